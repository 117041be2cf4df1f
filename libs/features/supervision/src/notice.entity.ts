import type { NoticeRules } from '@duban/contracts';
import type { LadderPolicy, NoticeState, RungKey, Severity } from '@duban/domain';
import { dayOrNull, instant, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 督办单. Columns only; the subject belongs to another feature and is known by type, id and name. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'int', nullable: true }) number_year: number | null;
  @Column({ type: 'int', nullable: true }) number_seq: number | null;
  @Column('text') title: string;
  @Column('text') state: NoticeState;
  @Column('text') severity: Severity;
  @Column('text') source: 'light' | 'late-report' | 'by-hand';
  @Column('text') subject_type: string;
  @Column('uuid') subject_id: string;
  @Column('text') subject_name: string;
  @Column('uuid') unit_id: string;
  @Column({ type: 'uuid', nullable: true }) owner_id: string | null;
  @Column('text') reason_code: string;
  @Column('jsonb', { default: {} }) reason_facts: Record<string, unknown>;
  @Column('text', { default: '' }) demands: string;
  @Column(instant) proposed_at: Date;
  @Column(instantOrNull) issued_at: Date | null;
  @Column({ type: 'int', nullable: true }) working_days: number | null;
  @Column(dayOrNull) sign_due_day: string | null;
  @Column(dayOrNull) due_day: string | null;
  @Column(instantOrNull) due_at: Date | null;
  @Column('boolean', { default: false }) provisional: boolean;
  @Column(instantOrNull) signed_at: Date | null;
  @Column(instantOrNull) replied_at: Date | null;
  @Column(instantOrNull) closed_at: Date | null;
  @Column('int', { default: 1 }) round: number;
  /** The rules it was issued under. */
  @Column('jsonb', { nullable: true }) rules: NoticeRules | null;
  @Column('jsonb', { nullable: true }) policy: LadderPolicy | null;
  @Column('int', { default: 0 }) level: number;
  @Column({ type: 'text', nullable: true }) next_rung: RungKey | null;
  @Column(dayOrNull) next_day: string | null;
  @Column('int', { default: 1 }) version: number;
}
