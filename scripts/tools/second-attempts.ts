/**
 * Of Playwright's JSON report: the tests that failed once and passed at the second attempt, each with the first line of what went
 * wrong and what was open on the page then. Browser tests run on machines that others use: one that a busy second broke is no
 * reason to hold a change back, and every reason to be read.
 */
export function secondAttempts(report: unknown): readonly string[] {
  return specsIn(report).flatMap((spec) =>
    listIn(spec, 'tests')
      .filter((test) => textIn(test, 'status') === 'flaky')
      .map((test) => `passed at the second attempt: ${textIn(spec, 'title')} – ${firstProblem(test)}`),
  );
}

function firstProblem(test: Fields): string {
  const failed = listIn(test, 'results').find((result) => textIn(result, 'status') !== 'passed');
  const message = failed === undefined ? '' : textIn(listIn(failed, 'errors')[0] ?? {}, 'message');
  return withoutColours(message).split('\n').slice(0, 3).join(' ').slice(0, 300);
}

/** Suites lie in suites, as deep as files have `describe`s. */
function specsIn(suite: unknown): readonly Fields[] {
  if (!isFields(suite)) return [];
  return [...listIn(suite, 'specs'), ...listIn(suite, 'suites').flatMap(specsIn)];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function listIn(fields: Fields, key: string): readonly Fields[] {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function textIn(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
}

function withoutColours(text: string): string {
  // eslint-disable-next-line no-control-regex -- the escape is what is looked for.
  return text.replaceAll(/\u001b\[\d+m/g, '');
}
