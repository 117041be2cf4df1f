import { lineOf } from './csv';

it.each([
  [['甲', 1.5, null, ''], '甲,1.5,,\r\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
  [['=1+1', '@SUM(A1)', '+86 551', '-x', '-3.5', -2], "'=1+1,'@SUM(A1),'+86 551,'-x,-3.5,-2\r\n"],
])('%j becomes a line no spreadsheet runs', (cells, line) => expect(lineOf(cells)).toBe(line));
