// The walls stand: a forbidden import in each kind of place is an error. Should a rule be switched off, or find no
// project graph (then it keeps silent), this fails.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const boundaries = '@nx/enforce-module-boundaries';
type Message = { rule: string | null; message: string };

const forbidden = [
  ['the domain imports the platform', 'libs/domain/src/', `import '@duban/platform';`, boundaries],
  ['the domain imports a package', 'libs/domain/src/', `import 'zod';`, boundaries],
  ['the domain ships a test package', 'libs/domain/src/', `import 'fast-check';`, 'no-restricted-imports'],
  [
    'the domain reaches another library by path',
    'libs/domain/src/',
    `import '../../contracts/src';`,
    boundaries,
  ],
  ['a flow imports another flow', 'libs/features/reports/src/', `import '@duban/projects';`, boundaries],
  ['a view imports a flow', 'libs/features/boards/src/', `import '@duban/reports';`, boundaries],
  ['the core imports a flow', 'libs/features/supervision/src/', `import '@duban/projects';`, boundaries],
  ['the platform imports a feature', 'libs/platform/src/', `import '@duban/identity';`, boundaries],
  [
    'the dashboard imports a feature of the server',
    'apps/dashboard/src/',
    `import '@duban/projects';`,
    boundaries,
  ],
  ['the dashboard imports pg', 'apps/dashboard/src/', `import 'pg';`, boundaries],
  ['the domain reads the clock', 'libs/domain/src/', `export const t = Date.now();`, 'no-restricted-syntax'],
  [
    'a feature reads the clock',
    'libs/features/reports/src/',
    `export const t = new Date();`,
    'no-restricted-syntax',
  ],
  [
    'a feature reads the environment',
    'libs/features/reports/src/',
    `export const e = process.env.X;`,
    'no-restricted-syntax',
  ],
  [
    'shipped code imports the testing library',
    'libs/features/reports/src/',
    `import '@duban/testing';`,
    'no-restricted-imports',
  ],
  [
    'a screen imports another feature',
    'apps/dashboard/src/features/a/b/',
    `import '../../c/x';`,
    'no-restricted-imports',
  ],
] as const;

const allowed = [
  [
    'a feature imports core and ground',
    'libs/features/reports/src/',
    `import '@duban/supervision';\nimport '@duban/platform';`,
  ],
  ['contracts import the domain and zod', 'libs/contracts/src/', `import '@duban/domain';\nimport 'zod';`],
] as const;

const fileIn = (folder: string) => `${folder}__canary__.ts`;
let found: Message[][];

beforeAll(async () => {
  const planted = [...forbidden, ...allowed].map(([, folder, code]) => ({
    file: fileIn(folder),
    text: `${code}\n`,
  }));
  const child = spawn(process.execPath, [path.resolve('tools/canary.mjs')], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(planted));
  const results = JSON.parse(await text(child.stdout)) as { messages: Message[] }[];
  found = results.map((result) => result.messages);
}, 60_000);

it.each(forbidden.map(([what, , , rule], i) => [what, rule, i] as const))('refuses: %s', (_, rule, i) => {
  expect(found[i]).toEqual(expect.arrayContaining([expect.objectContaining({ rule })]));
});

it.each(allowed.map(([what], i) => [what, i] as const))('allows: %s', (_, i) => {
  expect(found[forbidden.length + i]).toEqual([]);
});
