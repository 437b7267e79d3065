import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** Questions to a worker thread and its answers. */
export type WorkerCall<Question, Answer> = {
  /** Starts the thread ahead of the first question. */
  warmUp(): void;
  /** Answers in the order of the questions. A worker that ended is started anew at the next question. */
  call(question: Question): Promise<Result<Answer, CallFailure>>;
  /** Ends the thread. What is unanswered fails as `died`. */
  close(): Promise<void>;
};

/**
 * died    the thread ended before it answered: what it was asked may or may not have been done
 * failed  it could not be asked, or answered with an exception; nothing of what was asked is under way
 */
export type CallFailure = { readonly type: 'died' | 'failed'; readonly why: string };

export type StartWorker = (file: URL) => Worker;

export function createWorkerCall<Question, Answer>(
  file: URL,
  start: StartWorker = startWorker,
): WorkerCall<Question, Answer> {
  type Pending = (answer: Result<Answer, CallFailure>) => void;
  let worker: Worker | null = null;
  let pending: Pending[] = [];

  function running(): Worker {
    if (worker !== null) return worker;
    const started = start(file);
    let why = 'the thread ended';
    started.on('message', (answer: Result<Answer, CallFailure>) => pending.shift()?.(answer));
    started.on('error', (cause) => (why = whyOf(cause)));
    started.on('exit', () => {
      if (worker === started) worker = null;
      const unanswered = pending;
      pending = [];
      for (const answer of unanswered) answer(err({ type: 'died', why }));
    });
    // An answer that can not be read would leave its question open for ever.
    started.on('messageerror', () => void started.terminate());
    worker = started;
    return started;
  }

  return {
    warmUp: () => void running(),
    call(question) {
      return new Promise((resolve) => {
        try {
          running().postMessage(question);
          pending.push(resolve);
        } catch (cause) {
          resolve(err({ type: 'failed', why: whyOf(cause) }));
        }
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** What the gateway was started with is for the gateway: none of its flags reach the thread. */
function startWorker(file: URL): Worker {
  return new Worker(file, { execArgv: [] });
}

/** The thread's side: each question is answered before the next is looked at. */
export function answering<Question, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Result<Answer, CallFailure> {
  return (question) => {
    try {
      return ok(answer(question));
    } catch (cause) {
      return err({ type: 'failed', why: whyOf(cause) });
    }
  };
}

function whyOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
