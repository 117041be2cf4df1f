import { Readable } from 'node:stream';
import { JSON_FILE, type Call, type exportPackage } from '@duban/contracts';
import { dayOf } from '@duban/domain';
import { CONFIG, DomainError, Exports, sentFile, type Actor, type Config } from '@duban/platform';
import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import { stringify } from 'lossless-json';
import { ProjectsReader } from '../projects.reader';
import { registerStatement, type StandingRow } from '../projects.queries';
import { findParts } from './oc4ids.queries';
import { toOc4ids } from './to-oc4ids';

/** The register as an OC4IDS 0.9 package, made while it is sent. */
@Injectable()
export class PackagesReader {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly exports: Exports,
    private readonly register: ProjectsReader,
  ) {}

  /** What the list holds with these filters, in the viewer's scope. */
  async package(actor: Actor, query: Call<typeof exportPackage>['query']): Promise<StreamableFile> {
    const { now, sight } = await this.register.sight(actor);
    return this.send(actor, now, query, {
      path: 'exports/oc4ids',
      statement: registerStatement(sight, { ...query, sort: 'name', measure: 'current' }),
    });
  }

  /** One project; 404 for whom it does not concern. */
  async one(actor: Actor, id: string): Promise<StreamableFile> {
    const { now, sight } = await this.register.sight(actor);
    await this.register.get(actor, id);
    const { sql, params } = registerStatement(sight, { sort: 'name', measure: 'current' });
    const mine = {
      sql: `select * from (${sql}) register where id = $${params.length + 1}`,
      params: [...params, id],
    };
    return this.send(actor, now, { projectId: id }, { path: `projects/${id}/oc4ids`, statement: mine });
  }

  private send(
    actor: Actor,
    now: number,
    filters: Record<string, unknown>,
    { path, statement }: { path: string; statement: { sql: string; params: unknown[] } },
  ): Promise<StreamableFile> {
    const head = {
      uri: `${this.config.PUBLIC_URL ?? 'http://localhost'}/api/${path}`,
      publisher: { name: this.config.OPERATOR },
      publishedDate: new Date(now).toISOString(),
      version: '0.9',
    };
    return this.exports.send<StandingRow, string>(
      actor,
      {
        list: 'oc4ids',
        filters,
        statement,
        present: async (rows, em) => {
          const parts = await findParts(
            em,
            rows.map(({ id }) => id),
          );
          return rows.map((row) => stringify(toOc4ids(row, parts(row.id))) ?? '');
        },
      },
      (lines) => packageFile(`OC4IDS-${dayOf(now)}`, head, lines),
    );
  }
}

/** The head first, then project by project. What goes wrong before the first is a refusal and not half a file. */
async function packageFile(
  name: string,
  head: Record<string, unknown>,
  batches: AsyncGenerator<string[]>,
): Promise<StreamableFile> {
  const first = await batches.next();
  // the standard knows no package of nothing
  if (first.done) throw new DomainError('forbidden-move', { reason: 'nothing-to-export' });
  const begin = first.value;
  async function* text() {
    yield `${stringify(head)?.slice(0, -1)},"projects":[`;
    yield begin.join(',');
    for await (const projects of batches) yield `,${projects.join(',')}`;
    yield ']}';
  }
  const stream = Readable.from(text(), { objectMode: false });
  return sentFile({ name: `${name}.json`, type: JSON_FILE }, stream, batches);
}
