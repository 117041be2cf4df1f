import type { CardRules } from '@duban/contracts';
import type { CardColor, CardState, RungKey } from '@duban/domain';
import { instant, instantOrNull } from '@duban/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The rules a card was issued under; later versions do not touch it. */
export type StampedCardRules = Omit<CardRules, 'autoIssue'> & { version: number };

/** 黄牌 · 红牌. Columns only; every act stands in `card_acts` as well, and stays there. */
@Entity('cards')
export class Card {
  @PrimaryColumn('uuid') id: string;
  @Column('text') color: CardColor;
  @Column('text') state: CardState;
  @Column('uuid') notice_id: string;
  @Column('uuid') unit_id: string;
  @Column('int', { default: 1 }) round: number;
  /** The rung that proposed it; null when a person did. */
  @Column({ type: 'text', nullable: true }) rung: RungKey | null;
  @Column('text', { default: '' }) reason: string;
  @Column('jsonb', { default: {} }) evidence: Record<string, unknown>;
  @Column(instant) proposed_at: Date;
  @Column({ type: 'uuid', nullable: true }) proposed_by: string | null;
  @Column({ type: 'int', nullable: true }) number_year: number | null;
  @Column({ type: 'int', nullable: true }) number_seq: number | null;
  @Column(instantOrNull) issued_at: Date | null;
  @Column({ type: 'uuid', nullable: true }) issued_by: string | null;
  @Column({ type: 'jsonb', nullable: true }) rules: StampedCardRules | null;
  @Column(instantOrNull) served_at: Date | null;
  @Column(instantOrNull) explain_due_at: Date | null;
  @Column(instantOrNull) appeal_due_at: Date | null;
  @Column(instantOrNull) appealed_at: Date | null;
  @Column(instantOrNull) review_due_at: Date | null;
  @Column(instantOrNull) decided_at: Date | null;
  @Column(instantOrNull) lifted_at: Date | null;
  /** A review made yellow of a red one. */
  @Column('boolean', { default: false }) lowered: boolean;
  /** One of its running terms touches a year that is not announced. */
  @Column('boolean', { default: false }) provisional: boolean;
  @Column('int', { default: 1 }) version: number;
}

/** A proposed card, and one that was not issued, is the office's own paper. */
export const isHiddenCard = ({ state }: Pick<Card, 'state'>) => state === 'proposed' || state === 'dismissed';

/** Everybody who proposed, confirmed or issued it: they do not decide on it. */
export const makersOf = ({ proposed_by, issued_by }: Pick<Card, 'proposed_by' | 'issued_by'>): string[] =>
  [proposed_by, issued_by].filter((id) => id !== null);
