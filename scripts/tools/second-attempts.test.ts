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

it('names each test that needed a second attempt, with what went wrong at the first', () => {
  const report = {
    suites: [
      { specs: [spec('calm', 'expected', [passed])], suites: [] },
      { specs: [], suites: [{ specs: [spec('busy', 'flaky', [failed, passed])] }] },
    ],
  };
  expect(secondAttempts(report)).toEqual([
    'passed at the second attempt: busy – Error: not visible   at list',
  ]);
});

for (const report of [null, 'torn', {}, { suites: 3 }]) {
  it(`makes nothing of ${JSON.stringify(report)}`, () => {
    expect(secondAttempts(report)).toEqual([]);
  });
}
