/** Rule ids (`SE5`, `SE14a`) join spec, test and code. */
const ruleId = '[A-Z]{2,3}\\d+[a-z]?';

export type Named = { readonly path: string; readonly text: string };
export type SpecRule = { readonly id: string; readonly path: string; readonly isLater: boolean };
export type TestRule = { readonly id: string; readonly path: string };

/** Lines such as `- **SE5** Reaching the planned time …`; `(not yet)` right after the id says that tests come later. */
export function rulesInSpec({ path, text }: Named): readonly SpecRule[] {
  const line = new RegExp(`^\\s*[-*] \\*\\*(${ruleId})\\*\\*(.*)$`, 'gm');
  return [...text.matchAll(line)].map(([, id = '', rest = '']) => ({
    id,
    path,
    isLater: rest.trimStart().startsWith('(not yet)'),
  }));
}

/** Titles such as `'[SE5] reaching the planned time …'`, also with several ids: `'[SE5] [AL28] …'`. */
export function rulesInTests({ path, text }: Named): readonly TestRule[] {
  const opening = new RegExp(`['"\`]((?:\\[${ruleId}(?:, ?${ruleId})*\\] ?)+)`, 'g');
  const ids = [...text.matchAll(opening)].flatMap(
    ([, group = '']) => group.match(new RegExp(ruleId, 'g')) ?? [],
  );
  return [...new Set(ids)].map((id) => ({ id, path }));
}

export function compareRules(
  spec: readonly SpecRule[],
  tests: readonly TestRule[],
): { readonly problems: readonly string[]; readonly notes: readonly string[] } {
  const tested = new Set(tests.map(({ id }) => id));
  const specified = new Set(spec.map(({ id }) => id));
  const twice = spec.filter(({ id }, index) => spec.findIndex((rule) => rule.id === id) !== index);
  const untested = spec.filter(({ id, isLater }) => !isLater && !tested.has(id));
  const unspecified = tests.filter(({ id }) => !specified.has(id));
  const later = spec.filter(({ isLater }) => isLater).length;
  return {
    problems: [
      ...twice.map(({ id, path }) => `${id} stands twice in the spec (${path})`),
      ...untested.map(({ id, path }) => `${id} has no test (${path})`),
      ...unspecified.map(({ id, path }) => `${id} is tested but not in the spec (${path})`),
    ],
    notes: [`${specified.size} rules, ${later} of them not yet built`],
  };
}
