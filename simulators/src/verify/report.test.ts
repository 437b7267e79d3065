import { describe, expect, it } from 'vitest';
import { assumptions } from './assumptions.ts';
import { reportOf } from './report.ts';
import type { VerifyRow } from './row.ts';

function aRow(given: Partial<VerifyRow>): VerifyRow {
  return {
    number: '1',
    quantity: 'plasma level',
    published: '185',
    simulated: '179',
    kind: 'sel',
    tolerance: 'within 10 %',
    passes: true,
    expected: 'pass',
    ...given,
  };
}

const verdicts: readonly {
  readonly passes: boolean;
  readonly expected: VerifyRow['expected'];
  readonly verdict: string;
  readonly unexpected: number;
}[] = [
  { passes: true, expected: 'pass', verdict: 'pass', unexpected: 0 },
  { passes: false, expected: 'pass', verdict: 'FAIL', unexpected: 1 },
  { passes: false, expected: 'fail', verdict: 'fail (known)', unexpected: 0 },
  { passes: true, expected: 'fail', verdict: 'pass (was a known miss)', unexpected: 0 },
];

describe('the report of the verification', () => {
  for (const { passes, expected, verdict, unexpected } of verdicts) {
    it(`[SI91] a row that ${passes ? 'passes' : 'fails'} and should ${expected}: ${verdict}`, () => {
      const report = reportOf([aRow({ passes, expected })], 500);
      expect(report.text).toContain(`| within 10 % | ${verdict} |`);
      expect(report.unexpectedFailures).toBe(unexpected);
    });
  }

  it('[SI90] prints published beside simulated, how many of each kind there are, and what is assumed', () => {
    const { text } = reportOf([aRow({}), aRow({ number: '2', kind: 'out' }), aRow({ number: '3' })], 500);
    expect(text).toContain('| 1 | plasma level | 185 | 179 | sel |');
    expect(text).toContain('Status: fit 0, sel 2, tuned 0, out 1, spec 0.');
    for (const one of assumptions) expect(text).toContain(`- ${one}`);
  });
});
