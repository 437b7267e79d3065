import type { ChairId } from '@chairside/shared/ids.ts';
import type { Stream, Streams } from '../random.ts';
import { quantityOf } from './quantity.ts';
import { isMapping } from './reader.ts';
import type { Drawn, Step } from './scenario.ts';

/**
 * Values that are drawn when a run starts. Each is drawn from a stream of its own, named by chair, place of the step in its timeline
 * and use, and counted by the repetitions of the step: one draw more shifts no other (SI2). Given the same streams and number it is
 * always the same.
 */
export type DrawnStep = {
  /** Null: as long as the verb usually goes on. */
  readonly forMs: number | null;
  /** As a person would have written them, for the schema of the verb. */
  readonly params: Readonly<Record<string, unknown>>;
};

/** A normal draw is cut off here: what a file says was checked when it was read, up to this far. */
const furthestSd = 2;

/** The streams of one step. `chair` null: of the scenario's own timeline. */
export function streamsOfStep(streams: Streams, chair: ChairId | null, index: number): Streams {
  return streams.under(chair === null ? `step-${index}` : `chair-${chair}`).under(`step-${index}`);
}

/** Null: this time it does not happen. `n`: which repetition of the step. */
export function drawStep(step: Step, streams: Streams, n: number): DrawnStep | null {
  if (streams('p').uniform(n) >= step.probability) return null;
  return {
    forMs: step.forMs === null ? null : drawNumber(step.forMs, streams('for'), n),
    params: drawParams(step.do.params, streams.under('params'), n),
  };
}

/** How long after its anchor it comes, in milliseconds; 0 for what hangs on nothing that could be drawn. */
export function drawAfterMs({ at }: Pick<Step, 'at'>, streams: Streams, n: number): number {
  return at.kind === 'at' || at.kind === 'after' ? drawNumber(at.afterMs, streams('at'), n) : 0;
}

export function drawParams(
  params: Readonly<Record<string, unknown>>,
  streams: Streams,
  n: number,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isDrawn(value) ? drawValue(value, streams(name), n) : value,
    ]),
  );
}

export function drawNumber(drawn: Drawn<number>, stream: Stream, n: number): number {
  return Number(drawValue(drawn, stream, n));
}

function drawValue(drawn: unknown, stream: Stream, n: number): unknown {
  if (!isDrawn(drawn)) return drawn;
  if ('choice' in drawn) return chosen(drawn, stream.uniform(n));
  if ('from' in drawn) {
    const share = stream.uniform(n);
    return mixed(drawn.from, drawn.to, (from, to) => from + (to - from) * share);
  }
  const deviation = Math.max(-furthestSd, Math.min(furthestSd, stream.normal(n)));
  return mixed(...drawn.normal, (mean, sd) => mean + sd * deviation);
}

/** The furthest it can be drawn apart, or all there is to choose from: when each of them is allowed, every draw is. */
export function extremesOf(drawn: unknown): readonly unknown[] {
  if (!isDrawn(drawn)) return [drawn];
  if ('choice' in drawn) return drawn.choice;
  if ('from' in drawn) return [drawn.from, drawn.to];
  return [-furthestSd, furthestSd].map((deviation) =>
    mixed(...drawn.normal, (mean, sd) => mean + sd * deviation),
  );
}

type Spread =
  | { readonly from: unknown; readonly to: unknown }
  | { readonly normal: readonly [mean: unknown, sd: unknown] }
  | { readonly choice: readonly unknown[]; readonly weights?: readonly number[] };

/** Whether it is written as something to be drawn. */
export function isDrawn(value: unknown): value is Spread {
  if (!isMapping(value)) return false;
  if ('from' in value && 'to' in value) return Object.keys(value).length === 2;
  if (Array.isArray(value['normal'])) return value['normal'].length === 2 && Object.keys(value).length === 1;
  return Array.isArray(value['choice']) && value['choice'].length > 0;
}

/** Both taken apart, joined number by number, written as the first is. What cannot be taken apart stays what it is. */
function mixed(one: unknown, other: unknown, join: (one: number, other: number) => number): unknown {
  const first = quantityOf(one);
  const second = quantityOf(other);
  if (first === null || second === null) return one;
  return first.write(
    first.numbers.map((value, index) => join(value, second.numbers[index] ?? second.numbers[0] ?? NaN)),
  );
}

function chosen(
  { choice, weights }: { readonly choice: readonly unknown[]; readonly weights?: readonly number[] },
  uniform: number,
): unknown {
  const weightOf = (index: number) => weights?.[index] ?? 1;
  const sum = choice.reduce<number>((total, _, index) => total + weightOf(index), 0);
  let left = uniform * sum;
  return choice.find((_, index) => (left -= weightOf(index)) < 0) ?? choice.at(-1);
}
