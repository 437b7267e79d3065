/**
 * Of a test runner's own JSON report: the tests that failed once and passed at the second attempt, each with the first lines of
 * what went wrong. Tests with processes, sockets and a browser run on machines that others use: one that a busy second broke is
 * no reason to hold a change back, and every reason to be read.
 */
export const secondAttempts = {
  /** Playwright calls them flaky; its message says what was open on the page. */
  ofPlaywright: (report: unknown): readonly string[] =>
    specsIn(report).flatMap((spec) =>
      listIn(spec, 'tests')
        .filter((test) => textIn(test, 'status') === 'flaky')
        .map((test) => said(textIn(spec, 'title'), firstProblem(test))),
    ),

  /** Vitest keeps what failed beside a test that has passed. */
  ofVitest: (report: unknown): readonly string[] =>
    (isFields(report) ? listIn(report, 'testResults') : []).flatMap((file) =>
      listIn(file, 'assertionResults')
        .filter((test) => textIn(test, 'status') === 'passed')
        .flatMap((test) => {
          const [problem] = Array.isArray(test['failureMessages'])
            ? (test['failureMessages'] as unknown[])
            : [];
          return typeof problem === 'string' ? [said(textIn(test, 'fullName'), problem)] : [];
        }),
    ),
};

function said(title: string, problem: string): string {
  const lines = withoutColours(problem).split('\n').slice(0, 3);
  return `passed at the second attempt: ${title} – ${lines.join(' ').slice(0, 300)}`;
}

function firstProblem(test: Fields): string {
  const failed = listIn(test, 'results').find((result) => textIn(result, 'status') !== 'passed');
  return failed === undefined ? '' : textIn(listIn(failed, 'errors')[0] ?? {}, 'message');
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
