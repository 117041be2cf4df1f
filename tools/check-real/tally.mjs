// Counts and tells what agrees and what does not.

/** @typedef {{ check(what: string, actual: unknown, expected: unknown): void, note(line: string): void }} Tally */

export function makeTally(say = console.log, counts = { passed: 0, failed: 0 }) {
  const fail = (what, error) => {
    counts.failed++;
    say(`  ✗ ${what}: ${error?.stack ?? error}`);
  };
  return {
    /** One comparison. Bigints, numbers and plain objects; an object is compared by what it says, in any order. */
    check(what, actual, expected) {
      if (text(actual) === text(expected)) {
        counts.passed++;
        say(`  ✓ ${what}: ${short(actual)}`);
      } else fail(what, `is ${short(actual)}, must be ${short(expected)}`);
    },
    note: (line) => say(`    ${line}`),
    fail,
    /** A group of checks; what breaks in it is one failure and does not stop the others. */
    async part(title, act) {
      say(`\n${title}`);
      const began = performance.now();
      await act().catch((error) => fail(title, error));
      say(`    ${((performance.now() - began) / 1000).toFixed(1)} s`);
    },
    /** For a group that runs beside the others: counts with them, and says nothing before `tell`. */
    aside() {
      const lines = [];
      return {
        ...makeTally((line) => lines.push(line), counts),
        tell: () => lines.forEach((line) => say(line)),
      };
    },
    result: () => ({ ...counts }),
  };
}

function text(value) {
  return JSON.stringify(value, (_, v) => {
    if (typeof v === 'bigint') return `${v}`;
    if (v === null || typeof v !== 'object' || Array.isArray(v)) return v;
    return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function short(value) {
  const line = typeof value === 'bigint' ? `${value}` : text(value);
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
