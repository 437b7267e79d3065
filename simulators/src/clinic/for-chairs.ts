import type { ChairId } from '@chairside/shared/ids.ts';
import type { Scenario, ScenarioChair } from '../scenario/scenario.ts';

/**
 * A scenario for the chairs a gateway has: the plans in their order, and for every chair beyond them somebody who is just being
 * prepared. Empty: the same people, nothing is planned, and what happens to them others see to.
 */
export function forChairs(
  scenario: Scenario,
  { chairs, isEmpty }: { readonly chairs: readonly ChairId[]; readonly isEmpty: boolean },
): Scenario {
  const [model] = scenario.chairs;
  if (model === undefined) return scenario;
  const plans = chairs.map((chair, index): ScenarioChair => {
    const plan = isEmpty ? undefined : scenario.chairs[index];
    return plan === undefined
      ? justArrived(model, { chair, afterMs: isEmpty ? 0 : arrivedAfterMs })
      : { ...plan, chair };
  });
  return {
    ...scenario,
    chairs: plans,
    timeline: isEmpty ? [] : scenario.timeline,
    expect: [],
    thresholds: [],
    stopAfterMs: Infinity,
  };
}

/** In a past of 45 min. */
const arrivedAfterMs = 40 * 60_000;

function justArrived(
  model: ScenarioChair,
  { chair, afterMs }: { readonly chair: ChairId; readonly afterMs: number },
): ScenarioChair {
  return {
    ...model,
    chair,
    patient: {},
    infusion: { ...model.infusion, startsAfterMs: null },
    timeline: [],
    sitsDownAfterMs: afterMs,
  };
}
