import { type CalendarFinding, checkYear, isDay, type HolidayRow } from '@duban/domain';

/** The file as it is sent. */
export type YearFile = {
  year: number;
  papers: string[];
  days: { name: string; date: string; isOffDay: boolean }[];
};
/** `line` of the file, where it is known. */
export type FileFinding = {
  path: string;
  code: string;
  facts: Record<string, string | number>;
  line?: number;
};
export type ReadFile = { file: YearFile | null; findings: FileFinding[] };

const MAX_CHARS = 200_000;

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** Where each thing of `days` begins. The text has been parsed: it is JSON. */
function dayLines(text: string): number[] {
  const key = /"days"\s*:\s*\[/.exec(text);
  if (!key) return [];
  const lines: number[] = [];
  let depth = 0;
  let inText = false;
  for (let i = key.index + key[0].length; i < text.length; i++) {
    const char = text[i];
    if (inText) {
      if (char === '\\') i++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{' || char === '[') {
      if (depth++ === 0) lines.push(lineAt(text, i));
    } else if (char === '}' || char === ']') {
      if (depth-- === 0) break;
    }
  }
  return lines;
}

const wrong = (path: string, code: string, line?: number): FileFinding => ({
  path,
  code,
  facts: {},
  ...(line === undefined ? {} : { line }),
});

function parse(text: string): { data: unknown } | FileFinding {
  try {
    return { data: JSON.parse(text) as unknown };
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message);
    const line = /line (\d+)/.exec(message);
    return wrong(
      '',
      'not-json',
      line ? Number(line[1]) : position ? lineAt(text, Number(position[1])) : undefined,
    );
  }
}

type Loose = { year?: unknown; papers?: unknown; days?: unknown };
type LooseDay = { date?: unknown; name?: unknown; isOffDay?: unknown } | null;

const isWhole = (day: LooseDay): day is YearFile['days'][number] =>
  typeof day === 'object' &&
  day !== null &&
  typeof day.date === 'string' &&
  typeof day.name === 'string' &&
  typeof day.isOffDay === 'boolean';

/** The form of the file, before what it says is judged. */
function shapeOf({ year, papers = [], days }: Loose, lines: number[]): FileFinding[] {
  const findings: FileFinding[] = [];
  if (!Number.isInteger(year) || (year as number) < 2000 || (year as number) > 2100)
    findings.push(wrong('year', 'not-a-year'));
  if (!Array.isArray(papers) || papers.some((paper) => typeof paper !== 'string'))
    findings.push(wrong('papers', 'not-papers'));
  if (!Array.isArray(days) || days.length === 0) return [...findings, wrong('days', 'no-days')];
  (days as LooseDay[]).forEach((day, i) => {
    if (!isWhole(day)) findings.push(wrong(`days.${i}`, 'not-a-day', lines[i]));
    else if (!isDay(day.date))
      findings.push({ ...wrong(`days.${i}.date`, 'no-such-day', lines[i]), facts: { day: day.date } });
  });
  return findings;
}

/** A year's file in the form of holiday-cn, or everything that is wrong with it, each with its line. */
export function readYearFile(text: string, announced: boolean): ReadFile {
  if (text.length > MAX_CHARS) return { file: null, findings: [wrong('', 'too-large')] };
  const parsed = parse(text);
  if (!('data' in parsed)) return { file: null, findings: [parsed] };
  const loose = (typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {}) as Loose;
  const lines = dayLines(text);
  const shape = shapeOf(loose, lines);
  if (shape.length > 0) return { file: null, findings: shape };
  const { year, papers = [], days } = loose as YearFile & { papers?: string[] };
  const file = { year, papers, days: days.map(({ name, date, isOffDay }) => ({ name, date, isOffDay })) };
  const rows = days.map(({ date, isOffDay, name }): HolidayRow => ({ day: date, off: isOffDay, name }));
  const findings = checkYear({ year, papers, days: rows }, announced).map((finding) =>
    withLine(finding, lines),
  );
  return { file, findings };
}

function withLine(finding: CalendarFinding, lines: number[]): FileFinding {
  const index = /^days\.(\d+)/.exec(finding.path)?.[1];
  const line = index === undefined ? undefined : lines[Number(index)];
  return { ...finding, ...(line === undefined ? {} : { line }) };
}
