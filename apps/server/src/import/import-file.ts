import { basename } from 'node:path';
import { FINDINGS_PAST } from '@duban/findings';
import { IMPORT_LOCK, rowsOf, SYSTEM, type Tx, type Work } from '@duban/platform';
import type { Mapping } from './mapping';
import type { FileRead } from './read-file';
import type { Register } from './register';
import { makeStage, stageObservations, stageProjects, type Contract } from './stage';
import { writeObservations, type ObservationCounts } from './write-observations';
import { writeProjects, type ProjectCounts } from './write-projects';

export type Written = ProjectCounts & ObservationCounts;

const NO_CONTRACT: Contract = { totalFen: 0n, plannedStart: null, plannedFinish: null };

/**
 * Writes what a dry run has read: the whole file in one transaction, or nothing of it. Writing the same file again
 * changes nothing but the audit trail, which tells of every import. `county`: made when there is none.
 */
export async function importFile(
  work: Work,
  mapping: Mapping,
  read: FileRead,
  register: Register,
  county?: string,
): Promise<Written> {
  const importer = `import:${mapping.name}`;
  const entering = new Map(read.projects.map((project) => [project.code, project]));
  const contractOf = (code: string) => entering.get(code) ?? register.projects.get(code) ?? NO_CONTRACT;
  return work.run(SYSTEM, async (tx) => {
    await tx.em.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    if (county !== undefined) await makeCounty(tx, county);
    await makeStage(tx.em);
    await stageProjects(tx.em, read.projects, mapping);
    await stageObservations(tx.em, read.observations, contractOf);
    const projects = await writeProjects(tx, importer);
    const observations = await writeObservations(tx, importer);
    const written = { ...projects.counts, ...observations.counts };
    for (const subject of new Set([...projects.projectIds, ...observations.projectIds]))
      tx.schedule({ kind: FINDINGS_PAST, subject, dueAt: tx.now });
    tx.record({
      type: 'import.finished',
      subject: { type: 'import', id: mapping.name },
      data: {
        file: basename(read.file),
        sha256: read.sha256,
        rows: read.rows,
        badRows: read.badRows,
        blankedCells: read.complaints.filter(({ blanked }) => blanked).length,
        sums: read.sums.asText(),
        ...written,
      },
    });
    return written;
  });
}

async function makeCounty(tx: Tx, name: string): Promise<void> {
  const made = await rowsOf<{ id: string }>(
    tx.em,
    `insert into orgs (id, name, short_name, kind, path, created_at)
     select n.id, $1, left($1, 20), 'county', array[n.id], $2 from (select gen_random_uuid() as id) n
     where not exists (select 1 from orgs where kind = 'county') returning id`,
    [name, new Date(tx.now)],
  );
  for (const { id } of made)
    tx.record({
      type: 'org.created',
      subject: { type: 'org', id },
      unitId: id,
      data: { name, kind: 'county' },
    });
}
