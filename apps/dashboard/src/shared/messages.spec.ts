import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Messages } from './i18n/messages';

const src = fileURLToPath(new URL('..', import.meta.url));

/** Every file that defines texts, wherever it lies. */
function files(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('i18n/'))
    .filter((file) => readFileSync(src + file, 'utf8').includes('defineMessages('));
}

const isMessages = (value: unknown): value is Messages<string> =>
  typeof value === 'object' && value !== null && 'ns' in value && 'zh' in value && 'en' in value;

it.each(files())('%s says the same in both languages', async (file) => {
  const module = (await import(`${src}${file}`)) as Record<string, unknown>;
  const found = Object.values(module).filter(isMessages);
  expect(found.length).toBeGreaterThan(0);
  for (const { zh, en } of found) {
    const counted = (key: string) => key.replace(/_one$/, '_other');
    expect([...new Set(Object.keys(en).map(counted))].sort()).toEqual(Object.keys(zh).sort());
    const empty = [...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => !text.trim());
    // a legal term may stand in brackets or right behind its English word: "yellow card 黄牌"
    const chinese = Object.entries(en).filter(([, text]) =>
      /[\u3400-\u9fff]/.test(text.replace(/\([^)]*\)/g, '').replace(/[a-z] [黄红]牌/g, '')),
    );
    const holes = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort().join();
    const unlike = Object.entries(en).filter(([key, text]) => holes(text) !== holes(zh[counted(key)] ?? ''));
    expect({ empty, chinese, unlike }).toEqual({ empty: [], chinese: [], unlike: [] });
  }
});
