/** What of the log is behind one tap: a group, or one open side effect by the entry it began with. */
export type LogDialogName =
  'effects' | 'medicine' | 'measure' | 'more' | 'scores' | { readonly span: number };
