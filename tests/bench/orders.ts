import { fork } from 'node:child_process';

/**
 * The bench's helpers run in processes of their own and take one order at a time, answered by one report.
 * Both ends are this repository's, at one version: reports are not validated.
 */
export type Helper<Order, Report> = {
  readonly pid: number;
  ask(order: Order): Promise<Report>;
  stop(): void;
};

type Letter<Report> =
  { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly why: string };

export function startHelper<Order, Report>(file: string): Helper<Order, Report> {
  // `advanced`: stamps travel as typed arrays, not as text.
  const child = fork(new URL(file, import.meta.url), { serialization: 'advanced' });
  return {
    pid: child.pid ?? 0,
    ask: (order) =>
      new Promise((resolve, reject) => {
        const died = (code: number | null) => reject(new Error(`${file} ended with ${String(code)}`));
        child.once('exit', died);
        child.once('message', (letter) => {
          child.off('exit', died);
          const { ok, ...rest } = letter as Letter<Report>;
          if (ok && 'report' in rest) resolve(rest.report);
          else reject(new Error(`${file}: ${'why' in rest ? rest.why : 'no report'}`));
        });
        child.send(order as object);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** The helper's side: call once, at the top. `answer` takes whatever order its own `startHelper` is typed for. */
export function answerOrders(answer: (order: never) => Promise<unknown>): void {
  process.on('message', (order) => {
    answer(order as never).then(
      (report) => process.send?.({ ok: true, report }),
      (cause: unknown) => process.send?.({ ok: false, why: String(cause) }),
    );
  });
  process.on('disconnect', () => process.exit());
}
