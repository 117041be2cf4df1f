import { z } from 'zod';
import { Id } from './common';
import { endpoint, JSON_FILE } from './endpoint';
import { ProjectFilters } from './projects';

export const exportPackage = endpoint({
  name: 'exportPackage',
  summary:
    'The register as an OC4IDS 0.9 package: what the list holds with these filters, without names of persons',
  method: 'GET',
  path: '/exports/oc4ids',
  needs: 'project:read',
  query: ProjectFilters,
  file: JSON_FILE,
  returns: z.never(),
});

export const exportProjectPackage = endpoint({
  name: 'exportProjectPackage',
  summary: 'One project as an OC4IDS 0.9 package',
  method: 'GET',
  path: '/projects/:projectId/oc4ids',
  needs: 'project:read',
  params: z.object({ projectId: Id }),
  file: JSON_FILE,
  returns: z.never(),
});

/** The text of a package: larger ones are brought in parts. */
export const PACKAGE_LIMIT = 6_000_000;

export const importPackage = endpoint({
  name: 'importPackage',
  summary:
    'Bring in an OC4IDS package: projects are known by code or id, others enter; all or nothing. Tells what had no place',
  method: 'POST',
  path: '/imports/oc4ids',
  needs: 'project:edit',
  body: z.object({
    text: z.string().min(1).max(PACKAGE_LIMIT),
    /** The responsible unit and the township of new projects whose own the register does not know. */
    unitId: Id,
    township: z.string().regex(/^\d{9,12}$/),
    /** true: everything is tried and nothing is kept; the answer is the same. */
    dryRun: z.boolean(),
  }),
  returns: z.object({
    created: z.int(),
    changed: z.int(),
    same: z.int(),
    /** Of a dry run only: a real one with any is refused as a whole. */
    refused: z.array(
      z.object({ path: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) }),
    ),
    /** What was sent and did not stay, or stayed otherwise; the first some hundred places. */
    dropped: z.array(z.object({ path: z.string(), why: z.enum(['left-out', 'otherwise']) })),
    droppedInAll: z.int(),
  }),
});
