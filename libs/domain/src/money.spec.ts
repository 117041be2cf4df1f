import fc from 'fast-check';
import {
  YI_THRESHOLD_FEN,
  divideRounded,
  fenFromWan,
  fenFromYuan,
  isLargeProject,
  wanText,
  yiText,
} from './money';

describe('reading amounts', () => {
  it.each([
    ['1480', 1_480_000_000n],
    ['1,480.5', 1_480_500_000n],
    ['12,000,000', 12_000_000_000_000n],
    ['0', 0n],
    ['0.000001', 1n],
    ['-3.5', -3_500_000n],
    [' 7 ', 7_000_000n],
    ['007', 7_000_000n],
  ])('%s 万元', (text, fen) => expect(fenFromWan(text)).toBe(fen));

  it.each([
    ['0.01', 1n],
    ['12,345.6', 1_234_560n],
    ['100000000', YI_THRESHOLD_FEN],
  ])('%s 元', (text, fen) => expect(fenFromYuan(text)).toBe(fen));

  it.each([
    '',
    '-',
    '1.',
    '.5',
    '1e3',
    '1,48',
    '1480,5',
    '12,34,567',
    '1.0000001',
    '1 480',
    '+1',
    '１４８０',
    '一千',
    'NaN',
  ])('refuses %j as 万元', (text) => expect(() => fenFromWan(text)).toThrow(RangeError));
  it('refuses a fraction of a fen', () => expect(() => fenFromYuan('0.001')).toThrow(RangeError));
});

describe('printing amounts', () => {
  it.each([
    [1_480_500_000n, '1480.5'],
    [1_480_000_000n, '1480'],
    [100_000_000n, '100'],
    [1n, '0.000001'],
    [0n, '0'],
    [-3_500_000n, '-3.5'],
  ])('%s fen in 万元 is %s', (fen, text) => expect(wanText(fen)).toBe(text));

  it.each([
    [148_000_000_000n, 1, '14.8'],
    [148_500_000_000n, 0, '15'],
    [149_500_000_000n, 1, '15.0'],
    [500_000_000n, 1, '0.1'],
    [499_999_999n, 1, '0.0'],
    [-499_999_999n, 1, '0.0'],
    [-500_000_000n, 1, '-0.1'],
    [1n, 10, '0.0000000001'],
  ])('%s fen in 亿元 to %i digits is %s', (fen, digits, text) => expect(yiText(fen, digits)).toBe(text));

  it('rounds to one digit unless told', () => expect(yiText(12_345_678_901n)).toBe('1.2'));
  it.each([-1, 11, 0.5])('refuses %d digits', (digits) =>
    expect(() => yiText(1n, digits)).toThrow(RangeError),
  );

  it('reads back what it prints in 万元, whatever the amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        (fen) => fenFromWan(wanText(fen)) === fen,
      ),
    );
  });
});

it('an 亿元项目 begins at exactly 10,000 万元', () => {
  expect(YI_THRESHOLD_FEN).toBe(fenFromWan('10,000'));
  expect(isLargeProject(fenFromWan('10000'))).toBe(true);
  expect(isLargeProject(fenFromWan('9999.999999'))).toBe(false);
});

describe('rounding', () => {
  it.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
  ])('%s ÷ %s → %s', (num, den, expected) => expect(divideRounded(num, den)).toBe(expected));

  it('needs a denominator', () => {
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
    expect(() => divideRounded(1n, -2n)).toThrow(RangeError);
  });

  it('is never off by more than a half, and mirrors', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (num, den) => {
          const rest = 2n * (num - divideRounded(num, den) * den);
          expect(rest <= den && rest >= -den).toBe(true);
          expect(divideRounded(-num, den)).toBe(-divideRounded(num, den));
        },
      ),
    );
  });
});
