import type { EntryKind, EntryOf } from '@chairside/shared/chart/entry.ts';

/** A form of one kind of entry, filled with what it starts from. */
export type FormProps<K extends EntryKind> = {
  readonly start: EntryOf<K>;
  readonly save: string;
  /** Not to be saved yet for a reason outside the form. */
  readonly isHeld?: boolean;
  readonly onSave: (entry: EntryOf<K>) => void;
};
