import { readFile, writeFile } from 'node:fs/promises';
import { ENDPOINTS } from '@duban/contracts';
import { openApi } from '@duban/platform';

const KEPT = new URL('../../../docs/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('is the one kept in docs/openapi.json: a change of the wire is seen in review', async () => {
    const made = `${JSON.stringify(openApi(true), null, 2)}\n`;
    if (process.env.UPDATE_OPENAPI) await writeFile(KEPT, made);
    expect(JSON.parse(made)).toEqual(JSON.parse(await readFile(KEPT, 'utf8')));
  });

  it('names every endpoint once, and those of the demonstration only there', () => {
    const operations = (demo: boolean) =>
      Object.values(openApi(demo).paths as Record<string, Record<string, { operationId: string }>>).flatMap(
        (path) => Object.values(path).map((operation) => operation.operationId),
      );
    expect(operations(true).sort()).toEqual(ENDPOINTS.map((endpoint) => endpoint.name).sort());
    expect(operations(false).some((name) => name.includes('Demo'))).toBe(false);
  });
});
