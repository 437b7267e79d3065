import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The tokens of each theme, with what it takes over from the dark one. */
const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');
const themes = themesIn(css);

const words = ['text', 'text-soft', 'accent', 'spo2', 'pulse', 'nibp', 'stale', 'live'];
const fixedPairs = [
  ['on-alarm-high', 'alarm-high'],
  ['on-alarm-medium', 'alarm-medium'],
  ['on-accent', 'accent-ground'],
] as const;

for (const [theme, tokens] of themes) {
  for (const word of words) {
    for (const ground of ['ground', 'surface', 'surface-raised']) {
      it(`[UI2] ${word} can be read on ${ground}, ${theme}`, () => {
        expect(contrast(tokens, word, ground)).toBeGreaterThanOrEqual(4.5);
      });
    }
  }
  for (const [text, ground] of fixedPairs) {
    it(`[UI2] ${text} can be read on ${ground}, ${theme}`, () => {
      expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
    });
  }
  it(`[UI2] the edges of what can be touched stand out, ${theme}`, () => {
    expect(contrast(tokens, 'edge', 'ground')).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens, 'edge', 'surface-raised')).toBeGreaterThanOrEqual(3);
  });
  it(`[UI1] the alarm bar has the same light in every theme, ${theme}`, () => {
    expect([tokens.get('alarm-high'), tokens.get('alarm-medium')]).toEqual(['#d50000', '#ffd400']);
  });
}

it('[UI1] the quiet theme is over while there is something of medium or high priority to tell', () => {
  const [, unless] = /:root\[data-theme='quiet'\]:not\(:has\((.*)\)\) \{/.exec(css) ?? [];
  expect(unless).toBe("[data-priority='medium'], [data-priority='high']");
});

it('[UI4] what is touched is 64 px at least', () => {
  expect(parseInt(themes.get('dark')?.get('target') ?? '', 10)).toBeGreaterThanOrEqual(64);
});

type Tokens = ReadonlyMap<string, string>;

function themesIn(source: string): ReadonlyMap<string, Tokens> {
  const blocks = [...source.matchAll(/:root(?:\[data-theme='(\w+)'\])?(?::not\(.*\))? \{([^}]*)\}/g)];
  const all = new Map<string, Tokens>();
  for (const [, theme = 'dark', body = ''] of blocks) {
    const own = [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    all.set(theme, new Map([...(all.get('dark') ?? []), ...own]));
  }
  return all;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(tokens: Tokens, one: string, other: string): number {
  const [a, b] = [luminance(tokens.get(one)), luminance(tokens.get(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour = ''): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
