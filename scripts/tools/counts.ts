/** What a test runner's own JSON report says; a report that is missing or makes no sense is a failure, never zero tests. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothingCounted: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/**
 * Vitest's JSON reporter. A file that could not be loaded has no tests in it and is one failure; so is a run that ended
 * badly although no test failed (an error nobody caught).
 */
export function countVitest(report: unknown, exitCode: number): Counts {
  if (!isRecord(report) || !Array.isArray(report['testResults'])) return oneFailure;
  const unloadable = report['testResults'].filter(
    (file) => isRecord(file) && file['status'] === 'failed' && isEmpty(file['assertionResults']),
  ).length;
  const failed = numberIn(report, 'numFailedTests') + unloadable;
  return {
    passed: numberIn(report, 'numPassedTests'),
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  };
}

/** Playwright's JSON reporter. What passed at its second attempt has passed, and is named (second-attempts.ts). */
export function countPlaywright(report: unknown, exitCode: number): Counts {
  if (!isRecord(report) || !isRecord(report['stats'])) return oneFailure;
  const { stats } = report;
  const unloadable = Array.isArray(report['errors']) ? report['errors'].length : 0;
  const failed = numberIn(stats, 'unexpected') + unloadable;
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: numberIn(stats, 'skipped'),
  };
}

const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0 };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return !Array.isArray(value) || value.length === 0;
}

function numberIn(record: Readonly<Record<string, unknown>>, key: string): number {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
}
