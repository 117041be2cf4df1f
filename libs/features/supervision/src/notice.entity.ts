import type { NoticeRules, NoticeSource } from '@duban/contracts';
import type { NoticeColor, NoticePolicy, NoticeRequest, NoticeStage, RungKey, Severity } from '@duban/domain';
import { dayOrNull, instant, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 督办单. Columns only; the subject belongs to another feature and is known by type, id and name. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'int', nullable: true }) number_year: number | null;
  @Column({ type: 'int', nullable: true }) number_seq: number | null;
  @Column('text') title: string;
  @Column('text') state: NoticeStage;
  @Column('text') severity: Severity;
  @Column('text') source: NoticeSource;
  @Column('text', { default: '' }) source_note: string;
  @Column('text') subject_type: 'project' | 'complaint';
  @Column('uuid') subject_id: string;
  @Column('text') subject_name: string;
  @Column('uuid') unit_id: string;
  /** 协办单位: they see the notice and feed back. */
  @Column('uuid', { array: true, default: [] }) co_unit_ids: string[];
  @Column({ type: 'uuid', nullable: true }) owner_id: string | null;
  @Column('text') reason_code: string;
  @Column('jsonb', { default: {} }) reason_facts: Record<string, unknown>;
  @Column('text', { default: '' }) demands: string;
  /** The kinds of evidence asked for, in words. */
  @Column('text', { array: true, default: [] }) evidence: string[];
  @Column('text', { default: 'blue' }) color: NoticeColor;
  @Column(instant) proposed_at: Date;
  @Column(instantOrNull) approved_at: Date | null;
  @Column({ type: 'text', nullable: true }) approved_by: string | null;
  /** Of a re-dispatched one: when the present unit got it. */
  @Column(instantOrNull) issued_at: Date | null;
  @Column({ type: 'int', nullable: true }) working_days: number | null;
  @Column(dayOrNull) sign_due_day: string | null;
  @Column(dayOrNull) due_day: string | null;
  @Column(instantOrNull) due_at: Date | null;
  @Column('boolean', { default: false }) provisional: boolean;
  @Column(instantOrNull) signed_at: Date | null;
  @Column(instantOrNull) acting_at: Date | null;
  @Column('text', { default: '' }) plan: string;
  @Column(instantOrNull) replied_at: Date | null;
  @Column(instantOrNull) accepted_at: Date | null;
  @Column(instantOrNull) closed_at: Date | null;
  @Column(instantOrNull) archived_at: Date | null;
  @Column(instantOrNull) suspended_at: Date | null;
  /** While suspended: the day it was granted until, and when that was told to have come. */
  @Column(dayOrNull) pause_ends_day: string | null;
  @Column(instantOrNull) pause_ended_at: Date | null;
  /** When progress is due next; null when none is. */
  @Column(dayOrNull) next_feedback_day: string | null;
  /** Requests that wait for the office, and those that may not be made again. */
  @Column('text', { array: true, default: [] }) pending: NoticeRequest[];
  @Column('text', { array: true, default: [] }) spent: NoticeRequest[];
  /** Which unit's turn it is: 1, and 2 after a re-dispatch. */
  @Column('int', { default: 1 }) round: number;
  /** The rules it was issued under. */
  @Column('jsonb', { nullable: true }) rules: NoticeRules | null;
  @Column('jsonb', { nullable: true }) policy: NoticePolicy | null;
  @Column('int', { default: 0 }) level: number;
  @Column({ type: 'text', nullable: true }) next_rung: RungKey | null;
  @Column(dayOrNull) next_day: string | null;
  @Column('int', { default: 1 }) version: number;
}
