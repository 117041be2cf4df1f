import type {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintClock,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintRules,
  ComplaintStage,
  Complexity,
  Confidentiality,
  SatisfactionGrade,
} from '@duban/domain';
import { dayOrNull, instant, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 企业诉求. Who it comes from is not here: `ComplaintSenders` has it, and asks before it tells. */
@Entity('complaints')
export class Complaint {
  @PrimaryColumn('uuid') id: string;
  @Column('int') number_year: number;
  @Column('int') number_seq: number;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('text') category: ComplaintCategory;
  @Column('text') kind: ComplaintKind;
  @Column('text') channel: ComplaintChannel;
  @Column('text') confidentiality: Confidentiality;
  @Column('text', { default: 'plain' }) complexity: Complexity;
  @Column({ type: 'uuid', nullable: true }) project_id: string | null;
  @Column('text', { default: '' }) inspection: string;
  /** 被反映单位. */
  @Column('uuid', { array: true, default: [] }) complained_of: string[];
  @Column('text') stage: ComplaintStage;
  @Column({ type: 'uuid', nullable: true }) lead_id: string | null;
  @Column('uuid', { array: true, default: [] }) co_ids: string[];
  /** The unit above the lead that has it after a bad verdict; null then: the office has it. */
  @Column({ type: 'uuid', nullable: true }) holder_id: string | null;
  @Column('int', { default: 0 }) reworks: number;
  @Column('boolean', { default: false }) was_with_leader: boolean;
  @Column('boolean', { default: false }) was_withdrawn: boolean;
  /** The last verdict was told to the office, which wrote it down: the enterprise may put its own in its place. */
  @Column('boolean', { default: false }) was_told: boolean;
  @Column(instant) filed_at: Date;
  @Column(instant) since: Date;
  @Column(instantOrNull) assigned_at: Date | null;
  /** The first answer, and when it was due. */
  @Column(instantOrNull) answered_at: Date | null;
  @Column(instantOrNull) answer_due_at: Date | null;
  @Column(instantOrNull) called_back_at: Date | null;
  @Column(instantOrNull) withdrawn_at: Date | null;
  @Column({ type: 'text', nullable: true }) outcome: ComplaintOutcome | null;
  @Column({ type: 'int', nullable: true }) grade: SatisfactionGrade | null;
  @Column(instantOrNull) closed_at: Date | null;
  /** The clock that runs out first, kept for lists. */
  @Column({ type: 'text', nullable: true }) clock: ComplaintClock | null;
  @Column(dayOrNull) due_day: string | null;
  @Column(instantOrNull) due_at: Date | null;
  @Column('boolean', { default: false }) provisional: boolean;
  @Column('int', { default: 0 }) missed: number;
  @Column({ type: 'text', nullable: true }) receipt_hash: string | null;
  @Column({ type: 'text', nullable: true }) key_hash: string | null;
  /** The rules it was filed under. */
  @Column('jsonb') rules: ComplaintRules;
  @Column('int', { default: 1 }) version: number;
}
