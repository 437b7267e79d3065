import type { en } from './en.ts';

/** The keys of the English catalogue with room for other words: a language that lacks one does not compile. */
export type Catalogue = Worded<typeof en>;

export type Worded<T> = T extends string
  ? string
  : T extends (...parts: infer P) => string
    ? (...parts: P) => string
    : { readonly [K in keyof T]: Worded<T[K]> };
