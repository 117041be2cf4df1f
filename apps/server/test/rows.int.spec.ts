import { columnsOf } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import fc from 'fast-check';
import { Client } from 'pg';

describe('rows as columns', () => {
  let client: Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase();
    ({ drop } = database);
    client = new Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  it('come back as they were, whatever the text holds', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0')),
      fc.constantFrom(
        '',
        'NULL',
        'null',
        '"',
        '\\',
        '{}',
        ',',
        ' 挂起 ',
        '\n',
        `a"b\\c'd`,
        '{"a": "\\u0001"}',
      ),
    );
    const row = fc.record({
      text: fc.option(text),
      n: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      yes: fc.option(fc.boolean()),
      at: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const { rows: back } = await client.query(
          'select * from unnest($1::text[], $2::int[], $3::boolean[], $4::timestamptz[]) as r (text, n, yes, at)',
          columnsOf(rows, ['text', 'n', 'yes', 'at']),
        );
        expect(back).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});
