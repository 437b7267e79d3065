import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** What the gateway has of past sessions, by path and question; a function makes the whole answer itself. */
export type PretendRecords = {
  /** `/api/sessions/session-1/record` */
  readonly answers: Map<string, Answer>;
  /** Every path that was asked for, in order. */
  readonly asked: readonly string[];
  reset(): void;
  close(): void;
};

type Answer = object | (() => Response);

export function startPretendRecords(): PretendRecords {
  const answers: PretendRecords['answers'] = new Map();
  const asked: string[] = [];
  const server = setupServer(
    http.get('*/api/*', ({ request }) => {
      const { pathname, search } = new URL(request.url);
      asked.push(`${pathname}${search}`);
      const answer = answers.get(`${pathname}${search}`) ?? answers.get(pathname);
      if (answer === undefined) return HttpResponse.json({ error: 'unknown-session' }, { status: 404 });
      return isMade(answer) ? answer() : HttpResponse.json(answer as Record<string, never>);
    }),
  );
  server.listen({ onUnhandledRequest: 'bypass' });
  return {
    answers,
    asked,
    reset() {
      answers.clear();
      asked.length = 0;
    },
    close: () => server.close(),
  };
}

function isMade(answer: Answer): answer is () => Response {
  return typeof answer === 'function';
}
