import { noticeNumber } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

export type Subject = { type: string; id: string };
/** The notice a line is about, as it is now; of a card: the notice behind it. */
export type About = {
  noticeId: string;
  number: string | null;
  title: string;
  unit: string;
  dueDay: string | null;
};
type Row = {
  type: string;
  id: string;
  notice_id: string;
  number_year: number | null;
  number_seq: number | null;
  title: string;
  unit: string;
  due_day: string | null;
};

const keyOf = ({ type, id }: Subject) => `${type} ${id}`;

/**
 * The notices behind these subjects, asked by `keyOf`. Whoever was told of one may see these five facts of it: nothing
 * more of a notice ever goes into a message.
 */
export async function findAbout(
  source: DataSource | EntityManager,
  subjects: readonly Subject[],
): Promise<(subject: Subject) => About | null> {
  const idsOf = (type: string) => [
    ...new Set(subjects.filter((subject) => subject.type === type).map(({ id }) => id)),
  ];
  const rows = await rowsOf<Row>(
    source,
    `select s.type, s.id, n.id as notice_id, n.number_year, n.number_seq, n.title, u.short_name as unit, n.due_day
     from (select 'notice' as type, id::text as id, id as notice_id from notices where id = any($1::uuid[])
           union all select 'card', id::text, notice_id from cards where id = any($2::uuid[])) s
     join notices n on n.id = s.notice_id join orgs u on u.id = n.unit_id`,
    [idsOf('notice'), idsOf('card')],
  );
  const known = new Map(
    rows.map((row): [string, About] => [
      keyOf(row),
      {
        noticeId: row.notice_id,
        number: row.number_year && row.number_seq ? noticeNumber(row.number_year, row.number_seq) : null,
        title: row.title,
        unit: row.unit,
        dueDay: row.due_day,
      },
    ]),
  );
  return (subject) => known.get(keyOf(subject)) ?? null;
}
