import type { Client } from 'pg';
import type { World } from './world.mjs';

/** Writes the county of a run into an empty, migrated database. */
export function writeWorld(
  db: Client,
  world: World,
  where: { robot: (accountId: string) => string },
): Promise<void>;
