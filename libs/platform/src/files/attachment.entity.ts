import type { AttachmentKind } from '@duban/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, instantOrNull } from '../database/columns';
import type { Evidence } from './examine/image';

/** 附件. What is known of a file somebody handed in; its bytes are kept under `storage_key`. */
@Entity('attachments')
export class AttachmentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { default: 'loose' }) state: 'loose' | 'bound';
  /** null: of a sender nobody is to know, once it is bound; loose, of a guest without an account. */
  @Column({ type: 'uuid', nullable: true }) account_id: string | null;
  @Column('text') by_name: string;
  @Column({ type: 'uuid', nullable: true }) unit_id: string | null;
  @Column('text') name: string;
  @Column('text') kind: AttachmentKind;
  @Column('text') media_type: string;
  @Column('int') size: number;
  @Column('text') sha256: string;
  /** Of what was sent: images are drawn anew. */
  @Column('text') original_sha256: string;
  @Column({ type: 'int', nullable: true }) width: number | null;
  @Column({ type: 'int', nullable: true }) height: number | null;
  @Column('jsonb', { default: {} }) evidence: Evidence;
  @Column({ type: 'text', nullable: true }) subject_type: string | null;
  @Column({ type: 'uuid', nullable: true }) subject_id: string | null;
  /** Which part of the matter: `notice`, `plan`, `reply:3` … */
  @Column({ type: 'text', nullable: true }) part: string | null;
  /** Among the files of its act, in the order chosen. */
  @Column('int', { default: 0 }) place: number;
  /** What is being written and will take it along, as `type:id`; a file nothing keeps expires. */
  @Column({ type: 'text', nullable: true }) kept_for: string | null;
  @Column('text') storage_key: string;
  @Column(instant) created_at: Date;
  @Column(instantOrNull) bound_at: Date | null;
}
