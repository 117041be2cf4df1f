const RUNS = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A text that a spreadsheet would run as a formula stands behind an apostrophe; a number stays as it is. */
export const inertCell = (text: string): string =>
  RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
