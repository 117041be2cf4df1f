/** Money in fen 分, a hundredth of a yuan: always a whole number, never a float. 万元 and 亿元 exist on screen and paper. */
export type Fen = bigint;

const WAN_DECIMALS = 6; // 1 万元 = 10,000 元 = 1,000,000 fen
const YI_DECIMALS = 10; // 1 亿元 = 100,000,000 元 = 10,000,000,000 fen

/** 10,000 万元 = 1 亿元: the statistical threshold of 亿元项目, from which a project reports directly (直报). */
export const YI_THRESHOLD_FEN: Fen = 10_000_000_000n;

/** Whether the planned total investment makes it an 亿元项目 (计划总投资 ≥ 10,000 万元). */
export function isLargeProject(totalFen: Fen): boolean {
  return totalFen >= YI_THRESHOLD_FEN;
}

function parse(text: string, decimals: number): Fen {
  const parts = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  const fraction = parts?.[3] ?? '';
  if (!parts || fraction.length > decimals) throw new RangeError(`not an amount: ${text}`);
  const fen = BigInt(`${parts[2]}`.replaceAll(',', '') + fraction.padEnd(decimals, '0'));
  return parts[1] ? -fen : fen;
}

/** Reads 万元: '1480', '1,480.5', '-3', up to 6 decimals (1 fen). RangeError for anything else. */
export function fenFromWan(text: string): Fen {
  return parse(text, WAN_DECIMALS);
}

/** Reads 元: up to 2 decimals (1 fen). RangeError for anything else. */
export function fenFromYuan(text: string): Fen {
  return parse(text, 2);
}

function print(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return (units < 0n ? '-' : '') + (fraction ? `${whole}.${fraction}` : whole);
}

/** The exact amount in 万元, without separators or trailing zeros: '1480.5'. `fenFromWan` reads it back. */
export function wanText(fen: Fen): string {
  return print(fen, WAN_DECIMALS).replace(/\.?0+$/, '');
}

/** The amount in 亿元, rounded half away from zero to 0 to 10 decimals: '14.8'. RangeError for other `digits`. */
export function yiText(fen: Fen, digits = 1): string {
  if (!Number.isInteger(digits) || digits < 0 || digits > YI_DECIMALS)
    throw new RangeError(`not digits: ${digits}`);
  return print(divideRounded(fen, 10n ** BigInt(YI_DECIMALS - digits)), digits);
}

/** Exact quotient rounded to the nearest integer, halves away from zero (四舍五入 of the amount). RangeError for den ≤ 0. */
export function divideRounded(num: bigint, den: bigint): bigint {
  if (den <= 0n) throw new RangeError(`not a denominator: ${den}`);
  const half = (2n * (num < 0n ? -num : num) + den) / (2n * den);
  return num < 0n ? -half : half;
}
