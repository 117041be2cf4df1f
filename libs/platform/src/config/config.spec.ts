import { readFileSync } from 'node:fs';
import { Env, readConfig } from './config';

const DATABASE_URL = 'postgres://u:p@localhost:5432/duban';

describe('the environment', () => {
  it('needs a database and nothing else', () => {
    const config = readConfig({ DATABASE_URL });
    expect(config).toMatchObject({ PORT: 3000, ROLES: ['api', 'worker'], DEMO: false });
    expect(config.REDIS_URL).toBeUndefined();
  });

  it('names every wrong variable at once and no value', () => {
    const wrong = () => readConfig({ DATABASE_URL: 'mysql://secret', PORT: '99999', ROLES: 'api,cook' });
    expect(wrong).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*ROLES/);
    expect(wrong).not.toThrow(/secret/);
  });

  it('is described by .env.example, variable by variable', () => {
    const text = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const named = [...text.matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map((m) => m[1]);
    expect(named.sort()).toEqual(Object.keys(Env.shape).sort());
  });
});
