import { evolve } from '@chairside/shared/chair/evolve.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { createStreams } from '../random.ts';
import type { Deed, Scenario } from '../scenario/scenario.ts';
import type { CommandLine } from '../truth/lines.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import { createGoingsOn, type GoingOn } from './goings-on.ts';
import type { NurseActAt } from './nurse-script.ts';
import { secondMs, type Sent } from './second.ts';
import { createStation, type Station } from './station.ts';

/**
 * One run of a scenario, without any world around it: seconds go in, bytes for the links and a nurse's deeds come out. Pure but for
 * what it keeps; the same scenario, seed and injected commands give the same bytes (SI2), whether or not a gateway listens.
 */
export type Run = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly stations: readonly Station[];
  nowMs(): number;
  /** One second on: what leaves on the way, oldest first, link by link where the time is the same. */
  second(): readonly Sent[];
  /** What the nurse did since the last time it was asked. */
  takeNurseActs(): readonly NurseActAt[];
  /** From now on people do what the nurse did: the script goes on only where it says so. */
  leaveToPeople(): void;
  /** As a gateway has it, at the beginning … */
  join(chairs: readonly ChairState[]): void;
  /** … and from then on. Patients follow it with `catchUp`, once what the nurse has just done is in it. */
  follow(events: readonly ChairEvent[]): void;
  catchUp(): void;
  /** What the nurse did there was refused: the patient follows the record again. */
  disown(chair: ChairId): void;
  /** Makes something happen now; the problem in a sentence where it can not. */
  inject(command: Injection): Result<GoingOn, string>;
  end(spanId: string): boolean;
  /** Once more what somebody did in an earlier run. */
  repeat(command: CommandLine): void;
  goingsOn(chair: ChairId): readonly GoingOn[];
  /** Of all chairs of the gateway. */
  states(): readonly ChairState[];
  /** As a gateway has it; null where none listens. */
  stateOf(chair: ChairId): ChairState | null;
  /** Every patient has been through all of it. */
  isOver(): boolean;
};

export type Injection = {
  readonly chair: ChairId | null;
  readonly deed: Deed;
  readonly forMs: number | null;
  readonly label: string | null;
};

export type RunSettings = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly startAtMs: number;
  readonly truth: TruthLog;
  /** Told of what was injected from outside, so that it can be played again. */
  readonly onCommand?: (command: CommandLine) => void;
  /** Told of what could not be done. */
  readonly onProblem: (problem: string) => void;
};

export function createRun(settings: RunSettings): Run {
  const { scenario, seed, startAtMs, truth, onProblem } = settings;
  const streams = createStreams(seed);
  const goingsOn = createGoingsOn(truth);
  const stations: readonly Station[] = scenario.chairs.map((plan) =>
    createStation({
      plan,
      scenario,
      streams,
      startAtMs,
      truth,
      goingsOn,
      onProblem,
      others: (chair) => stations.find((one) => one.chair === chair) ?? null,
    }),
  );
  const states = new Map<ChairId, ChairState>();
  const changed = new Set<ChairId>();
  let nowMs = startAtMs;

  function stationOf(chair: ChairId | null): Station | null {
    return stations.find((one) => one.chair === chair) ?? null;
  }

  function inject({ chair, deed, forMs, label }: Injection): Result<GoingOn, string> {
    const station = stationOf(chair) ?? (chair === null ? (stations[0] ?? null) : null);
    if (station === null) return err(`there is no chair ${chair ?? ''}`);
    const done = station.perform({ deed, forMs, label, atMs: nowMs });
    if (!done.ok) return done;
    settings.onCommand?.({ type: 'inject', atMs: nowMs, chair, ...deed, forMs });
    return ok(done.value);
  }

  function end(spanId: string): boolean {
    const isEnded = stations.some((station) => station.end(spanId, nowMs));
    if (isEnded) settings.onCommand?.({ type: 'end', atMs: nowMs, spanId });
    return isEnded;
  }

  return {
    scenario,
    seed,
    stations,
    nowMs: () => nowMs,
    second() {
      nowMs += secondMs;
      for (const station of stations) station.begin(nowMs);
      for (const station of stations) station.live(nowMs);
      for (const station of stations) station.speak(nowMs);
      const sent = stations.flatMap((station) => station.send(nowMs));
      return sent.toSorted((one, other) => one.delivery.atMs - other.delivery.atMs);
    },
    takeNurseActs: () => stations.flatMap((station) => station.takeNurseActs()),
    leaveToPeople() {
      for (const station of stations) station.leaveToPeople();
    },
    join(chairs) {
      for (const state of chairs) {
        states.set(state.chair, state);
        if (state.session !== null) stationOf(state.chair)?.bedside.follow(state, nowMs);
      }
    },
    follow(events) {
      for (const event of events) {
        const before = states.get(event.chair);
        if (before === undefined || event.seq <= before.seq) continue;
        states.set(event.chair, evolve(before, event));
        stationOf(event.chair)?.see({ kind: 'event', event, before });
        changed.add(event.chair);
      }
    },
    catchUp() {
      for (const chair of changed) {
        const state = states.get(chair);
        if (state !== undefined) stationOf(chair)?.bedside.follow(state, nowMs);
      }
      changed.clear();
    },
    disown: (chair) => changed.add(chair),
    inject,
    end,
    repeat(command) {
      if (command.type === 'end') {
        if (!end(command.spanId)) onProblem(`there is nothing to end as ${command.spanId}`);
        return;
      }
      const { target, verb, params, forMs } = command;
      const chair = command.chair === null ? null : chairIdSchema.parse(command.chair);
      const done = inject({ chair, deed: { target, verb, params }, forMs, label: null });
      if (!done.ok) onProblem(`${target}.${verb}: ${done.error}`);
    },
    goingsOn: (chair) => goingsOn.at(nowMs, chair),
    states: () => [...states.values()],
    stateOf: (chair) => states.get(chair) ?? null,
    isOver: () =>
      nowMs >= startAtMs + scenario.stopAfterMs ||
      stations.every(
        ({ bedside, plan }) => plan.infusion.startsAfterMs !== null && bedside.course.phase() === 'closed',
      ),
  };
}
