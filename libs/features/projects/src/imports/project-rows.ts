import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Project } from '../project.entity';

/** Those of these projects that are there, held until the transaction ends. */
export function lockProjects(
  em: EntityManager,
  by: 'code' | 'id',
  keys: readonly string[],
): Promise<Project[]> {
  return em.find(Project, {
    where: { [by]: In([...keys]) },
    lock: { mode: 'pessimistic_write' },
    // one order for everybody: who waits for each other never waits for ever
    order: { id: 'asc' },
  });
}

const columnsOf = (em: EntityManager): string[] =>
  em.connection.getMetadata(Project).columns.map(({ databaseName }) => databaseName);

/** Big integers as text: no float ever holds one. */
const asJson = (projects: readonly Project[]): string =>
  JSON.stringify(projects, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Many rows by one statement. */
export async function insertProjects(em: EntityManager, projects: readonly Project[]): Promise<void> {
  if (projects.length === 0) return;
  const columns = columnsOf(em).join(', ');
  await em.query(
    `insert into projects (${columns}) select ${columns} from jsonb_populate_recordset(null::projects, $1::jsonb)`,
    [asJson(projects)],
  );
}

export async function updateProjects(em: EntityManager, projects: readonly Project[]): Promise<void> {
  if (projects.length === 0) return;
  const columns = columnsOf(em).filter((column) => column !== 'id' && column !== 'created_at');
  await em.query(
    `update projects p set ${columns.map((column) => `${column} = s.${column}`).join(', ')}
     from jsonb_populate_recordset(null::projects, $1::jsonb) s where p.id = s.id`,
    [asJson(projects)],
  );
}
