import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest } from './counts.ts';

describe('counting vitest', () => {
  const file = (status: string, tests: number) => ({
    status,
    assertionResults: Array.from({ length: tests }, () => ({})),
  });
  const rows = [
    {
      what: 'takes passed, failed and skipped from the report',
      report: { testResults: [file('failed', 3)], numPassedTests: 1, numFailedTests: 1, numPendingTests: 1 },
      exitCode: 1,
      counts: { passed: 1, failed: 1, skipped: 1 },
    },
    {
      what: 'counts a file that could not be loaded as one failure',
      report: { testResults: [file('failed', 0), file('passed', 2)], numPassedTests: 2, numFailedTests: 0 },
      exitCode: 1,
      counts: { passed: 2, failed: 1, skipped: 0 },
    },
    {
      what: 'counts a bad end without a failed test as one failure',
      report: { testResults: [file('passed', 2)], numPassedTests: 2, numFailedTests: 0 },
      exitCode: 1,
      counts: { passed: 2, failed: 1, skipped: 0 },
    },
    {
      what: 'counts a missing report as one failure, even after a good end',
      report: undefined,
      exitCode: 0,
      counts: { passed: 0, failed: 1, skipped: 0 },
    },
  ];
  for (const { what, report, exitCode, counts } of rows) {
    it(what, () => {
      expect(countVitest(report, exitCode)).toEqual(counts);
    });
  }
});

describe('counting playwright', () => {
  const rows = [
    {
      what: 'counts what passed at its second attempt as passed',
      report: { stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 }, errors: [] },
      exitCode: 0,
      counts: { passed: 5, failed: 0, skipped: 0 },
    },
    {
      what: 'counts an error outside the tests as a failure',
      report: { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] },
      exitCode: 1,
      counts: { passed: 0, failed: 1, skipped: 0 },
    },
    {
      what: 'counts a missing report as one failure',
      report: null,
      exitCode: 0,
      counts: { passed: 0, failed: 1, skipped: 0 },
    },
  ];
  for (const { what, report, exitCode, counts } of rows) {
    it(what, () => {
      expect(countPlaywright(report, exitCode)).toEqual(counts);
    });
  }
});

it('adds the counts of all runners', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(addCounts(one, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
