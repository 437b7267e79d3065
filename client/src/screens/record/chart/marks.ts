/** Something that happened, in few words, to stand above the chart at its time. */
export type Mark = { readonly key: string; readonly atMs: number; readonly words: string };

/** `row` counts from the chart upwards; a flipped one has its words to the left of its line. */
export type LaidMark = Mark & { readonly x: number; readonly row: number; readonly isFlipped: boolean };

/** About what a letter of the drawing's small type takes; a little more than it does. */
const perLetter = 6.6;
const apart = 8;
const mostLetters = 34;

type Strip = { readonly x: (atMs: number) => number; readonly right: number };

/** As many rows as are needed for no text to lie over another: each mark takes the lowest one that is free. */
export function laidOut(marks: readonly Mark[], { x, right }: Strip): readonly LaidMark[] {
  const taken: { readonly from: number; readonly to: number }[][] = [];
  return marks
    .toSorted((one, other) => one.atMs - other.atMs)
    .map((mark) => {
      const words = shortened(mark.words);
      const at = x(mark.atMs);
      const length = words.length * perLetter + apart;
      const isFlipped = at + length > right;
      const span = isFlipped ? { from: at - length, to: at + 2 } : { from: at - 2, to: at + length };
      const free = taken.findIndex((row) => row.every(({ from, to }) => span.to < from || span.from > to));
      const row = free < 0 ? taken.length : free;
      (taken[row] ??= []).push(span);
      return { ...mark, words, x: at, row, isFlipped };
    });
}

/** The table has all of it. */
function shortened(words: string): string {
  return words.length <= mostLetters ? words : `${words.slice(0, mostLetters - 1)}…`;
}
