import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(`${import.meta.dirname}/light.css`, 'utf8');

const rates = [
  { priority: 'high', hz: 2 },
  { priority: 'medium', hz: 0.6 },
];
for (const { priority, hz } of rates) {
  it(`[AL22] ${priority} flashes ${hz} times a second, frame and ground together`, () => {
    const periods = [
      ...css.matchAll(new RegExp(`animation: flash-${priority}(?:-ground)? (\\d+)ms step-end`, 'g')),
    ];
    expect(periods).toHaveLength(2);
    for (const [, ms] of periods) expect(1_000 / Number(ms)).toBeCloseTo(hz, 2);
  });
  it(`[AL22] ${priority} is lit half of the time`, () => {
    const steps = [
      ...css.matchAll(
        new RegExp(`@keyframes flash-${priority}(?:-ground)? \\{\\s*0% \\{[^}]*\\}\\s*50% \\{`, 'g'),
      ),
    ];
    expect(steps).toHaveLength(2);
  });
}

it('[AL22] low does not flash', () => {
  expect(css).not.toMatch(/flash-low|\[data-calling\]::(before|after) \{\s*animation: flash/);
});

it('[AL22] nothing flashes more than 3 times a second', () => {
  const periods = [...css.matchAll(/(\d+)ms/g)].map(([, ms]) => Number(ms));
  expect(Math.min(...periods)).toBeGreaterThan(1_000 / 3);
});

it('[AL22] who wants no motion sees it lit, not dark', () => {
  const [, still = ''] = /prefers-reduced-motion: reduce\) \{([\s\S]*)\}/.exec(css) ?? [];
  expect(still).toContain('animation: none');
  expect(still).not.toContain('opacity');
});
