import { type Fen, fenFromWan, wanText } from '@duban/domain';
import { wan } from '../../../shared/format';

const HALF: Record<string, string> = { '．': '.', '。': '.', '，': ',', '－': '-', '−': '-', '　': '' };

/** What a Chinese keyboard types in full width is meant in half width; blanks and thousands commas are no digits. */
const plain = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[．。，－−　]/g, (mark) => HALF[mark] ?? '')
    .replace(/[\s,]/g, '');

/** 万元 as typed, exact to the fen: null when empty, undefined when it is no amount or has more than two decimals. */
export function readWan(text: string): Fen | null | undefined {
  const bare = plain(text);
  if (bare === '') return null;
  if (!/^-?\d{1,11}(\.\d{0,2})?$/.test(bare)) return undefined;
  return fenFromWan(bare.replace(/\.$/, ''));
}

/** The amount as it stands in a field. Older figures may have more decimals than one may type. */
export const wanField = (fen: string | null): string => (fen === null ? '' : wanText(BigInt(fen)));

/** 万元 for reading: decimals only where there are some. */
export const wanRead = (fen: string | bigint): string => wan(fen, 2).replace(/\.00$/, '');

/** Per cent as typed, in basis points: null when empty, undefined when it is none of 0 to 100. */
export function readPercent(text: string): number | null | undefined {
  const bare = plain(text).replace(/[%％]$/, '');
  if (bare === '') return null;
  const parts = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(bare);
  if (!parts) return undefined;
  const bp = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return bp <= 10_000 ? bp : undefined;
}

export const percentField = (bp: number | null): string => (bp === null ? '' : String(bp / 100));
