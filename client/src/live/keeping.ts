import type { CommandOutcome, KeptCommand, SignInFirst } from './commands.ts';
import type { LiveState } from './store.ts';

/** After this long a tap is not meant any more: whoever wants it taps again. */
const keptForMs = 120_000;

/** Null where the outcome is another. */
export function whySignInFirst(outcome: CommandOutcome): SignInFirst | null {
  return outcome.type === 'refused' && outcome.why.type === 'sign-in-needed' ? outcome.why.why : null;
}

/**
 * What becomes of a kept command that must not be done any more: it is too old, the chair has another session, or it would pause the
 * sound of what has begun since. Null while it may still be done.
 */
export function notMeantAnyMore(
  { asked, why, seq }: KeptCommand,
  { chairs }: LiveState,
  hostMs: number,
): CommandOutcome | null {
  if (hostMs - asked.givenAtHostMs > keptForMs)
    return { type: 'refused', why: { type: 'sign-in-needed', why } };
  if (asked.to === 'site') return null;
  const session = chairs[asked.chair]?.state.session ?? null;
  const isOther = (session?.id ?? null) !== asked.session;
  const hasBegun = session?.alarms.occurrences.some(({ id }) => id > seq) ?? false;
  return isOther || (hasBegun && asked.command.type === 'pause-audio')
    ? { type: 'refused', why: { type: 'session-changed' } }
    : null;
}
