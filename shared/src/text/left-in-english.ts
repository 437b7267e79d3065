/**
 * For tests: the places of a catalogue whose words are the same in another language, but for those that are the same in both. Words
 * made of parts are functions and are not compared.
 */
export function leftInEnglish(
  english: object,
  other: object,
  sameInBoth: ReadonlySet<string> = new Set(),
): readonly string[] {
  const others = new Map(leaves(other));
  return leaves(english)
    .filter(([path, words]) => others.get(path) === words && !sameInBoth.has(path))
    .map(([path]) => path);
}

function leaves(words: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
