import { parseArgs } from 'node:util';

export type Wish = {
  mapping: string;
  files: string[];
  dryRun: boolean;
  skipBad: boolean;
  errors: string | null;
  county: string | undefined;
};

export const USAGE = `Reads lists of projects or of what was seen of them (CSV) into the register.

  npm run import -- --mapping <file.json> [options] <file.csv> …

  --mapping <file>   how their columns become our fields (examples: mappings/*.json)
  --dry-run          read and judge everything, write nothing
  --skip-bad         write the good rows and list the bad ones; without it one bad row refuses its file
  --errors <file>    all complaints as CSV: line, column, reason, verdict
  --county <name>    make the county organisation if there is none yet

Every file is one transaction: all of it is written, or nothing. The same file may be imported again: projects are
known by their code and updated, never doubled.
Exit codes: 0 written (or a clean dry run), 1 refused, 2 not called rightly.`;

/** What was asked for; `null`: the usage was. Throws a plain error when it makes no sense. */
export function readArguments(args: string[]): Wish | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      errors: { type: 'string' },
      county: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  if (!values.mapping) throw new Error('--mapping is missing.');
  if (positionals.length === 0) throw new Error('No CSV file is given.');
  return {
    mapping: values.mapping,
    files: positionals,
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    errors: values.errors ?? null,
    county: values.county,
  };
}
