import { INDUSTRY_SECTIONS, industryName, isIndustry, sectorOfIndustry } from './industry';

describe('GB/T 4754-2017', () => {
  it('has twenty sections, A to T, and ninety-seven divisions numbered through', () => {
    expect(INDUSTRY_SECTIONS.map(([letter]) => letter).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    const numbers = INDUSTRY_SECTIONS.flatMap(([, , , divisions]) => divisions.map(([number]) => number));
    expect(numbers).toEqual(Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0')));
  });

  it.each([
    ['C38', true],
    ['T97', true],
    ['A38', false],
    ['C', false],
    ['38', false],
    ['C98', false],
    ['', false],
  ])('%s is a division with its section: %s', (code, is) => expect(isIndustry(code)).toBe(is));

  it('names sections and divisions in both languages', () => {
    expect(industryName('C')).toEqual({ zh: '制造业', en: 'Manufacturing' });
    expect(industryName('C38')?.zh).toBe('电气机械和器材制造业');
    expect(industryName('C99')).toBeNull();
  });

  it.each([
    ['C38', 'manufacturing'],
    ['D46', 'energy-water'],
    ['N77', 'ecology'],
    ['N78', 'urban'],
    ['I65', 'services'],
    ['S92', 'other'],
  ])('%s belongs to %s', (code, sector) => expect(sectorOfIndustry(code)).toBe(sector));
});
