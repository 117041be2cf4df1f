import {
  addMonths,
  DEFAULT_LINE_RULES,
  instantAt,
  lineSteps,
  reviewDueDay,
  type Instant,
  type Period,
  type Review,
} from '@duban/domain';
import { ReportsService, ReviewsService } from '@duban/reports';
import { Attachments, Clock, FileStorage, rowsOf, type Actor } from '@duban/platform';
import type { INestApplication } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { insertRows } from './insert-rows';
import type { DemoReport, Season } from './make-figures';
import { sitePhoto } from './make-files';
import { actorOf } from './people';
import { Dice } from './random';

const HOUR = 3_600_000;
/** Of the months that should have been reviewed by now, every so many was not. */
const EVERY_FORGOTTEN = 15;
const MONTHS_OF_STEPS = 12;

/** How the office stands to a report: what is older than the time of a review is accepted, but for a few of the last month. */
export function reviewOf(report: DemoReport, i: number, { cal, today, closed }: Season): DemoReview {
  const dueDay = reviewDueDay(cal, report.at);
  const isForgotten = report.period >= closed && i % EVERY_FORGOTTEN === 0;
  if (dueDay >= today || isForgotten) return { review: 'unreviewed', dueDay, at: null };
  return { review: 'accepted', dueDay: null, at: report.at + 20 * HOUR };
}
export type DemoReview = { review: Review; dueDay: string | null; at: Instant | null };

/** What the office said of each report it accepted, and the steps that the months before have gone. */
export async function keepReviews(em: EntityManager, season: Season, reviewer: string): Promise<void> {
  await em.query(
    `insert into report_reviews (report_id, version, verdict, comments, by_name, at)
     select id, 1, 'accepted', '[]', $1, (published ->> 'at')::timestamptz from reports where published is not null`,
    [reviewer],
  );
  const rows: { period: Period; step: string; taken_at: string; timely: boolean; owing: number }[] = [];
  for (let back = 0; back < MONTHS_OF_STEPS; back++) {
    const period = addMonths(season.open, -back);
    for (const { step, at } of lineSteps(season.cal, period, DEFAULT_LINE_RULES)) {
      if (at >= instantAt(season.today, '00:00')) continue;
      const [owing] = await rowsOf<{ n: number }>(
        em,
        `select count(*)::int as n from direct_report_projects d join projects p using (id)
         where p.created_at <= $2 and not exists (select 1 from reports r where r.project_id = d.id and r.period = $1
           and r.state = 'submitted' and r.submitted_at <= $2)`,
        [period, new Date(at)],
      );
      rows.push({ period, step, taken_at: new Date(at).toISOString(), timely: true, owing: owing?.n ?? 0 });
    }
  }
  await insertRows(em, 'report_steps', rows);
}

const COMMENTS = [
  { section: 'progress' as const, text: '形象进度比上月少，请核实后重报' },
  { section: 'problems' as const, text: '问题只写了“资金”，请写明差额和需要哪个单位协调' },
];

/**
 * Two reports of one township are returned and one is corrected after it was accepted, through the doors people use; fewer
 * where fewer were filed.
 */
export async function reviewSome(nest: INestApplication): Promise<void> {
  const monitor = await actorOf(nest, 'monitor');
  const unit = await actorOf(nest, 'cuozhen');
  const source = nest.get(DataSource);
  const newest = (review: Review) =>
    rowsOf<{ project_id: string; period: Period; version: number; content: never }>(
      source,
      `select r.project_id, r.period, r.version, r.content from reports r join projects p on p.id = r.project_id
       where p.unit_id = $1 and r.review = $2 and not exists (select 1 from reports l where l.project_id = r.project_id
         and l.period > r.period) order by r.period desc, p.code limit 2`,
      [unit.orgId, review],
    );
  for (const [i, { project_id: projectId, period, version }] of (await newest('unreviewed')).entries())
    await nest
      .get(ReviewsService, { strict: false })
      .review(
        monitor,
        { projectId, period },
        { verdict: 'return', comments: COMMENTS.slice(i, i + 1), version },
      );
  const [accepted] = await newest('accepted');
  if (!accepted) return;
  const { project_id: projectId, period, version, content } = accepted;
  const photoId = await photographed(nest, unit);
  const monthFen = String((BigInt((content as { monthFen: string }).monthFen) * 9n) / 10n);
  await nest
    .get(ReportsService, { strict: false })
    .submit(
      unit,
      { projectId, period },
      {
        content: { ...(content as object), monthFen } as never,
        ...{ version, reason: '设备款重复计入，核减', photoIds: [photoId] },
      },
    )
    // a month that is locked by now stays as it is
    .catch(async (error: Error) => {
      if (!/period-locked/.test(error.message)) throw error;
      await nest.get(Attachments, { strict: false }).remove(unit, photoId);
    });
}

/** A photograph somebody has sent and not used yet. */
async function photographed(nest: INestApplication, { accountId, name: by, orgId }: Actor): Promise<string> {
  const dice = new Dice('直报现场照片');
  const { bytes, previews, ...known } = await sitePhoto(dice, '现场照片.jpg');
  const [id, key] = [dice.uuid(), dice.uuid().replaceAll('-', '')];
  const storage = nest.get(FileStorage);
  await storage.putBytes(key, bytes);
  for (const [size, preview] of previews) await storage.putBytes(`${key}-${size}`, preview);
  const at = new Date(await nest.get(Clock).read());
  await insertRows(nest.get(DataSource).manager, 'attachments', [
    {
      ...{ id, state: 'loose', account_id: accountId, by_name: by, unit_id: orgId, ...known },
      ...{ original_sha256: known.sha256, evidence: {}, storage_key: key, created_at: at.toISOString() },
    },
  ]);
  return id;
}
