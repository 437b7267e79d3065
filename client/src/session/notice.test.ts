import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { CommandId, SessionId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import type { CommandOutcome, GivenCommand } from '../live/commands.ts';
import { aChair, chairTwo, opened, started } from '../testing/chair.ts';
import { commandName, commandToTell, courseSeq, isOutdated } from './notice.ts';

const sessionId = aChair(opened).session?.id ?? null;
const paused: ChairFact = { type: 'infusion-paused', body: { reason: 'line' } };
const scored: ChairFact = { type: 'moaas-scored', body: { score: 4 } };

function aPause(outcome: CommandOutcome, session: SessionId | null = sessionId): GivenCommand {
  return {
    commandId: 'c1' as CommandId,
    givenAtHostMs: 0,
    to: 'chair',
    chair: chairTwo,
    session,
    voucher: null,
    command: { type: 'pause-infusion', reason: 'line' },
    outcome,
    isFact: false,
  };
}

const refused = { type: 'refused', why: { type: 'not-permitted' } } as const;
const refusedAsPaused = { type: 'refused', why: { type: 'wrong-phase', phase: 'paused' } } as const;

it('[UI21] what became of a command is told to the session it was asked for, and to no later patient', () => {
  const given = aPause(refused);
  expect(commandToTell([given], aChair(opened, started))).toBe(given);
  expect(commandToTell([aPause(refused, 'another' as SessionId)], aChair(opened))).toBeNull();
  expect(commandToTell([given], aChair())).toBeNull();
});

const news = [
  { of: 'nothing new', outcome: refused, facts: [opened, started], isOver: false },
  { of: 'a score', outcome: refused, facts: [opened, started, scored], isOver: false },
  { of: 'a pause', outcome: refused, facts: [opened, started, paused], isOver: true },
  { of: 'the pause it speaks of', outcome: refusedAsPaused, facts: [opened, started, paused], isOver: false },
  { of: 'its own pause', outcome: { type: 'unknown' }, facts: [opened, started, paused], isOver: true },
  { of: 'its own pause', outcome: { type: 'unrecorded' }, facts: [opened, started, paused], isOver: false },
] as const;
for (const { of, outcome, facts, isOver } of news) {
  it(`[UI21] after ${of} a command ${outcome.type} is ${isOver ? 'old' : 'still told'}`, () => {
    const seen = courseSeq(aChair(opened, started).session);
    expect(isOutdated(aPause(outcome), seen, aChair(...facts).session)).toBe(isOver);
  });
}

it('[UI21] a refusal names what was not done', () => {
  const { command } = aPause(refused) as Extract<GivenCommand, { to: 'chair' }>;
  expect(en.command.notDone(commandName(command, en))).toBe('Record pause not done');
});
