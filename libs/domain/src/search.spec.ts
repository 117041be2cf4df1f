import fc from 'fast-check';
import { exactly, foldText, markPieces, nearly, searchWords, snippetOf } from './search';

/** A pattern of `like` against a text, letter by letter: what the database does. */
const fits = (text: string, pattern: string): boolean => {
  const letters = [...pattern.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => `\u0001${letter}`)];
  const wanted: (string | null)[] = [];
  for (let i = 0; i < letters.length; i++)
    if (letters[i] === '\u0001') wanted.push(letters[++i] as string);
    else wanted.push(letters[i] === '_' ? null : (letters[i] as string));
  const given = [...text];
  return given.some((_, from) =>
    wanted.every(
      (letter, i) => given[from + i] !== undefined && (letter === null || given[from + i] === letter),
    ),
  );
};
const gramsHeld = (text: string) => {
  const letters = [...text];
  return new Set(
    letters.flatMap((a, i) => [
      ...(letters[i + 1] === undefined ? [] : [`${a}${letters[i + 1]}`]),
      ...(letters[i + 2] === undefined ? [] : [`${a}*${letters[i + 2]}`]),
    ]),
  );
};
const isNear = (typed: string, text: string) =>
  nearly(searchWords(typed)).some(({ patterns }) =>
    patterns.every((pattern) => fits(foldText(text), pattern)),
  );

describe('letters that count as the same', () => {
  it.each([
    ['ABC-12', 'abc-12'],
    ['ＡＢｃ１２', 'abc12'],
    ['督办〔2026〕12号', '督办(2026)12号'],
    ['督办[２０２６]12号', '督办(2026)12号'],
    ['（一期）', '(一期)'],
    ['2601—340122－04', '2601-340122-04'],
    ['甲　乙\t丙', '甲 乙 丙'],
  ])('%s is %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('are one for one, so that a place found is the place in the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldText(text).length === text.length));
  });
});

describe('the words of what was typed', () => {
  it.each([
    ['  管网   改造 ', ['管网', '改造']],
    ['管网，改造；管网', ['管网', '改造']],
    ['ＰＰＰ ppp', ['ppp']],
    ['，', []],
    ['一 二 三 四 五 六 七', ['一', '二', '三', '四', '五', '六']],
  ])('"%s"', (typed, words) => expect(searchWords(typed)).toEqual(words));
});

describe('the pieces a word is looked up by', () => {
  it('are its pairs of letters', () => {
    expect(exactly(['产业']).grams).toEqual(['产业']);
    expect(exactly(['产业园']).grams).toEqual(['产业', '业园']);
    expect(exactly(['冷链物流']).grams).toEqual(['冷链', '链物', '物流']);
    expect(exactly(['桥', '改造']).grams).toEqual(['改造']);
    expect(exactly(['桥']).grams).toEqual([]);
  });

  it('are of a long number those of its end, across every letter too', () => {
    expect(exactly(['2601-340199-04-01-000777']).grams).toEqual(exactly(['99-000777']).grams);
    expect(exactly(['99-000777']).grams).toEqual(['00', '0*0', '0*7', '07', '77', '7*7']);
    expect(exactly(['000777']).grams).toEqual(['00', '07', '77']);
  });

  it.each(['甲乙丙丁12%_\\*', 'ab12-'])(
    'are all held by whatever holds the word, and wild cards are letters: %s',
    (letters) => {
      const letter = fc.constantFrom(...letters);
      const word = fc.array(letter, { minLength: 2, maxLength: 9 }).map((letters) => letters.join(''));
      fc.assert(
        fc.property(word, word, word, (before, typed, after) => {
          const text = before + typed + after;
          const { grams, patterns } = exactly([typed]);
          return grams.every((gram) => gramsHeld(text).has(gram)) && patterns.every((p) => fits(text, p));
        }),
      );
      expect(fits('100元', exactly(['10%']).patterns[0] as string)).toBe(false);
    },
  );
});

describe('one slip away', () => {
  it.each([
    ['冷练物流中心', '店埠冷链物流中心一期', 'a wrong letter'],
    ['冷物流中心', '店埠冷链物流中心一期', 'a missing one'],
    ['冷链的物流中心', '店埠冷链物流中心一期', 'one too many'],
    ['冷链流物中心', '店埠冷链物流中心一期', 'two changed about'],
    ['令链物流', '店埠冷链物流中心一期', 'the first one wrong'],
    ['产夜园', '智能装备产业园', 'the middle one of three'],
    ['产园区', '产业园区', 'a missing one of three'],
    ['店埠 冷练物流', '店埠冷链物流中心一期', 'one of two words'],
    ['340122-04-O1', '2601-340122-04-01', 'a letter for a number'],
  ])('%s finds %s: %s', (typed, text) => expect(isNear(typed, text)).toBe(true));

  it.each([
    ['产夜圆', '智能装备产业园', 'two wrong of three'],
    ['冷练物留中心', '冷链物流中心', 'two wrong'],
    ['产夜', '产业', 'too short'],
    ['业园', '产业园', 'nothing wrong with a short one'],
  ])('%s does not find %s: %s', (typed, text) => expect(isNear(typed, text)).toBe(false));

  it.each(['甲乙丙丁戊', 'a12-'])(
    'asks the index only for what an entry that fits must hold: %s',
    (letters) => {
      const letter = fc.constantFrom(...letters);
      const text = fc.array(letter, { minLength: 3, maxLength: 12 }).map((letters) => letters.join(''));
      const typed = fc.array(letter, { minLength: 3, maxLength: 9 }).map((letters) => letters.join(''));
      fc.assert(
        fc.property(text, typed, (held, word) =>
          nearly([word]).every(
            ({ grams, patterns }) =>
              !patterns.every((pattern) => fits(held, pattern)) ||
              grams.every((gram) => gramsHeld(held).has(gram)),
          ),
        ),
      );
    },
  );

  it('asks nothing of the index that is without an answer from it', () => {
    for (const word of ['产业园', '四个字的', '五个字的词'])
      for (const { grams } of nearly([word])) expect(grams.length).toBeGreaterThan(0);
  });

  it('gives up on what is too long', () => expect(nearly(['长'.repeat(25)])).toEqual([]));
});

describe('what was found, marked', () => {
  const { patterns } = exactly(['管网', 'ab']);
  it('in the text as it is written', () => {
    expect(markPieces('雨污管网改造ＡＢ段', patterns)).toEqual([
      { text: '雨污', found: false },
      { text: '管网', found: true },
      { text: '改造', found: false },
      { text: 'ＡＢ', found: true },
      { text: '段', found: false },
    ]);
  });
  it('as one where two overlap', () => {
    expect(markPieces('甲乙丙', exactly(['甲乙', '乙丙']).patterns)).toEqual([
      { text: '甲乙丙', found: true },
    ]);
  });
  it('with the letter that differs', () => {
    expect(markPieces('产业园', ['%产_园%'])).toEqual([{ text: '产业园', found: true }]);
  });
  it('and letters that mean something elsewhere are letters', () => {
    for (const sign of '.*+?^$()[]{}|/\\%_-')
      expect(markPieces(`甲${sign}乙丙`, exactly([`甲${foldText(sign)}乙`]).patterns)[0]).toEqual({
        text: `甲${sign}乙`,
        found: true,
      });
  });
  it('cut around the first place, on one line', () => {
    const text = `${'前'.repeat(50)}\n已签管网合同${'后'.repeat(200)}`;
    const pieces = snippetOf(text, patterns);
    const line = pieces.map((piece) => piece.text).join('');
    expect(line).toMatch(/^…前+ 已签管网合同后+…$/);
    expect(line.length).toBe(92);
    expect(pieces.filter(({ found }) => found)).toEqual([{ text: '管网', found: true }]);
  });
  it('and nothing, where nothing of it is there', () => expect(snippetOf('别的话', patterns)).toEqual([]));
});
