import type { Role } from '@duban/domain';
import { instant, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who may sign in. Times of passwords, locks and presence are wall time, never the business clock's. */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) username: string;
  @Column('text') name: string;
  @Column('text', { default: '' }) title: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  /** Hashes of the passwords before the present one, the newest first. */
  @Column('text', { name: 'password_history', array: true, default: '{}' }) passwordHistory: string[];
  @Column({ ...instant, name: 'password_changed_at' }) passwordChangedAt: Date;
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword: boolean;
  @Column('int', { name: 'failed_count', default: 0 }) failedCount: number;
  @Column({ ...instantOrNull, name: 'locked_until' }) lockedUntil: Date | null;
  @Column('boolean', { default: false }) disabled: boolean;
  @Column({ ...instantOrNull, name: 'last_seen_at' }) lastSeenAt: Date | null;
  @Column('int', { default: 1 }) version: number;
  @Column({ ...instant, name: 'created_at' }) createdAt: Date;
}
