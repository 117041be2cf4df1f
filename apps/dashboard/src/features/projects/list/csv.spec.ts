import { expect, it } from '@jest/globals';
import { cell } from './csv';

it.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@sum', "'@sum"],
  ['+1 期', "'+1 期"],
  ['-期', "'-期"],
  ['-12.5', '-12.5'],
  ['厂房, 一期', '"厂房, 一期"'],
  ['聚酯', '聚酯'],
])('%s is written as %s', (text, written) => expect(cell(text)).toBe(written));
