import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import type { Scenario } from './scenario.ts';

/**
 * The same scenario so many times at once, each time at chairs of its own: other draws, the same plan. What is expected of a chair is
 * expected of each of its likes. A scenario in which chairs have to do with each other stays as it is.
 */
export function severalTimes(scenario: Scenario, times: number): Scenario {
  const isOfMany =
    scenario.timeline.length > 0 ||
    scenario.chairs.some(({ timeline }) => timeline.some((step) => step.do.target === 'site'));
  if (times <= 1 || isOfMany) return scenario;
  const turns = Array.from({ length: times }, (_, turn) => turn);
  return {
    ...scenario,
    chairs: turns.flatMap((turn) =>
      scenario.chairs.map((plan) => ({ ...plan, chair: likeOf(plan.chair, turn) })),
    ),
    handlers: scenario.handlers.flatMap((handler) => {
      const { chair } = handler;
      return chair === null ? [handler] : turns.map((turn) => ({ ...handler, chair: likeOf(chair, turn) }));
    }),
    expect: scenario.expect.flatMap((one) => {
      const { chair } = one;
      return chair === null ? [one] : turns.map((turn) => ({ ...one, chair: likeOf(chair, turn) }));
    }),
  };
}

function likeOf(chair: ChairId, turn: number): ChairId {
  return turn === 0 ? chair : chairIdSchema.parse(`${chair}-${turn + 1}`);
}
