import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { tokensModule } from '../../../scripts/tokens.mjs';
import { darkTokens, lightTokens, type TokenName } from './tokens';

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

it('tokens.ts is made from tokens.css as it stands (run scripts/tokens.mjs)', () => {
  expect(here('tokens.ts')).toBe(tokensModule(here('tokens.css')));
});

const channel = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

type Pair = [TokenName, TokenName];
const surfaces: TokenName[] = [
  'surface-page',
  'surface-panel',
  'surface-sunken',
  'surface-hover',
  'surface-selected',
];
const texts: TokenName[] = ['text-1', 'text-2', 'text-3', 'text-link'];
const colours = ['green', 'yellow', 'red', 'stale'] as const;

const textPairs: Pair[] = [
  ...texts.flatMap((text) => surfaces.map((surface): Pair => [text, surface])),
  ...colours.flatMap((c): Pair[] => [
    [`light-${c}-on`, `light-${c}-fill`],
    [`light-${c}-text`, 'surface-panel'],
    [`light-${c}-text`, 'surface-page'],
    [`light-${c}-text`, `light-${c}-tint`],
  ]),
  ['light-red-solid-on', 'light-red-solid'],
  ['text-on-brand', 'brand'],
  ['text-on-brand', 'brand-hover'],
  ['brand', 'brand-tint'],
  ['brand', 'surface-panel'],
  ['card-yellow-ink', 'card-yellow-paper'],
  ['card-red-ink', 'card-red-paper'],
  ['info', 'surface-panel'],
  ['info', 'info-tint'],
  ['text-1', 'changed-tint'],
  ['text-2', 'changed-tint'],
  ['text-1', 'light-red-tint'],
  ['text-2', 'light-red-tint'],
  ['text-1', 'light-yellow-tint'],
  ['text-2', 'light-yellow-tint'],
];
const graphics: TokenName[] = [
  ...([1, 2, 3, 4, 5] as const).map((n): TokenName => `chart-${n}`),
  'line-control',
  'focus',
  'chart-above',
  'chart-below',
  'chart-plan',
  'light-green-fill',
  'light-red-fill',
  'light-stale-fill',
  'light-yellow-edge',
  'card-yellow-edge',
  'light-waived-line',
];

it.each([
  ['light', lightTokens],
  ['dark', darkTokens],
] as const)('%s: text stands out 4.5 to 1, graphics and controls 3 to 1', (_, tokens) => {
  const weakText = textPairs.filter(([a, b]) => contrast(tokens[a], tokens[b]) < 4.5);
  const weakGraphics = graphics.filter((a) => contrast(tokens[a], tokens['surface-panel']) < 3);
  expect({ weakText, weakGraphics }).toEqual({ weakText: [], weakGraphics: [] });
});
