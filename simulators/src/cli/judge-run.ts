import type { Scenario } from '../scenario/scenario.ts';
import { readRun } from '../truth/read-run.ts';
import { scoreReport } from '../truth/report.ts';
import { reportText } from '../truth/report-text.ts';
import { complain, say } from './say.ts';

/** Holds a recorded run against its truth and what its scenario expects; 0 when all of it is as it should be. */
export async function judgeRun(folder: string, scenario: Scenario): Promise<number> {
  const run = await readRun(folder, scenario);
  if (!run.ok) {
    complain(run.error);
    return 2;
  }
  const report = scoreReport([run.value], []);
  say(reportText(report));
  return report.isPassed ? 0 : 1;
}
