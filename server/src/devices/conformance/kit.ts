import type { Check, Finding } from './check.ts';
import { createRandom } from './random.ts';
import type { Specimen } from './specimen.ts';
import { framingChecks } from './checks-framing.ts';
import { lifeChecks } from './checks-life.ts';
import { meaningChecks } from './checks-meaning.ts';

export type Row = {
  readonly check: string;
  readonly outcome: 'passed' | 'failed' | 'not applicable';
  /** What went wrong, or why it can not be asked; empty where nothing did. */
  readonly why: string;
};

const checks: readonly Check[] = [...framingChecks, ...meaningChecks, ...lifeChecks];

/** Runs the whole kit; a check that throws has found the driver throwing. Each check has random numbers of its own. */
export async function conform(specimen: Specimen, seed: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [index, { name, run }] of checks.entries()) {
    const finding = await attempt(() => run(specimen, createRandom(seed + index)));
    rows.push({ check: name, ...outcomeOf(finding) });
  }
  return rows;
}

function outcomeOf(finding: Finding): Omit<Row, 'check'> {
  if (finding === null) return { outcome: 'passed', why: '' };
  if (typeof finding === 'string') return { outcome: 'failed', why: finding };
  return { outcome: 'not applicable', why: finding.notApplicable };
}

async function attempt(run: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    return `threw: ${String(error)}`;
  }
}

/** A line each, and one that sums up. */
export function tableOf(label: string, rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(({ check }) => check.length));
  const mark = { passed: 'ok', failed: 'FAILED', 'not applicable': 'n/a' } as const;
  const lines = rows.map(({ check, outcome, why }) =>
    [`  ${check.padEnd(width)}  ${mark[outcome].padEnd(6)}`, why].join('  ').trimEnd(),
  );
  const failed = rows.filter(({ outcome }) => outcome === 'failed').length;
  const passed = rows.filter(({ outcome }) => outcome === 'passed').length;
  return [label, ...lines, `  ${passed} passed, ${failed} failed`];
}
