import type { ReportDraft } from '@duban/contracts';
import type { Review } from '@duban/domain';
import { dayOrNull, fenOrNull, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Published = {
  version: number;
  monthFen: string | null;
  yearFen: string | null;
  totalFen: string | null;
  physicalBp: number | null;
  at: string;
};

/** 月报: one row for each project and month. Every submission is kept whole in `report_versions`. */
@Entity('reports')
export class Report {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') project_id: string;
  @Column('text') period: string;
  @Column('text', { default: 'monthly' }) kind: 'monthly' | 'observation';
  @Column('text') state: 'draft' | 'submitted';
  @Column({ ...dayOrNull, nullable: false }) as_of: string;
  @Column(fenOrNull) month_fen: bigint | null;
  @Column(fenOrNull) year_fen: bigint | null;
  @Column(fenOrNull) total_fen: bigint | null;
  @Column(fenOrNull) funds_fen: bigint | null;
  /** By what its figures were counted when they were told. */
  @Column('text', { default: 'physical' }) basis: 'physical' | 'payment';
  @Column({ type: 'int', nullable: true }) physical_bp: number | null;
  @Column({ type: 'text', nullable: true }) progress_step: string | null;
  @Column('text', { default: '' }) progress_text: string;
  @Column('jsonb', { default: [] }) problems: ReportDraft['problems'];
  @Column('jsonb', { default: {} }) content: Partial<ReportDraft>;
  @Column('jsonb', { nullable: true }) draft: ReportDraft | null;
  @Column(instantOrNull) draft_at: Date | null;
  @Column('boolean', { default: false }) late: boolean;
  /** Counts every save: what a form was opened with. */
  @Column('int', { default: 0 }) version: number;
  @Column('int', { default: 0 }) submissions: number;
  @Column(instantOrNull) submitted_at: Date | null;
  @Column({ type: 'text', nullable: true }) submitted_by: string | null;
  /** How the office stands to the newest submission; null: filed before there was a review, or not filed. */
  @Column({ type: 'text', nullable: true }) review: Review | null;
  @Column(dayOrNull) review_due_day: string | null;
  /** The figures as they were first accepted: a correction stands beside them. */
  @Column('jsonb', { nullable: true }) published: Published | null;
}
