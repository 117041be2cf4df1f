// The rules that rest on published facts: working days since 2012, and the check characters of credit codes.
import path from 'node:path';
import { createServer } from 'vite';
import { root } from '../build.mjs';
import { readCsv } from './files.mjs';
import { makeDays } from './working-days.mjs';

/** A library of ours from its TypeScript source. */
async function withSources(act) {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await act((file) => vite.ssrLoadModule(path.join(root, file)));
  } finally {
    await vite.close();
  }
}

/** @param {any} ground */
export async function checkCalendar({ data, check }) {
  const { isWorking } = makeDays(data, 2012, 2026);
  await withSources(async (load) => {
    const { makeCalendar, isWorkingDay } = await load('libs/domain/src/index.ts');
    const { referenceYears } = await load('libs/platform/src/calendar/reference-years.ts');
    const calendar = makeCalendar(referenceYears());
    const [wrong, all] = [[], []];
    for (let at = Date.UTC(2012, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      all.push(day);
      if (isWorkingDay(calendar, day) !== isWorking(day)) wrong.push(day);
    }
    check('days compared', all.length, 5479);
    check('days that differ from the notices of the State Council', wrong, []);
  });
}
checkCalendar.title = 'Working days 2012 to 2026';

/** @param {any} ground */
export async function checkCreditCodes({ data, check }) {
  const vectors = readCsv(data, 'uscc-vectors', 'uscc_vectors.csv');
  await withSources(async (load) => {
    const { isCreditCode } = await load('libs/domain/src/index.ts');
    // blanks are taken out where codes are typed; the rule itself judges the code alone
    const verdict = ({ number }) => isCreditCode(number.replace(/\s/g, ''));
    const wrong = vectors.filter((row) => verdict(row) !== row.expected.startsWith('valid'));
    check('credit codes compared', vectors.length, 208);
    check(
      'codes judged otherwise than published',
      wrong.map((row) => row.number),
      [],
    );
  });
}
checkCreditCodes.title = 'Unified social credit codes';
