import type { z } from 'zod';
import type { firstPersonSchema } from '@chairside/shared/people/people.ts';
import type { SiteEvent, SiteFact } from '@chairside/shared/site/events.ts';
import { emptySite, evolveSite, type SiteState } from '@chairside/shared/site/state.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { ChairId, CommandId, PersonId } from '@chairside/shared/ids.ts';
import { ok } from '@chairside/shared/result.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import { actorOf, type Principal } from '../domain/principal.ts';
import { decideSite } from '../domain/site.ts';
import { stampSiteFacts } from '../domain/stamp.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommandLedger } from './command-ledger.ts';
import type { Erasure } from './erasure.ts';
import type { Recorder } from './recorder.ts';

/** The stream `site`: which chairs, which people, which device at which chair, when the gateway started. */
export type SiteDesk = {
  state(): SiteState;
  /** What the gateway itself notes. */
  note(fact: SiteFact): void;
  /** Somebody asked for what they may not do. */
  noteRefused(by: Principal, refused: RefusedDeed): void;
  /** What somebody did about people, screens and passwords, which is asked for over HTTP; true once it is durable. */
  take(fact: SiteFact, by: Principal | null): Promise<boolean>;
  submit(request: SiteRequest): Promise<CommandAnswer>;
};

export type RefusedDeed = Extract<SiteFact, { type: 'deed-refused' }>['body'];

export type SiteRequest = {
  readonly commandId: CommandId;
  readonly command: SiteCommand;
  readonly principal: Principal;
};

type Surroundings = {
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly ledger: CommandLedger;
  readonly events: readonly SiteEvent[];
  /** Carried out where the session was. */
  readonly erasure: Pick<Erasure, 'erase'>;
  readonly onChange: (events: readonly SiteEvent[]) => void;
};

const refusalNotedEveryMs = 60_000;
const refusalsRemembered = 2_000;

export function createSiteDesk(surroundings: Surroundings): SiteDesk {
  const { clock, recorder, ledger, erasure, events, onChange } = surroundings;
  let state = events.reduce(evolveSite, emptySite);
  const refusals = createRefusalLimit();
  /** When it was noted last. */
  const notedAtMs = new Map<string, number>();

  /** A screen that asks again and again fills no journal: the same of the same person is one fact a minute. */
  function noteRefused(by: Principal, refused: RefusedDeed): void {
    const key = JSON.stringify([by.personId, refused]);
    const sinceMs = clock.now() - (notedAtMs.get(key) ?? -Infinity);
    if (sinceMs < refusalNotedEveryMs) return;
    // In order of when they were noted: what comes first is out of date first.
    notedAtMs.delete(key);
    notedAtMs.set(key, clock.now());
    const [oldest] = notedAtMs.keys();
    if (notedAtMs.size > refusalsRemembered && oldest !== undefined) notedAtMs.delete(oldest);
    if (!refusals.mayNote(clock.now())) return;
    void take([{ type: 'deed-refused', body: refused }], { principal: by, commandId: null });
  }

  function take(
    facts: readonly SiteFact[],
    by: { readonly principal: Principal | null; readonly commandId: CommandId | null },
  ): Promise<boolean> {
    const expectedSeq = state.seq;
    const stamped = stampSiteFacts(facts, {
      afterSeq: expectedSeq,
      atMs: clock.now(),
      actor: actorOf(by.principal),
      commandId: by.commandId,
    });
    state = stamped.reduce(evolveSite, state);
    // Before anybody hears of it: what they make of it is a later fact of the same stream.
    const recorded = recorder.record({ stream: 'site', expectedSeq, events: stamped });
    onChange(stamped);
    return recorded;
  }

  async function answer({ commandId, command, principal }: SiteRequest): Promise<CommandAnswer> {
    if (command.type === 'erase-session') return erasure.erase({ ...command, commandId, principal });
    const decision = decideSite(state, command, principal);
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok({ recorded: true });
    return ok({ recorded: await take(decision.value, { principal, commandId }) });
  }

  return {
    state: () => state,
    note: (fact) => void take([fact], { principal: null, commandId: null }),
    noteRefused,
    take: (fact, by) => take([fact], { principal: by, commandId: null }),
    submit: (request) => ledger.once(request.commandId, () => answer(request)),
  };
}

/** What a new site is opened with; `CHAIRSIDE_CHAIRS` counts only then (decision 0007). */
export function siteOpened(seed: {
  readonly chairs: readonly ChairId[];
  readonly timeZone: string;
  readonly isSimulation: boolean;
}): SiteFact {
  return {
    type: 'site-opened',
    body: { ...seed, chairs: [...seed.chairs], people: seed.isSimulation ? [...demoPeople] : [] },
  };
}

/** Whom anybody may act as in the demo; a clinic begins with one administrator. */
const demoPeople: readonly z.infer<typeof firstPersonSchema>[] = [
  { personId: 'nurse-1' as PersonId, name: 'J. Ortiz', role: 'nurse' },
  { personId: 'nurse-2' as PersonId, name: 'M. Chen', role: 'nurse' },
  { personId: 'physician-1' as PersonId, name: 'Dr. A. Weber', role: 'physician' },
  { personId: 'service-1' as PersonId, name: 'R. Patel', role: 'administrator' },
];

const minuteMs = 60_000;
const refusalsAMinute = 30;

/** Who asks again and again for what is not theirs fills no journal: of so many in a minute the rest is not noted. */
function createRefusalLimit() {
  let minute = 0;
  let noted = 0;
  return {
    mayNote(nowMs: number): boolean {
      const current = Math.floor(nowMs / minuteMs);
      if (current !== minute) [minute, noted] = [current, 0];
      noted += 1;
      return noted <= refusalsAMinute;
    },
  };
}
