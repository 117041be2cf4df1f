import fc from 'fast-check';
import {
  RECEIPT_LENGTH,
  type Sender,
  type Unsealing,
  betrayals,
  mayAskUnsealing,
  mayDecideUnsealing,
  maySeeSender,
  readReceiptCode,
  receiptCode,
} from './complaint-seal';

const reason = '涉嫌重大违法,需当面核实线索';
const asked: Unsealing = { askedBy: 'li', askedAt: 1000, reason, decision: null };
const granted: Unsealing = { ...asked, decision: { by: 'wang', at: 2000, granted: true } };
const refused: Unsealing = { ...asked, decision: { by: 'wang', at: 2000, granted: false } };

describe('asking to unseal', () => {
  it.each<[string, 'open' | 'sealed' | 'anonymous', Unsealing[], string, boolean, string[]]>([
    ['with a reason', 'sealed', [], reason, false, []],
    ['again after a refusal', 'sealed', [refused], reason, false, []],
    ['while another asks', 'sealed', [{ ...asked, askedBy: 'zhao' }], reason, false, []],
    ['twice', 'sealed', [asked], reason, false, ['still-asked']],
    ['with blanks', 'sealed', [], `好${' '.repeat(20)}`, false, ['no-reason']],
    ['as a unit concerned', 'sealed', [], reason, true, ['concerned']],
    ['what is open', 'open', [], reason, false, ['not-sealed']],
    ['what has no name', 'anonymous', [], reason, false, ['not-sealed']],
    ['all wrong', 'sealed', [asked], '', true, ['concerned', 'no-reason', 'still-asked']],
  ])('%s', (_, confidentiality, past, why, concerned, codes) => {
    const refusals = mayAskUnsealing({ confidentiality, past }, { by: 'li', reason: why, concerned });
    expect(refusals.map(({ code }) => code)).toEqual(codes);
  });
});

describe('deciding it', () => {
  it.each<[string, Unsealing, string, boolean, string[]]>([
    ['by a second person', asked, 'wang', false, []],
    ['by who asked', asked, 'li', false, ['asked-by-same']],
    ['by a unit concerned', asked, 'wang', true, ['concerned']],
    ['twice', granted, 'wang', false, ['already-decided']],
    ['by who asked, decided', refused, 'li', true, ['already-decided', 'asked-by-same', 'concerned']],
  ])('%s', (_, unsealing, by, concerned, codes) => {
    expect(mayDecideUnsealing(unsealing, { by, concerned }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('who sees the sender', () => {
  it.each<['open' | 'sealed' | 'anonymous', string, Unsealing[], string, boolean, boolean, boolean]>([
    ['open', 'a handler', [], 'chen', false, true, true],
    ['sealed', 'the sender', [], 'firm', true, false, true],
    ['sealed', 'a handler', [], 'chen', false, true, false],
    ['sealed', 'a monitor', [], 'li', false, false, false],
    ['sealed', 'who asked, before the decision', [asked], 'li', false, false, false],
    ['sealed', 'who asked, refused', [refused], 'li', false, false, false],
    ['sealed', 'who asked, granted', [granted], 'li', false, false, true],
    ['sealed', 'who granted it', [granted], 'wang', false, false, false],
    ['sealed', 'another monitor', [granted], 'zhao', false, false, false],
    ['sealed', 'who asked and has gone to the unit since', [granted], 'li', false, true, false],
    ['anonymous', 'the sender', [], 'firm', true, false, false],
    ['anonymous', 'who asked', [granted], 'li', false, false, false],
  ])('%s: %s', (confidentiality, _, unsealings, accountId, isSender, concerned, sees) => {
    expect(maySeeSender({ confidentiality, unsealings }, { accountId, isSender, concerned })).toBe(sees);
  });

  it('is never a handler of what is sealed, whatever was granted', () => {
    const id = fc.constantFrom('li', 'wang', 'zhao');
    const unsealing = fc.record({
      askedBy: id,
      askedAt: fc.nat(),
      reason: fc.string(),
      decision: fc.option(fc.record({ by: id, at: fc.nat(), granted: fc.boolean() })),
    });
    fc.assert(
      fc.property(fc.array(unsealing), id, (unsealings, accountId) => {
        const reader = { accountId, isSender: false, concerned: true };
        expect(maySeeSender({ confidentiality: 'sealed', unsealings }, reader)).toBe(false);
      }),
    );
  });
});

describe('words that betray the sender', () => {
  const sender: Sender = {
    name: '肥东恒盛机械有限公司',
    contact: '周明',
    phone: '138-0551-2345',
    creditCode: '91340122MA2NXXXX0T',
  };
  it.each([
    ['我公司排水口被堵,多次反映无果', []],
    ['肥东恒盛机械有限公司 反映', ['name']],
    ['我们恒盛机械门口的路', ['name']],
    ['恒盛路口的机械', []],
    ['肥东恒盛机械的门口', ['name']],
    ['肥东 恒盛·机械厂区', ['name']],
    ['联系人周明,电话13805512345', ['contact', 'phone']],
    ['电话:138 0551 2345', ['phone']],
    ['电话１３８０５５１２３４５', ['phone']],
    ['代码91340122ma2nxxxx0t', ['creditCode']],
    ['IMG_周明_13805512345.jpg', ['contact', 'phone']],
    ['', []],
  ])('%s: %j', (text, fields) => {
    expect(betrayals(text, sender)).toEqual(fields);
  });

  it('finds nothing where nothing is known, or too little to know it by', () => {
    expect(betrayals('周明 138', {})).toEqual([]);
    expect(betrayals('周总说 138 号', { name: '', contact: '周', phone: '138', creditCode: ' ' })).toEqual(
      [],
    );
  });

  it('finds each word wherever it stands, with signs between its letters', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom<keyof Sender>('name', 'contact', 'phone', 'creditCode'),
        fc.constantFrom('', ' ', '-', '·', '　'),
        (before, after, field, sign) => {
          const word = [...sender[field]].join(sign);
          expect(betrayals(`${before} ${word} ${after}`, sender)).toContain(field);
        },
      ),
    );
  });
});

describe('a receipt code', () => {
  it('is read back as it was given, however it is typed', () => {
    const bytes = fc.uint8Array({ minLength: RECEIPT_LENGTH, maxLength: 32 });
    fc.assert(
      fc.property(bytes, (random) => {
        const code = receiptCode(random);
        expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
        const plain = code.replaceAll('-', '');
        expect(readReceiptCode(code)).toBe(plain);
        expect(readReceiptCode(` ${code.toLowerCase().replaceAll('-', ' — ')} `)).toBe(plain);
      }),
    );
  });

  it('uses every letter alike', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const letters = Array.from({ length: 16 }, (_, i) =>
      readReceiptCode(receiptCode(all.slice(i * 16, i * 16 + 16))),
    ).join('');
    const counts = new Map<string, number>();
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  it.each([
    '',
    '2345',
    '2345-6789-ABCD-EFG',
    '2345-6789-ABCD-EFGHJ',
    '2345-6789-ABCD-EFG0',
    '2345-6789-ABCD-EF号H',
  ])('is not %j', (text) => {
    expect(readReceiptCode(text)).toBeNull();
  });

  it('wants enough chance', () => {
    expect(() => receiptCode(new Uint8Array(15))).toThrow(RangeError);
  });
});
