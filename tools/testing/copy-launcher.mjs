// Copies the database launcher and the packages it needs to another folder, for specs about paths, users and
// the library links that `npm ci --ignore-scripts` leaves out.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findNative } from '../embedded-postgres/binaries.mjs';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');

export function copyLauncher(target, { withoutLinks = false } = {}) {
  const tools = path.join(target, 'tools');
  const linkedFiles = new Set(withoutLinks ? linkTargets() : []);
  const copy = (from, to) =>
    fs.cpSync(from, to, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !linkedFiles.has(file) && !/\.ts$/.test(file),
    });
  copy(path.join(root, 'tools'), tools);
  const platform = path.dirname(findNative());
  for (const folder of [platform, ...withDependencies('pg')])
    copy(folder, path.join(target, path.relative(root, folder)));
  return { tools, links: path.join(target, path.relative(root, path.join(platform, 'native/lib'))) };
}

function linkTargets() {
  const native = findNative();
  const list = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  return list.map(({ target }) => path.join(native, '..', target));
}

function withDependencies(name, seen = new Set()) {
  const folder = path.join(root, 'node_modules', name);
  if (seen.has(folder)) return [...seen];
  seen.add(folder);
  const { dependencies = {} } = require(path.join(folder, 'package.json'));
  for (const dependency of Object.keys(dependencies)) withDependencies(dependency, seen);
  return [...seen];
}
