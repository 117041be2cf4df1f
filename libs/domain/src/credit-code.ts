/** GB 32100-2015: digits and capitals without I, O, S, V and Z. A character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether the text is a unified social credit code (统一社会信用代码): 18 characters and the right check character. */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((character) => ALPHABET.indexOf(character));
  if (values.length !== WEIGHTS.length + 1 || values.includes(-1)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  return values.at(-1) === (31 - (sum % 31)) % 31;
}
