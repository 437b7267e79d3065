import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { CommandAnswer, WireRefusal } from '@chairside/shared/wire.ts';

/** What a person asked for from this screen, and what became of it. */
export type GivenCommand = Asked & {
  readonly outcome: CommandOutcome;
  /** An event it caused has been heard: a frame may bring it before the answer comes. */
  readonly isFact: boolean;
};

export type Asked = {
  readonly commandId: CommandId;
  readonly givenAtHostMs: number;
} & (
  | {
      readonly to: 'chair';
      readonly chair: ChairId;
      readonly session: SessionId | null;
      readonly command: ChairCommand;
      /** Of a colleague who does this one thing; null: who acts at this screen does it. */
      readonly voucher: string | null;
    }
  | { readonly to: 'site'; readonly command: SiteCommand }
);

/** Why somebody has to sign in before a command is done. */
export type SignInFirst = Extract<Refusal, { readonly type: 'sign-in-needed' }>['why'];

/** Not done before somebody signs in at this screen (`keeping.ts`). */
export type KeptCommand = {
  readonly asked: Asked;
  readonly why: SignInFirst;
  /** The newest fact of the chair when it was tapped. */
  readonly seq: number;
};

/**
 * pending     asked, not answered
 * recorded    done, and a power cut would not undo it
 * unrecorded  done, but the disk does not hold it
 * refused     not done, and why
 * unknown     the link broke before the answer came; nobody here knows
 */
export type CommandOutcome =
  | { readonly type: 'pending' }
  | { readonly type: 'recorded' }
  | { readonly type: 'unrecorded' }
  | { readonly type: 'refused'; readonly why: Refusal | WireRefusal }
  | { readonly type: 'unknown' };

/**
 * A command that was not answered goes out again with its id when the link is back, and the gateway does it once at most.
 * After this long it does not: a step of half a minute ago would be recorded as done now.
 */
export const resendWithinMs = 20_000;

export const commandsKept = 20;

export function outcomeOf(answer: CommandAnswer): CommandOutcome {
  if (!answer.ok) return { type: 'refused', why: answer.error };
  return { type: answer.value.recorded ? 'recorded' : 'unrecorded' };
}

/** `randomUUID` exists on secure origins only; a clinic's plain-http network is none. */
export function newCommandId(source: Crypto = crypto): CommandId {
  const { randomUUID } = source as Partial<Crypto>;
  return (randomUUID === undefined ? uuidFrom(source) : source.randomUUID()) as CommandId;
}

/** RFC 9562, version 4. */
function uuidFrom(source: Crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Done, be it on disk or not. */
export function isDone({ type }: CommandOutcome): boolean {
  return type === 'recorded' || type === 'unrecorded';
}

/** The same list where none of these events was caused from here. */
export function withFacts(
  commands: readonly GivenCommand[],
  events: readonly ChairEvent[],
): readonly GivenCommand[] {
  const isCause = ({ isFact, commandId }: GivenCommand) =>
    !isFact && events.some((event) => event.commandId === commandId);
  return commands.some(isCause)
    ? commands.map((one) => (isCause(one) ? { ...one, isFact: true } : one))
    : commands;
}
