import type { NoticeSource } from '@duban/contracts';
import {
  dayOf,
  instantAt,
  levelOf,
  noticeNumber,
  yearOf,
  type Day,
  type Instant,
  type KeptRung,
  type NoticeStage,
  type Severity,
} from '@duban/domain';
import type { CardScripts } from './card-cases';
import type { Season } from './make-figures';
import type { DemoOrg } from './make-orgs';
import type { DemoProject } from './make-projects';
import { NoticeLedger } from './notice-ledger';
import { NoticeLife } from './notice-life';
import type { Move, Step } from './notice-moves';
import type { Dice } from './random';

export type Matter = {
  source: NoticeSource;
  note: string;
  code: string;
  facts: Record<string, unknown>;
  title: string;
  demands: string;
  evidence: string[];
};
export type DemoNotice = {
  id: string;
  project: DemoProject;
  matter: Matter;
  severity: Severity;
  coUnits: DemoOrg[];
  /** What became of the cards its ladder proposed. */
  cards?: CardScripts;
  year: number | null;
  seq: number | null;
  /** How it stands today, and everything that happened to it. */
  life: NoticeLife;
  unit: DemoOrg;
  state: NoticeStage;
  rungs: KeptRung[];
  dueDay: Day | null;
  moves: Move[];
};
type Given = Pick<DemoNotice, 'project' | 'matter' | 'severity' | 'cards'> & {
  steps: Step[];
  coUnits?: DemoOrg[];
};

/** A notice lived through: its steps in order, and between them what the clock did by the law, up to today. */
export function liveThrough(
  dice: Dice,
  season: Season,
  { steps, coUnits = [], ...given }: Given,
): DemoNotice {
  const ledger = new NoticeLedger(season.cal, given.severity);
  const id = dice.uuid();
  const life = new NoticeLife(ledger, given.project.unit, () => dice.uuid());
  const until = instantAt(season.today, '00:00');
  for (const step of steps) if (step.at < until) life.take(step);
  life.wait(until);
  return {
    ...given,
    ...{ id, coUnits, life, year: null, seq: null },
    unit: life.unit,
    state: life.position.stage,
    rungs: ledger.rungs,
    dueDay: ledger.issuedAt === null ? null : ledger.dueDay,
    moves: life.moves,
  };
}

/** Numbers in the order of issue, from 1 in each year. Returns the last number of each. */
export function giveNumbers(notices: DemoNotice[]): Map<number, number> {
  const last = new Map<number, number>();
  const issued = notices
    .map((notice) => ({ notice, at: timeOf(notice, 'issued') }))
    .filter((each): each is { notice: DemoNotice; at: Instant } => each.at !== null)
    .sort((a, b) => a.at - b.at);
  for (const { notice, at } of issued) {
    notice.year = yearOf(dayOf(at));
    notice.seq = (last.get(notice.year) ?? 0) + 1;
    last.set(notice.year, notice.seq);
  }
  return last;
}

/** When something happened to a notice the last time. */
export const timeOf = ({ moves }: DemoNotice, kind: Move['kind']): Instant | null =>
  moves.findLast((move) => move.kind === kind)?.at ?? null;
export const numberOf = ({ year, seq }: DemoNotice) => (year && seq ? noticeNumber(year, seq) : null);
export const levelNow = ({ rungs }: DemoNotice) => levelOf(rungs);
