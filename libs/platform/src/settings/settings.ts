import { SETTINGS, type SettingKey, type SettingValue } from '@duban/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';
import { defaultSettings } from './default-settings';

/** A rule in force. `version` 0: the default the product comes with. */
export type InForce<K extends SettingKey> = { version: number; value: SettingValue<K> };

/** The rules of the county, each version kept for ever: what was issued under one keeps it. */
@Injectable()
export class Settings {
  constructor(private readonly source: DataSource) {}

  async current<K extends SettingKey>(key: K, em?: EntityManager): Promise<InForce<K>> {
    const [row] = await rowsOf<{ version: number; value: unknown }>(
      em ?? this.source,
      'select version, value from settings where key = $1 order by version desc limit 1',
      [key],
    );
    if (!row) return { version: 0, value: defaultSettings[key] as SettingValue<K> };
    return { version: row.version, value: SETTINGS[key].parse(row.value) as SettingValue<K> };
  }
}
