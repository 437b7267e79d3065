import type { ChairCommand } from '@chairside/shared/chair/commands.ts';

export type DialogProps = {
  /** The chair and the patient it is about, to be seen before anything is tapped. */
  readonly whose: string;
  /** Asks for the command and closes; what became of it stands beside the actions. */
  readonly onGive: (command: ChairCommand) => void;
  readonly onClose: () => void;
};

/** As the gateway asks: at least three letters. */
export function isReason(words: string): boolean {
  return words.trim().length >= 3;
}

/** One that need not be given, but is one if it is. */
export function isReasonOrNone(words: string): boolean {
  return words.trim() === '' || isReason(words);
}
