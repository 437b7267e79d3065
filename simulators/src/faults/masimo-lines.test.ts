import { describe, expect, it } from 'vitest';
import { bytesIn, bytesOf, deedOf, frames, outcome, textOf } from './fixtures.ts';
import type { LinkDeed } from './link-verbs.ts';

function after(verb: LinkDeed['verb'], params = {}) {
  return bytesIn(
    outcome('masimo-ascii', frames('masimo-ascii', 40), { faults: [{ deed: deedOf(verb, params) }] }),
  );
}

const original = textOf(bytesOf('masimo-ascii', 0));

describe('faults of Masimo lines', () => {
  it('[SI57] no number is dashes as wide as it was, and nothing else is changed', () => {
    const [one] = after('special_values');
    const said = original.replace('SPO2=090% BPM=070 PI=03.00%', 'SPO2=---% BPM=--- PI=--.--%');
    expect(textOf(one!.bytes)).toBe(said);
    expect(one!.reports).toEqual([]);
  });

  const ends = [
    { with: 'crlf', allowed: ['\r\n'] },
    { with: 'lf', allowed: ['\n'] },
    { with: 'mixed', allowed: ['\r', '\n', '\r\n'] },
  ];
  for (const { with: kind, allowed } of ends) {
    it(`[SI57] line ends ${kind}: the line is intact`, () => {
      const heard = after('line_ends', { with: kind });
      const seen = heard.map(({ bytes }) => /[\r\n]+$/.exec(textOf(bytes))?.[0] ?? 'none');
      expect([...new Set(seen)].sort()).toEqual([...allowed].sort());
      expect(textOf(heard[0]!.bytes).trimEnd()).toBe(original.trimEnd());
      for (const { reports } of heard) expect(reports).toHaveLength(1);
    });
  }

  it('[SI56] two lines as one have no end between them', () => {
    const [one] = after('merge');
    expect(textOf(one!.bytes)).toBe(original.trimEnd() + textOf(bytesOf('masimo-ascii', 1)));
    expect(one!.reports).toEqual([]);
  });
});
