import type { TruthLine } from './lines.ts';

type BodyOf<T extends TruthLine['type']> = Omit<Extract<TruthLine, { type: T }>, 'type'>;

/** What a run tells the truth by. Lines are written in the order they are told; that is all it does. */
export type TruthLog = {
  second(second: BodyOf<'second'>): void;
  span(span: BodyOf<'span'>): void;
  /** Earlier than was planned, or where nothing was. */
  endSpan(id: string, atMs: number): void;
  sideEffect(effect: BodyOf<'side-effect'>): void;
  said(said: BodyOf<'said'>): void;
  cuff(measurement: BodyOf<'cuff'>): void;
  session(step: BodyOf<'session'>): void;
};

export function createTruthLog(write: (line: TruthLine) => void): TruthLog {
  return {
    second: (second) => write({ type: 'second', ...second }),
    span: (span) => write({ type: 'span', ...span }),
    endSpan: (id, atMs) => write({ type: 'span-ended', id, atMs }),
    sideEffect: (effect) => write({ type: 'side-effect', ...effect }),
    said: (said) => write({ type: 'said', ...said }),
    cuff: (measurement) => write({ type: 'cuff', ...measurement }),
    session: (step) => write({ type: 'session', ...step }),
  };
}
