import { dayOf, yearOf, type CardColor, type Rung } from '@duban/domain';
import { rowsOf, Settings, type Tx } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import { addActs, ofCard, saidOf, takeNumbers, type CardOfNotice } from './card-rows';
import { findHolders, findUnitPeople, numberedData, tellOf } from './card-tellings';

/** A rung that fired, of a notice as the ladder knows it. */
export type RungFire = { notice: CardOfNotice['notice'] & { round: number }; rung: Rung };

const COLORS: readonly CardColor[] = ['yellow', 'red'];

/**
 * The cards that rungs propose, of many notices at once. One of a colour for each notice and unit, however often it is
 * asked, and only what was really written is told. A colour that the rules issue by themselves (a setting, off at
 * first) gets its number in the same transaction. No query at all when no rung proposes a card.
 */
export async function proposeByRungs(tx: Tx, fires: readonly RungFire[]): Promise<void> {
  const wanted = fires.flatMap(({ notice, rung }) =>
    COLORS.filter((color) => rung.effects.includes(`propose-${color}`)).map((color) => ({
      id: uuid(),
      color,
      notice,
      rung,
    })),
  );
  if (wanted.length === 0) return;
  const rows = await rowsOf<{ id: string }>(
    tx.em,
    `insert into cards (id, color, state, notice_id, unit_id, round, rung, proposed_at, evidence)
     select r.id, r.color, 'proposed', n.id, r.unit_id, r.round, r.rung, $2,
       r.evidence || jsonb_build_object('dueDay', n.due_day)
     from jsonb_to_recordset($1::jsonb) as r (id uuid, color text, notice_id uuid, unit_id uuid, round int, rung text,
       evidence jsonb) join notices n on n.id = r.notice_id
     on conflict (notice_id, round, color) where state <> 'dismissed' do nothing
     returning id`,
    [
      JSON.stringify(
        wanted.map(({ id, color, notice, rung }) => ({
          id,
          color,
          notice_id: notice.id,
          unit_id: notice.unit_id,
          round: notice.round,
          rung: rung.key,
          evidence: { rung: rung.key, rungDay: rung.day, level: rung.seq },
        })),
      ),
      new Date(tx.now),
    ],
  );
  const written = new Set(rows.map(({ id }) => id));
  const cards = wanted.filter(({ id }) => written.has(id));
  if (cards.length === 0) return;
  for (const card of cards)
    tx.record({ type: 'card.proposed', ...ofCard(card), data: { ...saidOf(card), rung: card.rung.key } });
  const { version, value } = await new Settings(tx.em.connection).current('card-rules', tx.em);
  const own = cards.filter(({ color }) => value.autoIssue.includes(color));
  await addActs(tx, [
    ...cards.map(({ id }) => ({ id, move: 'propose' })),
    ...own.map(({ id }) => ({ id, move: 'issue' })),
  ]);
  await issueByRule(tx, own, { version, ...value });
  await tellHeads(
    tx,
    cards.filter((card) => !own.includes(card)),
  );
}

/** What was proposed for notices that are taken back, or whose unit changed, is not issued; the reason stays. */
export async function dismissProposed(tx: Tx, noticeIds: readonly string[], reason: string): Promise<void> {
  if (noticeIds.length === 0) return;
  const rows = await rowsOf<Omit<CardOfNotice['notice'], 'id'> & Omit<CardOfNotice, 'notice'> & Dismissed>(
    tx.em,
    `update cards c set state = 'dismissed', decided_at = $2, version = c.version + 1
     from notices n where n.id = c.notice_id and c.notice_id = any($1) and c.state = 'proposed'
     returning c.id, c.color, c.notice_id, c.unit_id, n.subject_id, n.owner_id, n.title`,
    [noticeIds, new Date(tx.now)],
  );
  await addActs(
    tx,
    rows.map(({ id }) => ({ id, move: 'dismiss', text: reason })),
  );
  for (const { id, color, notice_id, ...notice } of rows) {
    const card = { id, color, notice: { ...notice, id: notice_id } };
    tx.record({ type: 'card.dismissed', ...ofCard(card), data: { ...saidOf(card), text: reason } });
  }
}

type Dismissed = { notice_id: string };

/** 自动签发: the number is given and nobody is named as the issuer. The unit is told; the card still has to be served. */
async function issueByRule(tx: Tx, cards: CardOfNotice[], rules: object): Promise<void> {
  if (cards.length === 0) return;
  const year = yearOf(dayOf(tx.now));
  const numbered: (CardOfNotice & { number_year: number; number_seq: number })[] = [];
  for (const color of COLORS) {
    const own = cards.filter((card) => card.color === color);
    const first = await takeNumbers(tx, color, year, own.length);
    numbered.push(...own.map((card, i) => ({ ...card, number_year: year, number_seq: first + i })));
  }
  await tx.em.query(
    `update cards c set state = 'issued', issued_at = $2, number_year = $3, number_seq = r.number_seq, rules = $4,
       version = 2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, number_seq int) where c.id = r.id`,
    [
      JSON.stringify(numbered.map(({ id, number_seq }) => ({ id, number_seq }))),
      new Date(tx.now),
      year,
      JSON.stringify(rules),
    ],
  );
  const people = await findUnitPeople(
    tx.em,
    cards.map(({ notice }) => notice.unit_id),
  );
  for (const card of numbered) {
    tx.record({ type: 'card.issued', ...ofCard(card), data: { ...numberedData(card), byRule: true } });
    tellOf(tx, card, 'card.issued', people.get(card.notice.unit_id) ?? [], { kind: 'rung' });
  }
}

/** Who may issue is told that something waits. */
async function tellHeads(tx: Tx, cards: CardOfNotice[]): Promise<void> {
  if (cards.length === 0) return;
  const to = await findHolders(tx.em, 'card:issue');
  for (const card of cards) tellOf(tx, card, 'card.proposed', to, { kind: 'news' });
}
