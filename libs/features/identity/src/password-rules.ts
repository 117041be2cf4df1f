export const MIN_LENGTH = 10;
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

export type PasswordRule = 'too-short' | 'too-few-classes' | 'contains-username';

/** The rules a new password breaks (GB/T 22239 8.1.4.1): none when it will do. Classes: small, capital, digit, other. */
export function brokenRules(password: string, username: string): PasswordRule[] {
  const rules: [PasswordRule, boolean][] = [
    ['too-short', [...password].length < MIN_LENGTH],
    ['too-few-classes', CLASSES.filter((kind) => kind.test(password)).length < 3],
    ['contains-username', password.toLowerCase().includes(username.toLowerCase())],
  ];
  return rules.filter(([, broken]) => broken).map(([rule]) => rule);
}
