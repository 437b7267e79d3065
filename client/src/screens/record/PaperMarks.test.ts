import { expect, it } from 'vitest';
import { cssText } from './PaperMarks.tsx';

const names = ['O’Brien "Bo"', 'a\\b', '</style><script>', 'Núñez; } @page { margin: 0', 'line\nbreak'];
for (const name of names) {
  it(`[RE62] ${JSON.stringify(name)} stays within the string at the foot of the page`, () => {
    const text = cssText(name);
    expect(text).toMatch(/^"[A-Za-z0-9 \\]*"$/);
    const read = text
      .slice(1, -1)
      .replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
    expect(read).toBe(name);
  });
}
