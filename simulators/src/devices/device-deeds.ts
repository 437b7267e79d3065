import { createDeeds, isActive as isActiveAt, type Span, type Spanned } from '../verbs.ts';

/** So long after its end a deed has no effect on any device any more; only a probe underway is away after it. */
const forgottenAfterMs = 3_600_000;

/** What is being done to a device: spans that go on, and instants that wait until the device gets there. */
export function createDeviceDeeds<D extends { readonly verb: string }>() {
  const deeds = createDeeds<D>();
  let waiting: readonly Spanned<D>[] = [];

  return { begin, end, takeBegun, all: deeds.all, isActive, paramsOf };

  function begin(deed: D, span: Span): void {
    deeds.forgetBefore(span.fromMs - forgottenAfterMs);
    deeds.begin(deed, span);
    waiting = [...waiting, { deed, span }];
  }

  /** Ends it then, where it still goes on. */
  function end(spanId: string, atMs: number): void {
    if (deeds.all().some(({ span }) => span.id === spanId && !isOver(span, atMs))) deeds.end(spanId, atMs);
  }

  /** Those that have begun by then, each once, in the order of their times. */
  function takeBegun(atMs: number): readonly Spanned<D>[] {
    const begun = waiting.filter(({ span }) => span.fromMs <= atMs);
    if (begun.length > 0) waiting = waiting.filter(({ span }) => span.fromMs > atMs);
    return begun.toSorted((a, b) => a.span.fromMs - b.span.fromMs);
  }

  function isActive(verb: D['verb'], atMs: number): boolean {
    return deeds.all().some(({ deed, span }) => deed.verb === verb && isActiveAt(span, atMs));
  }

  /** Of the newest of that verb that is active; null where none is. */
  function paramsOf<V extends D['verb']>(verb: V, atMs: number): ParamsOf<D, V> | null {
    const found = deeds
      .at(atMs)
      .map(({ deed }) => deed)
      .findLast((deed): deed is Extract<D, { verb: V }> => deed.verb === verb);
    return found === undefined ? null : (found as unknown as { params: ParamsOf<D, V> }).params;
  }
}

/** Also an instant: what has happened is not taken back. */
export function isOver({ untilMs }: Span, atMs: number): boolean {
  return untilMs !== null && untilMs <= atMs;
}

type ParamsOf<D, V> = Extract<D, { readonly verb: V }> extends { readonly params: infer P } ? P : never;
