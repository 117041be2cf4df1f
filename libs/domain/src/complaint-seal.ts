import { type Confidentiality } from './complaint';
import { type Instant } from './time';

/** Who a complaint comes from, as it is kept under seal. */
export type Sender = { name: string; contact: string; phone: string; creditCode: string };
export type SenderField = keyof Sender;

/** A request to read a sealed name: asked with a reason by one, approved or refused by another. */
export type Unsealing = {
  askedBy: string;
  askedAt: Instant;
  reason: string;
  decision: { by: string; at: Instant; granted: boolean } | null;
};

export type UnsealingRefusal =
  | { code: 'not-sealed'; confidentiality: Confidentiality }
  | { code: 'no-reason'; atLeast: number }
  | { code: 'concerned'; person: string }
  | { code: 'still-asked'; askedAt: Instant }
  | { code: 'asked-by-same'; person: string }
  | { code: 'already-decided'; at: Instant };

/** A reason is a sentence: fewer letters say nothing. */
export const UNSEALING_REASON_LENGTH = 10;

/**
 * May this person ask? `concerned`: of a unit that is complained of or that handles the matter; who handles it asks the
 * office what he must know. An anonymous complaint has nothing to unseal.
 */
export function mayAskUnsealing(
  complaint: { confidentiality: Confidentiality; past: readonly Unsealing[] },
  ask: { by: string; reason: string; concerned: boolean },
): UnsealingRefusal[] {
  const { confidentiality, past } = complaint;
  if (confidentiality !== 'sealed') return [{ code: 'not-sealed', confidentiality }];
  const waiting = past.find(({ askedBy, decision }) => askedBy === ask.by && decision === null);
  return [
    ...(ask.concerned ? [{ code: 'concerned' as const, person: ask.by }] : []),
    ...([...ask.reason.trim()].length < UNSEALING_REASON_LENGTH
      ? [{ code: 'no-reason' as const, atLeast: UNSEALING_REASON_LENGTH }]
      : []),
    ...(waiting ? [{ code: 'still-asked' as const, askedAt: waiting.askedAt }] : []),
  ];
}

/** May this person decide? Another one than asked, and nobody of a unit concerned. */
export function mayDecideUnsealing(
  unsealing: Unsealing,
  decide: { by: string; concerned: boolean },
): UnsealingRefusal[] {
  const { by, concerned } = decide;
  return [
    ...(unsealing.decision ? [{ code: 'already-decided' as const, at: unsealing.decision.at }] : []),
    ...(unsealing.askedBy === by ? [{ code: 'asked-by-same' as const, person: by }] : []),
    ...(concerned ? [{ code: 'concerned' as const, person: by }] : []),
  ];
}

/**
 * Whether a reader may see who it is. Open: who may read the complaint. Sealed: the sender, and a person to whom it was
 * unsealed, who alone asked; an approval opens it to nobody else, and never to a unit concerned. Anonymous: nobody.
 */
export function maySeeSender(
  complaint: { confidentiality: Confidentiality; unsealings: readonly Unsealing[] },
  reader: { accountId: string; isSender: boolean; concerned: boolean },
): boolean {
  const { confidentiality, unsealings } = complaint;
  if (confidentiality === 'open') return true;
  if (confidentiality === 'anonymous') return false;
  if (reader.isSender) return true;
  if (reader.concerned) return false;
  return unsealings.some(
    ({ askedBy, decision }) => askedBy === reader.accountId && decision?.granted === true,
  );
}

/** Endings that a firm's name has in papers and loses in speech. */
const LEGAL_FORM = /(?:集团)?(?:股份|有限|责任)*(?:公司|合伙企业|合作社|企业|工厂|厂)$/u;
/** Places that a firm's name begins with in papers and not in speech: 安徽, 合肥市 … */
const PLACE =
  /^(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|合肥|肥东)(?:省|市|县|自治区)?|\p{L}{2,4}[省市县区])+/u;
const SHORTEST: Readonly<Record<SenderField, number>> = { name: 4, contact: 2, phone: 7, creditCode: 18 };

/** Full-width letters become plain ones; blanks and signs between letters hide nothing. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Which of the sender's own words stand in a text or a file name: what a form warns of before a sealed or anonymous
 * complaint is sent, and what must never leave for a handler. A firm is found by its name without 有限公司 and without the
 * place before it as well.
 */
export function betrayals(text: string, sender: Partial<Sender>): SenderField[] {
  const searched = plain(text);
  return (Object.keys(SHORTEST) as SenderField[]).filter((field) => {
    const whole = plain(sender[field] ?? '');
    const short = whole.replace(LEGAL_FORM, '');
    const words = field === 'name' ? [whole, short, short.replace(PLACE, '')] : [whole];
    return words.some((word) => [...word].length >= SHORTEST[field] && searched.includes(word));
  });
}

/** Without 0, O, 1 and I, which are mistaken for each other: 32 letters, five bits each. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 80 bits: not to be guessed, short enough to be copied by hand. */
export const RECEIPT_LENGTH = 16;

/** A receipt code of random bytes, in groups of four. RangeError when there are too few bytes. */
export function receiptCode(bytes: Uint8Array): string {
  if (bytes.length < RECEIPT_LENGTH) throw new RangeError(`too few bytes: ${bytes.length}`);
  const letters = [...bytes.slice(0, RECEIPT_LENGTH)].map((byte) => LETTERS.charAt(byte & 31)).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What was typed, as it is hashed: without blanks and dashes, in capitals; null when it can be no receipt code. */
export function readReceiptCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
  const isOne = code.length === RECEIPT_LENGTH && [...code].every((letter) => LETTERS.includes(letter));
  return isOne ? code : null;
}
