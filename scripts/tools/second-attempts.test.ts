import { expect, it } from 'vitest';
import { secondAttempts } from './second-attempts.ts';

const failed = {
  status: 'failed',
  errors: [{ message: '\u001b[31mError: not visible\u001b[39m\n  at list' }],
};
const passed = { status: 'passed', errors: [] };
const spec = (title: string, status: string, results: readonly object[]) => ({
  title,
  tests: [{ status, results }],
});

it('names each browser test that needed a second attempt, with what went wrong at the first', () => {
  const report = {
    suites: [
      { specs: [spec('calm', 'expected', [passed])], suites: [] },
      { specs: [], suites: [{ specs: [spec('busy', 'flaky', [failed, passed])] }] },
    ],
  };
  expect(secondAttempts.ofPlaywright(report)).toEqual([
    'passed at the second attempt: busy – Error: not visible   at list',
  ]);
});

it('names each test of Vitest that had failed before it passed, and none that failed for good', () => {
  const problem = 'AssertionError: expected 1 to be 2\n    at here\n    at there\n    at nowhere';
  const assertionResults = [
    { status: 'passed', fullName: 'calm', failureMessages: [] },
    { status: 'passed', fullName: 'busy', failureMessages: [problem] },
    { status: 'failed', fullName: 'wrong', failureMessages: [problem, problem] },
  ];
  expect(secondAttempts.ofVitest({ testResults: [{ assertionResults }] })).toEqual([
    'passed at the second attempt: busy – AssertionError: expected 1 to be 2     at here     at there',
  ]);
});

for (const report of [null, 'torn', {}, { suites: 3, testResults: 3 }]) {
  it(`makes nothing of ${JSON.stringify(report)}`, () => {
    expect([...secondAttempts.ofPlaywright(report), ...secondAttempts.ofVitest(report)]).toEqual([]);
  });
}
