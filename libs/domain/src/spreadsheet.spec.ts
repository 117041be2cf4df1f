import { inertCell } from './spreadsheet';

it.each([
  ['=HYPERLINK("http://evil.example")', `'=HYPERLINK("http://evil.example")`],
  ['+1+1', `'+1+1`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['-12.5', '-12.5'],
  ['站前路改造', '站前路改造'],
  ['〔2026〕12号', '〔2026〕12号'],
  ['', ''],
])('%j is written as %j', (text, cell) => expect(inertCell(text)).toBe(cell));
