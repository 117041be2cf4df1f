import { instant } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type OrgKind = 'county' | 'department' | 'township' | 'zone' | 'enterprise';

/** An organisation. `path`: from the county down to itself; who is above it, and whom it may see. */
@Entity('orgs')
export class OrgEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'short_name' }) shortName: string;
  @Column('text') kind: OrgKind;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('uuid', { array: true }) path: string[];
  @Column('text', { name: 'region_code', nullable: true }) regionCode: string | null;
  @Column('text', { name: 'credit_code', nullable: true, unique: true }) creditCode: string | null;
  /** 单位负责人: an account of this unit. 分管领导: a county leader. Who the rungs of its notices are told to. */
  @Column('uuid', { name: 'head_id', nullable: true }) headId: string | null;
  @Column('uuid', { name: 'supervisor_id', nullable: true }) supervisorId: string | null;
  @Column('boolean', { default: true }) active: boolean;
  @Column('int', { default: 1 }) version: number;
  @Column({ ...instant, name: 'created_at' }) createdAt: Date;
}
