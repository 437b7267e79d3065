import { loadScenario } from '../control/starter-scenarios.ts';
import { formatDuration } from '../scenario/values.ts';
import { verbsFor } from '../scenario/verb-tables.ts';
import { complain, say } from './say.ts';

/** `sim verbs`: everything that can be made to happen at a chair of the scenario, in its own words. */
export async function listVerbs([name = 'calm_day']: readonly string[]): Promise<number> {
  const loaded = await loadScenario(name);
  if (!loaded.ok) {
    complain(loaded.error);
    return 2;
  }
  for (const plan of loaded.value.chairs) {
    say(`chair ${plan.chair}`);
    for (const { target, verb, about, usualMs } of verbsFor(plan)) {
      const usual = usualMs === null ? '' : ` (${formatDuration(usualMs)})`;
      say(`  ${`${target}.${verb}`.padEnd(30)} ${about}${usual}`);
    }
  }
  return 0;
}
