import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { CommandOutcome } from '../../live/commands.ts';
import type { Vouching } from '../../people/use-colleague.tsx';

/** How a command is given: by whose voucher, where it is not who acts here, and what is given once it is done. */
export type Giving = Vouching & { readonly then?: ChairCommand };

export type DialogProps = {
  /** The chair and the patient it is about, to be seen before anything is tapped. */
  readonly whose: string;
  /** Asks for the command and closes; what became of it stands beside the actions. */
  readonly onGive: (command: ChairCommand, giving?: Giving) => void;
  readonly onClose: () => void;
};

/** Of a panel that stays open: asks, and says what became of it. */
export type OnTry = (command: ChairCommand, voucher?: string) => Promise<CommandOutcome>;

/** As the gateway asks: at least three letters. */
export function isReason(words: string): boolean {
  return words.trim().length >= 3;
}

/** One that need not be given, but is one if it is. */
export function isReasonOrNone(words: string): boolean {
  return words.trim() === '' || isReason(words);
}
