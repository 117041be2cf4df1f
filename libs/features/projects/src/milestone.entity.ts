import type { MilestoneKind, MilestoneTopic } from '@duban/domain';
import { day, dayOrNull, instant } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 手续 or 节点 of a project: what it has to have or to reach, who owes it and by when. */
@Entity('milestones')
export class MilestoneRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') project_id: string;
  @Column('text') kind: MilestoneKind;
  @Column({ type: 'text', nullable: true }) topic: MilestoneTopic | null;
  @Column('text') name: string;
  @Column('uuid') unit_id: string;
  @Column(day) planned_day: string;
  @Column(dayOrNull) actual_day: string | null;
  @Column(dayOrNull) dropped_day: string | null;
  @Column({ type: 'text', nullable: true }) drop_reason: string | null;
  @Column('text', { default: '' }) note: string;
  @Column('int', { default: 1 }) version: number;
  @Column(instant) created_at: Date;
  @Column(instant) updated_at: Date;
}
