import type { LightTrial } from '@duban/contracts';
import {
  COLOR_ORDER,
  judgeProject,
  LIGHT_KINDS,
  type KindLight,
  type LightColor,
  type LightRules,
} from '@duban/domain';
import { Clock, cursorOf, invalidCursor, keyOf, rowsOf } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findLitProjects, findProjectsAfter } from './lights.queries';
import { LightsService, MANY } from './lights.service';

type Turn = { id: string; from: KindLight | null; to: KindLight | null };
type Page = { cursor?: string | undefined; limit: number };

const colorOf = (light: KindLight | null): LightColor => light?.color ?? 'none';
/** What would turn the worst comes first. */
const rank = ({ from, to }: Turn) =>
  COLOR_ORDER.indexOf(colorOf(to)) * COLOR_ORDER.length - COLOR_ORDER.indexOf(colorOf(from));

/**
 * 试算: rules of lights on today's portfolio, beside those in force. Nothing is written, and nothing is kept: each page is
 * computed anew, so that it is always true of now.
 */
@Injectable()
export class LightTrials {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly lights: LightsService,
  ) {}

  async run(rules: LightRules, { cursor, limit }: Page): Promise<LightTrial> {
    const from = cursor === undefined ? 0 : placeOf(cursor);
    return this.source.transaction('REPEATABLE READ', async (em) => {
      const { projects, turns } = await this.turns(em, rules);
      turns.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
      const page = turns.slice(from, from + limit);
      return {
        projects,
        changed: turns.length,
        moves: movesOf(turns),
        items: await itemsOf(em, page),
        next: turns.length > from + page.length ? cursorOf([from + page.length]) : null,
      };
    });
  }

  private async turns(em: EntityManager, rules: LightRules): Promise<{ projects: number; turns: Turn[] }> {
    const inForce = await this.lights.judging(em, await this.clock.read(em));
    const tried = { ...inForce, rules, version: inForce.version + 1 };
    const turns: Turn[] = [];
    let projects = 0;
    for (let after: string | null = null; ;) {
      const ids: string[] = await findProjectsAfter(em, after, MANY);
      for (const { id, judged } of await findLitProjects(em, ids)) {
        projects++;
        const [before, then] = [judgeProject(judged, inForce).overall, judgeProject(judged, tried).overall];
        if (colorOf(before) !== colorOf(then)) turns.push({ id, from: before, to: then });
      }
      after = ids.at(-1) ?? null;
      if (ids.length < MANY || after === null) return { projects, turns };
    }
  }
}

function movesOf(turns: readonly Turn[]): LightTrial['moves'] {
  const counts = new Map<string, LightTrial['moves'][number]>();
  for (const turn of turns) {
    const [from, to] = [colorOf(turn.from), colorOf(turn.to)];
    const move = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    move.count++;
    counts.set(`${from} ${to}`, move);
  }
  return [...counts.values()];
}

type NameRow = { id: string; name: string; unit_id: string; unit_name: string; unit_short_name: string };

async function itemsOf(em: EntityManager, page: readonly Turn[]): Promise<LightTrial['items']> {
  const names = await rowsOf<NameRow>(
    em,
    `select p.id, p.name, o.id as unit_id, o.name as unit_name, o.short_name as unit_short_name
     from projects p join orgs o on o.id = p.unit_id where p.id = any($1::uuid[])`,
    [page.map(({ id }) => id)],
  );
  return page.flatMap(({ id, from, to }) => {
    const row = names.find((one) => one.id === id);
    if (!row) return [];
    return [
      {
        project: { id, name: row.name },
        unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
        from: shown(from),
        to: shown(to),
      },
    ];
  });
}

const shown = (light: KindLight | null): LightTrial['items'][number]['from'] =>
  light
    ? { color: light.color, word: light.word, kind: light.kind, period: null, reason: light.reason }
    : { color: 'none', word: 'no-plan', kind: LIGHT_KINDS[0], period: null, reason: null };

function placeOf(cursor: string): number {
  const [from] = keyOf(cursor, 1);
  if (typeof from === 'number' && Number.isSafeInteger(from) && from >= 0) return from;
  throw invalidCursor();
}
