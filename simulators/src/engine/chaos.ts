import type { Streams } from '../random.ts';
import type { Chaos, Deed } from '../scenario/scenario.ts';

/** Faults thrown in at random, so many a chair-hour in the mean: at most one a second, drawn by the second. */
export type ChaosMonkey = { due(second: number): Deed | null };

export function createChaos(chaos: Chaos | null, streams: Streams): ChaosMonkey {
  if (chaos === null) return { due: () => null };
  const { faultsPerChairHour, mix, quietFirstMs } = chaos;
  const verbs = Object.entries(mix).map(([name, weight]) => ({ deed: deedOf(name), weight }));
  const total = verbs.reduce((sum, { weight }) => sum + weight, 0);
  const whether = streams('chaos/whether');
  const which = streams('chaos/which');

  function draw(second: number): Deed | null {
    let rest = which.uniform(second) * total;
    for (const { deed, weight } of verbs) {
      rest -= weight;
      if (rest <= 0) return deed;
    }
    return null;
  }

  return {
    due(second) {
      if (second * 1_000 < quietFirstMs) return null;
      return whether.uniform(second) < faultsPerChairHour / 3_600 ? draw(second) : null;
    },
  };
}

/** `ox.probe_off`, `link:ox.flap`; `motion` alone is the patient’s. */
function deedOf(name: string): Deed {
  const dot = name.indexOf('.');
  const [target, verb] = dot < 0 ? ['patient', name] : [name.slice(0, dot), name.slice(dot + 1)];
  return { target, verb, params: {} };
}
