import {
  closedPeriod,
  dayOf,
  instantAt,
  openPeriod,
  yearOf,
  type Calendar,
  type Day,
  type Instant,
} from '@duban/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { attachFiles, type KeepBytes } from './attach-files';
import { cardEvents } from './card-events';
import { cardRows } from './card-rows';
import { fundsWanOf } from './funds';
import { insertRows } from './insert-rows';
import { demoAccounts, makeAccounts, type AccountRow, type DemoAccount } from './make-accounts';
import { makeAllNotices, type Notices } from './make-all-notices';
import { makeCards, type DemoCard } from './make-cards';
import { makeComplaints } from './make-complaints';
import { makeCounty, type County } from './make-county';
import { makeEnrolments } from './make-enrolments';
import { asOf, type DemoReport, type Season } from './make-figures';
import { appointHeads, makeHeads } from './make-heads';
import { makeOrgs, type DemoOrg, type Orgs } from './make-orgs';
import { projectRow } from './make-projects';
import { milestoneRows, registryDice, registryRow } from './make-registry';
import { noticeEvents } from './notice-events';
import { noticeRows } from './notice-rows';
import { ownLightOf } from './own-light';
import { Dice } from './random';
import { keepReviews, reviewOf, type DemoReview } from './review-reports';
import { lateEvents, replanEvents, reportEvents, tellEvents, type Person, type Told } from './tell-events';
import { tellInbox } from './tell-inbox';

export { demoAccounts, type DemoAccount } from './make-accounts';

type Given = {
  today: Day;
  calendar: Calendar;
  hashPassword: (password: string) => Promise<string>;
  keepBytes: KeepBytes;
  /** With what enterprises reported: acted out through what people use, so the ids of it are others at every start. */
  complaints?: boolean;
};

/**
 * Fills an empty database with a county one can walk through: 320 projects, two years of reports, notices at every
 * rung. Everything lies before the first minute of `today`, and is the same at every start of that day.
 */
export async function seedDemo(source: DataSource, given: Given): Promise<DemoAccount[]> {
  const { today, calendar: cal } = given;
  const dice = new Dice(`肥东 ${today}`);
  const closed = closedPeriod(cal, today);
  const season: Season = { cal, today, closed, open: openPeriod(today) };
  const registered = new Date(instantAt(`${yearOf(closed) - 1}-01-04`, '09:00')).toISOString();
  const orgs = makeOrgs(dice, registered);
  const accounts = await makeAccounts(orgs, {
    uuid: () => dice.uuid(),
    hashPassword: given.hashPassword,
    at: registered,
  });
  const heads = makeHeads(`肥东 ${today}`, orgs, accounts);
  const county = makeCounty(dice, orgs, season);
  const all = makeAllNotices(dice, orgs, county, season);
  const unit = handlerOf([...accounts, ...heads.accounts]);
  const cards = makeCards(new Dice(`肥东 ${today} 牌`), season, all.notices);
  const person = personOf(accounts);
  const [monitor, head, leader] = [person('monitor'), person('head'), person('leader')];
  const peopleOf = ({ notice }: DemoCard) => ({ monitor, head, leader, unit: unit(notice.unit) });
  const enrolments = makeEnrolments(season, monitor, accounts[0]?.password_hash ?? '');
  const rows = noticeRows(all.notices, { monitor, head, unit });
  await source.transaction(async (em) => {
    await insertRows(em, 'orgs', orgs.all);
    await insertRows(em, 'accounts', [...accounts, ...heads.accounts]);
    await appointHeads(em, heads);
    await insertRows(em, 'enrolments', enrolments.rows);
    const register = makeRegister(dice, county, orgs, { today, registered, leaderId: leader.accountId });
    await insertRows(em, 'projects', register.projects);
    await insertRows(em, 'milestones', register.milestones);
    await insertFigures(em, county, register.counting, season);
    await keepReviews(em, season, monitor.name);
    for (const [table, own] of [...Object.entries(rows), ...Object.entries(cardRows(cards, peopleOf))])
      await insertRows(em, table, own);
    await insertRows(
      em,
      'notice_numbers',
      [...all.lastNumbers].map(([year, last]) => ({ year, last })),
    );
    const acts = [
      ...all.notices.flatMap((notice) => noticeEvents(notice, { monitor, head, unit })),
      ...cards.flatMap((card) => cardEvents(card, peopleOf(card))),
    ];
    const { rows: files, lives } = await attachFiles(new Dice(`肥东 ${today} 附件`), acts, given.keepBytes);
    await insertRows(em, 'attachments', files);
    const complaints = given.complaints
      ? await makeComplaints(source, em, { season, orgs, accounts: [...accounts, ...heads.accounts] })
      : [];
    const told = [...lives, ...enrolments.told, ...complaints];
    await tell(em, { county, all, season, monitor, lives: told, countyId: orgs.county.id });
    await tellInbox(em, instantAt(today, '00:00'));
  });
  // The planner must know the new rows before the first board is asked for.
  await source.query('analyze');
  return demoAccounts();
}

/** Who answers for a unit: the first of its handlers. */
const handlerOf =
  (accounts: AccountRow[]) =>
  (unit: DemoOrg): Person => {
    const account = accounts.find(({ org_id, roles }) => org_id === unit.id && roles.includes('handler'));
    return { accountId: account?.id ?? null, name: account?.name ?? unit.short_name };
  };

/** The rows of the register with everything written of them, their milestones, and by what each is counted. */
function makeRegister(
  dice: Dice,
  { projects }: County,
  orgs: Orgs,
  at: { today: Day; registered: string; leaderId: string | null },
) {
  const own = registryDice(at.today);
  const rows = projects.map((project) => {
    const row = projectRow(dice, project, at.registered);
    return { ...row, ...registryRow(own, project, row, orgs, at.leaderId) };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    projects: rows,
    milestones: milestoneRows(own, projects, byId, orgs, { today: at.today, createdAt: at.registered }),
    counting: new Map(rows.map((row) => [row.id, row.counting])),
  };
}

async function insertFigures(
  em: EntityManager,
  { figures }: County,
  counting: ReadonlyMap<string, string>,
  season: Season,
): Promise<void> {
  const fen = (wan: number) => `${BigInt(wan) * 1_000_000n}`;
  const plans = [...figures].flatMap(([id, { plans: own }]) =>
    own.map((plan) => ({
      project_id: id,
      year: plan.year,
      version: plan.version,
      amount_fen: fen(plan.wan),
      months: plan.months?.map(fen) ?? null,
      basis: 'declared',
      reason: plan.reason,
      approved_by: plan.approvedBy,
      approved_on: dayOf(plan.at),
      current: plan.current,
      created_at: new Date(plan.at).toISOString(),
    })),
  );
  await insertRows(em, 'project_plans', plans);
  const reports = [...figures.values()].flatMap(({ reports: own }) =>
    own.map((report, i) => ({ report, isLast: i + 1 === own.length })),
  );
  await insertRows(
    em,
    'reports',
    reports.map(({ report }, i) => ({
      ...reportRow(report, fen, reviewOf(report, i, season)),
      basis: counting.get(report.project.id) ?? 'physical',
    })),
  );
  await em.query(
    `insert into report_versions (report_id, version, content, submitted_at, submitted_by, basis)
     select id, 1, content, submitted_at, submitted_by, basis from reports`,
  );
  // In the order they were lit: the newest light of a month is the one with the highest number.
  const lit = [...reports].sort((a, b) => a.report.at - b.report.at || (a.report.id < b.report.id ? -1 : 1));
  await insertRows(
    em,
    'lights',
    lit.map(({ report, isLast }) => lightRow(report, isLast)),
  );
}

function reportRow(
  report: DemoReport,
  fen: (wan: number) => string,
  { review, dueDay, at: reviewedAt }: DemoReview,
) {
  const { project, period, step, text, problems, physicalBp } = report;
  const at = new Date(report.at).toISOString();
  const fundsWan = fundsWanOf(report);
  const fundsFen = fundsWan === null ? null : fen(fundsWan);
  const content = {
    monthFen: fen(report.monthWan),
    fundsFen,
    physicalBp,
    progressStep: step,
    progressText: text,
    noProgressReason: null,
    problems,
    nextPlanFen: null,
    nextPlanText: '',
    ownLight: ownLightOf(report),
  };
  return {
    id: report.id,
    project_id: project.id,
    period,
    kind: 'monthly',
    state: 'submitted',
    as_of: asOf(report, dayOf(report.at)),
    month_fen: fen(report.monthWan),
    year_fen: fen(report.yearWan),
    total_fen: fen(report.totalWan),
    funds_fen: fundsFen,
    physical_bp: physicalBp,
    progress_step: step,
    progress_text: text,
    problems,
    content,
    late: report.late,
    version: 1,
    submissions: 1,
    submitted_at: at,
    submitted_by: report.by,
    review,
    review_due_day: dueDay,
    published:
      reviewedAt !== null
        ? {
            version: 1,
            monthFen: fen(report.monthWan),
            yearFen: fen(report.yearWan),
            totalFen: fen(report.totalWan),
            physicalBp,
            at: new Date(reviewedAt).toISOString(),
          }
        : null,
  };
}

function lightRow(report: DemoReport, isLast: boolean) {
  const { color, word, reason } = report.light;
  return {
    subject_type: 'project',
    subject_id: report.project.id,
    kind: 'investment',
    period: report.period,
    as_of: asOf(report, dayOf(report.at)),
    color,
    word,
    reason,
    rule: reason.rule,
    current: isLast,
    created_at: new Date(report.at).toISOString(),
  };
}

/** Somebody of the demonstration by the name he signs in with. */
const personOf =
  (accounts: AccountRow[]) =>
  (username: string): Person => {
    const account = accounts.find((each) => each.username === username);
    return { accountId: account?.id ?? null, name: account?.name ?? username };
  };

async function tell(
  em: EntityManager,
  told: {
    county: County;
    all: Notices;
    season: Season;
    monitor: Person;
    /** Of notices and cards, of the enterprises that register, and of what they report. */
    lives: Told[];
    countyId: string;
  },
): Promise<void> {
  const { county, all, season, monitor, lives } = told;
  const midnight: Instant = instantAt(season.today, '00:00');
  await tellEvents(
    em,
    [
      ...replanEvents(county, monitor),
      ...reportEvents(county),
      ...lateEvents(all, season),
      ...lives,
      {
        type: 'demo.seeded',
        subject: { type: 'county', id: told.countyId },
        at: midnight - 1,
        by: null,
        data: { projects: county.projects.length, notices: all.notices.length },
      },
    ],
    midnight,
  );
}
