import type { Fen } from '@duban/domain';

/** What one of their units is worth: the power of ten from it to a hundredth of the currency. */
export const UNITS = { fen: 0, yuan: 2, thousand: 5, wan: 6, million: 8, yi: 10 } as const;
export type Unit = keyof typeof UNITS;

/** How a file writes numbers. `group` may be left out in a number, but must stand right where it stands. */
export type NumberForm = { decimal: '.' | ','; group: '' | ',' | '.' | ' '; exponent: boolean };

/** Whether the text is a number of this form: "1.024.031,50" is one for decimal ',' and group '.'. */
function partsOf(text: string, form: NumberForm): { sign: string; digits: string; power: number } | null {
  const group = form.group === '' ? '' : `|\\d{1,3}(?:\\${form.group}\\d{3})+`;
  const pattern = new RegExp(`^(-?)(\\d+${group})(?:\\${form.decimal}(\\d+))?(?:[eE]([+-]?\\d{1,3}))?$`);
  const parts = pattern.exec(text);
  if (!parts || (parts[4] !== undefined && !form.exponent)) return null;
  const fraction = parts[3] ?? '';
  const whole = `${parts[2]}`.replaceAll(form.group || ' ', '');
  return { sign: `${parts[1]}`, digits: whole + fraction, power: Number(parts[4] ?? 0) - fraction.length };
}

/**
 * Exact scaled integer of a decimal text: ('947358.1', 2) is 94735810. Never through a float. Text: why it is none.
 * "6e+05", as statistics programs write round numbers, is exact too; it has to be allowed by the form.
 */
export function scaled(text: string, scale: number, form: NumberForm): bigint | string {
  const parts = partsOf(text, form);
  if (!parts) return `is not a number (expected ${describeForm(form)})`;
  const power = parts.power + scale;
  if (power > 40) return 'is too large';
  const digits = BigInt(parts.digits);
  const unit = 10n ** BigInt(Math.abs(power));
  if (power < 0 && digits % unit !== 0n) return 'has more decimals than can be kept';
  const value = power < 0 ? digits / unit : digits * unit;
  return parts.sign ? -value : value;
}

/** Fen of an amount in their unit, or why it is not an amount. */
export function amount(text: string, unit: Unit, form: NumberForm): Fen | string {
  const fen = scaled(text, UNITS[unit], form);
  if (typeof fen === 'string') return fen.replace('a number (expected', `an amount in ${unit} (expected`);
  return fen < 10n ** 18n && fen > -(10n ** 18n) ? fen : 'is too large';
}

function describeForm({ decimal, group, exponent }: NumberForm): string {
  const grouped = group === '' ? 'no separators' : `"${group}" between thousands`;
  return `digits, "${decimal}" before decimals, ${grouped}${exponent ? ', or 6e+05' : ''}`;
}
