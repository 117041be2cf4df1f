import { SETTINGS, type Answer, type Setting, type SettingKey, type listSettings } from '@duban/contracts';
import { defaultSettings, rowsOf } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

type Row = { version: number; value: Setting['value']; reason: string; by_name: string | null; at: Date };

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** The rules in force and those that were. */
@Injectable()
export class SettingsReader {
  constructor(private readonly source: DataSource) {}

  async list(): Promise<Answer<typeof listSettings>> {
    const items = await Promise.all(SETTING_KEYS.map((key) => findVersions(this.source, key)));
    return { items: items.flatMap(([latest]) => latest ?? []) };
  }

  async history(key: SettingKey): Promise<{ items: Setting[] }> {
    return { items: await findVersions(this.source, key) };
  }
}

/** Every version of a rule, the newest first; the last is what the product came with. */
export async function findVersions(db: DataSource | EntityManager, key: SettingKey): Promise<Setting[]> {
  const rows = await rowsOf<Row>(
    db,
    'select version, value, reason, by_name, at from settings where key = $1 order by version desc',
    [key],
  );
  return [
    ...rows.map(({ at, by_name, value, ...row }) => ({
      ...{ key, ...row, by: by_name, at: at.toISOString() },
      // with what was added to the rule since, as it is read by who goes by it
      value: (SETTINGS[key].safeParse(value).data ?? value) as Record<string, unknown>,
    })),
    { key, version: 0, value: { ...defaultSettings[key] }, reason: '', by: null, at: null },
  ];
}
