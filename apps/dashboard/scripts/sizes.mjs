// First-load JavaScript (gzip) of a route, after `nx build @duban/dashboard`: node apps/dashboard/scripts/sizes.mjs
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** The chunks a set of entries pulls in statically. */
function filesOf(entries, seen = new Set()) {
  for (const key of entries) {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    filesOf(chunk.imports ?? [], seen);
  }
  return seen;
}
const kB = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0) / 1000;

const find = (text) => Object.keys(manifest).filter((key) => key.includes(text));
/** Route → its lazy modules and its budget in kB. */
const routes = {
  'sign-in': { modules: ['identity/sign-in-page'], budget: 150 },
  board: { modules: ['app/behind-gate', 'shell/shell', 'board/board-page'], budget: 350 },
};

/** First-load kB (gzip) by route. */
export const firstLoad = () =>
  Object.fromEntries(
    Object.entries(routes).map(([route, { modules }]) => [
      route,
      Math.round(kB(filesOfRoute(modules)) * 10) / 10,
    ]),
  );
const filesOfRoute = (modules) => filesOf([...find('index.html'), ...modules.flatMap(find)]);

if (import.meta.filename === process.argv[1]) {
  for (const [route, { modules, budget }] of Object.entries(routes)) {
    const files = filesOfRoute(modules);
    const size = kB(files);
    const antd = [...files].some((file) => /antd/.test(file));
    console.log(`${route}: ${size.toFixed(1)} kB of ${budget}${antd ? ', with antd' : ''}`);
    if (size > budget || antd) process.exitCode = 1;
  }
}
