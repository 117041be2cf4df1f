import type { z } from 'zod';
import type { Category, Counting, Funding, Sector, Stage, YearClass } from '@duban/contracts';
import { dayOrNull, fen, fenOrNull, instant } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A project of the register. Columns only; its organisations, reports and lights belong to other features. */
@Entity('projects')
export class Project {
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'text', nullable: true, unique: true }) code: string | null;
  @Column('text') name: string;
  @Column('uuid') unit_id: string;
  @Column({ type: 'uuid', nullable: true }) owner_id: string | null;
  /** 法人单位, as the papers name it; the owner's organisation where it has an account here. */
  @Column('text', { default: '' }) legal_name: string;
  @Column({ type: 'text', nullable: true }) credit_code: string | null;
  @Column('text') township: string;
  @Column('text') township_name: string;
  @Column('text') sector: z.infer<typeof Sector>;
  @Column({ type: 'text', nullable: true }) industry: string | null;
  @Column('text') category: z.infer<typeof Category>;
  @Column('text') nature: string;
  @Column('text') stage: z.infer<typeof Stage>;
  @Column('text') year_class: z.infer<typeof YearClass>;
  @Column('text', { array: true, default: [] }) labels: string[];
  @Column('text', { default: '' }) description: string;
  @Column('text', { default: '' }) scale: string;
  @Column('text', { default: '' }) address: string;
  @Column({ type: 'uuid', nullable: true }) regulator_id: string | null;
  @Column({ type: 'uuid', nullable: true }) leader_id: string | null;
  @Column('text', { default: '' }) leader_name: string;
  @Column('text', { default: '' }) officer_name: string;
  @Column(fen) total_fen: bigint;
  @Column('text', { default: 'CNY' }) currency: string;
  @Column('boolean', { default: false }) government_funded: boolean;
  @Column('jsonb', { default: [] }) funding: z.infer<typeof Funding>[];
  @Column(fenOrNull) estimate_fen: bigint | null;
  @Column(fenOrNull) budget_fen: bigint | null;
  @Column('text', { default: 'physical' }) counting: z.infer<typeof Counting>;
  @Column(dayOrNull) planned_start: string | null;
  @Column(dayOrNull) planned_finish: string | null;
  @Column(dayOrNull) planned_operation: string | null;
  @Column(dayOrNull) actual_start: string | null;
  @Column(dayOrNull) actual_finish: string | null;
  @Column(dayOrNull) actual_operation: string | null;
  /** 入库: since when the statistics count it. */
  @Column(dayOrNull) registered_on: string | null;
  @Column({ type: 'double precision', nullable: true }) longitude: number | null;
  @Column({ type: 'double precision', nullable: true }) latitude: number | null;
  @Column('text') source: string;
  /** What the search looks through besides the names of unit and owner, which are their own rows. */
  @Column('text') search: string;
  @Column('int', { default: 1 }) version: number;
  @Column(instant) created_at: Date;
  @Column(instant) updated_at: Date;
}
