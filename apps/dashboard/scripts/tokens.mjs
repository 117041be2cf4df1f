// tokens.css → tokens.ts: antd and recharts compute with values, own CSS uses the variables.
// Run after each change of tokens.css: node apps/dashboard/scripts/tokens.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/shared/design/', import.meta.url);

function block(css, selector) {
  const start = css.indexOf('{', css.search(selector));
  const body = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((m) => [m[1], m[2]]));
}

const shape = (name, values) =>
  `export const ${name} = {\n${Object.entries(values)
    .map(([key, value]) => `  ${/^[a-z]+$/.test(key) ? key : `'${key}'`}: '${value}',`)
    .join('\n')}\n} as const;\n`;

/** The text of tokens.ts for a given tokens.css. */
export function tokensModule(css) {
  const light = block(css, /:root {/);
  const dark = { ...light, ...block(css, /\[data-theme=.dark.\] {/) };
  const head = '// Made from tokens.css by scripts/tokens.mjs; do not edit by hand.\n\n';
  return `${head}${shape('lightTokens', light)}\n${shape('darkTokens', dark)}\nexport type TokenName = keyof typeof lightTokens;\n`;
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split(/[\\/]/).pop())) {
  writeFileSync(
    new URL('tokens.ts', folder),
    tokensModule(readFileSync(new URL('tokens.css', folder), 'utf8')),
  );
}
