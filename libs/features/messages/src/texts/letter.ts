/**
 * What is sent through a channel. `key` names it: whoever gets it twice sees that it is the same. `markdown` fits into
 * so many bytes of UTF-8, which the robots count.
 */
export type Letter = {
  key: string;
  subject: string;
  text: string;
  markdown: (maxBytes: number) => string;
};

/** Who speaks, and where it can be read on. */
export type House = { OPERATOR: string; PUBLIC_URL?: string | undefined };

export const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Titles are typed by people: in a robot's markdown they must not become links, mentions or headings. */
export function plainInMarkdown(text: string): string {
  const wide: Record<string, string> = {
    '<': '＜',
    '>': '＞',
    '[': '［',
    ']': '］',
    '`': '｀',
    '*': '＊',
    _: '＿',
    '#': '＃',
    '@': '＠',
  };
  return text.replace(/[<>[\]`*_#@]/g, (sign) => wide[sign] ?? sign).replace(/\s+/g, ' ');
}
