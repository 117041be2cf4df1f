// Where throw-away databases lie: in memory, where a machine has room for them there, else among the temporary files.
// Some thousand are made and dropped in a run of the tests, and a busy disk takes half a second for each.
import fs from 'node:fs';
import os from 'node:os';

const MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

export function roomyFolder() {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    if (bavail * bsize >= ROOM) return MEMORY;
  } catch {
    // a system that has none
  }
  return os.tmpdir();
}
