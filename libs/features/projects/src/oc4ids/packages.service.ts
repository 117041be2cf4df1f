import { NewProject, ProjectFields, type Answer, type Call, type importPackage } from '@duban/contracts';
import { closedPeriod, dayOf } from '@duban/domain';
import {
  Calendars,
  DomainError,
  refusedFields,
  Work,
  type Actor,
  type RefusedField,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findStandings } from '../projects.queries';
import { ProjectsService, type Brought } from '../projects.service';
import { droppedOf, type Dropped } from './compare';
import { fieldPlace } from './field-places';
import { fromOc4ids, type Wanted } from './from-oc4ids';
import {
  findAuthority,
  findByCodes,
  findParts,
  findPlace,
  findPlansNow,
  type KnownProject,
} from './oc4ids.queries';
import { readPackage, type Package, type Read } from './read-package';
import { toOc4ids } from './to-oc4ids';

type Body = Call<typeof importPackage>['body'];
type Outcome = Answer<typeof importPackage>;
type Done = 'created' | 'changed' | 'same';

/** More dropped places than anybody reads are counted, not listed. */
const MAX_TOLD = 500;
const MADE_BY = 'oc4ids';

/** A dry run is the run itself, taken back. */
class Rehearsed extends Error {
  constructor(readonly outcome: Outcome) {
    super('rehearsed');
  }
}

/** OC4IDS packages into the register: known projects change, others enter; all of a package, or nothing. */
@Injectable()
export class PackagesService {
  constructor(
    private readonly work: Work,
    private readonly projects: ProjectsService,
    private readonly calendars: Calendars,
  ) {}

  async bring(actor: Actor, body: Body): Promise<Outcome> {
    const sent = readPackage(body.text);
    if (sent.refused.length > 0 && !body.dryRun)
      throw new DomainError('invalid', {}, sent.refused.slice(0, 100));
    try {
      return await this.work.run(actor, async (tx) => {
        const outcome = await this.all(tx, sent, body);
        if (body.dryRun) throw new Rehearsed(outcome);
        if (outcome.refused.length > 0) throw new DomainError('invalid', {}, outcome.refused.slice(0, 100));
        return outcome;
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.outcome;
      throw error;
    }
  }

  private async all(tx: Tx, sent: Package, body: Body): Promise<Outcome> {
    const counts: Record<Done, number> = { created: 0, changed: 0, same: 0 };
    const refused: RefusedField[] = [...sent.refused];
    const dropped: Dropped[] = Object.keys(sent.head)
      .filter((key) => key !== 'version')
      .map((key) => ({ path: key, why: 'left-out' as const }));
    const cal = await this.calendars.current(tx.em);
    const closed = closedPeriod(cal, dayOf(tx.now));
    for (const [i, read] of sent.read.entries()) {
      const place = `projects.${i}`;
      try {
        const { id, done } = await this.one(tx, read, body, sent.uri);
        counts[done]++;
        const [row] = await findStandings(tx.em, { closed, kept: false, measure: 'current' }, [id]);
        const parts = await findParts(tx.em, [id]);
        if (row) dropped.push(...droppedOf(read.raw, toOc4ids(row, parts(id)), place));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push(...placed(error, place));
      }
    }
    const outcome = {
      ...counts,
      refused,
      dropped: dropped.slice(0, MAX_TOLD),
      droppedInAll: dropped.length,
    };
    if (counts.created + counts.changed > 0)
      tx.record({
        type: 'import.finished',
        subject: { type: 'import', id: MADE_BY },
        data: { file: sent.uri, rows: sent.read.length, ...counts, dropped: dropped.length },
      });
    return outcome;
  }

  private async one(tx: Tx, { project }: Read, body: Body, uri: string): Promise<{ id: string; done: Done }> {
    const known = await findByCodes(tx.em, fromOc4ids(project, null, dayOf(tx.now)).codes);
    const wanted = fromOc4ids(project, known, dayOf(tx.now));
    const reason = `OC4IDS ${uri}`.trim();
    const { id, version, isNew, changed } = known
      ? await this.change(tx, known, wanted, reason)
      : await this.enter(tx, wanted, body);
    const plans = await findPlansNow(tx.em, id);
    let at = version;
    for (const { year, amountFen, approvedOn } of wanted.plans) {
      if (plans.some((plan) => plan.year === year && plan.amount_fen === amountFen)) continue;
      const approvedBy = tx.actor.name.slice(0, 40);
      const approved = approvedOn === null ? {} : { approvedOn };
      await this.projects.planIn(tx, id, {
        year,
        amountFen,
        months: null,
        reason,
        approvedBy,
        version: at++,
        ...approved,
      });
    }
    return { id, done: isNew ? 'created' : changed || at > version ? 'changed' : 'same' };
  }

  private async enter(tx: Tx, wanted: Wanted, body: Body) {
    const unitId = (await findAuthority(tx.em, wanted.authority.id, wanted.authority.name)) ?? body.unitId;
    const township = (await findPlace(tx.em, wanted.place.code, wanted.place.name)) ?? body.township;
    const fields = NewProject.omit({ code: true }).safeParse({
      ...UNTOLD,
      ...wanted.fields,
      unitId,
      township,
    });
    if (!fields.success) throw new DomainError('invalid', {}, refusedFields(fields.error, '').map(bare));
    const code = wanted.codes[0] ?? null;
    const id = await this.projects.enter(
      tx,
      { ...fields.data, code },
      { source: MADE_BY, ...broughtBy(wanted) },
    );
    return { id, version: 1, isNew: true, changed: true };
  }

  private async change(tx: Tx, known: KnownProject, wanted: Wanted, reason: string) {
    const unitId = await findAuthority(tx.em, wanted.authority.id, wanted.authority.name);
    const township = await findPlace(tx.em, wanted.place.code, wanted.place.name);
    const named = { ...(unitId ? { unitId } : {}), ...(township ? { township } : {}) };
    const fields = ProjectFields.omit({ code: true })
      .partial()
      .safeParse({ ...wanted.fields, ...named });
    if (!fields.success) throw new DomainError('invalid', {}, refusedFields(fields.error, '').map(bare));
    const { id, version } = known;
    const changed = await this.projects.changeIn(
      tx,
      id,
      { ...fields.data, reason, version },
      broughtBy(wanted),
    );
    return { id, version: version + (changed ? 1 : 0), isNew: false, changed };
  }
}

/** What a package never tells and a project cannot be without. */
const UNTOLD = {
  ownerId: null,
  sector: 'other',
  category: 'infrastructure',
  nature: '',
  stage: 'reserve',
  yearClass: 'continued',
  labels: [],
  description: '',
  address: '',
  leaderName: '',
  officerName: '',
  totalFen: '0',
  plannedStart: null,
  plannedFinish: null,
  actualStart: null,
  actualFinish: null,
};

function broughtBy({ currency, point }: Wanted): Brought {
  return {
    ...(currency === null ? {} : { currency }),
    ...(point === null ? {} : { longitude: point[0], latitude: point[1] }),
  };
}

const bare = (field: RefusedField): RefusedField => ({ ...field, path: field.path.replace(/^\./, '') });

/** A refusal of the register in the places of the package. */
const placed = ({ code, facts, fields }: DomainError, place: string): RefusedField[] =>
  fields?.map((field) => ({ ...field, path: `${place}.${fieldPlace(field.path)}` })) ?? [
    { path: place, code, facts },
  ];
