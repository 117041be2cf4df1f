import { dayOrNull, fen, instant } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a project's plan for a year. Versions are added, never changed, but for which one is `current`. */
@Entity('project_plans')
export class ProjectPlan {
  @PrimaryColumn('uuid') project_id: string;
  @PrimaryColumn('int') year: number;
  @PrimaryColumn('int') version: number;
  @Column(fen) amount_fen: bigint;
  @Column('bigint', { array: true, nullable: true }) months: string[] | null;
  @Column('text') basis: 'declared' | 'straight-line';
  @Column('text') reason: string;
  @Column('text') approved_by: string;
  @Column(dayOrNull) approved_on: string | null;
  @Column('boolean') current: boolean;
  @Column(instant) created_at: Date;
}
