import type { ScoredLine } from './line-schema.ts';
import type { Period } from './watched-session.ts';

type SpanLine = Extract<ScoredLine, { type: 'span' }>;

/** Something that was made to happen, with the end it had. Null `untilMs` is gone: what never ended lasts to the end of the run. */
export type Happening = Omit<SpanLine, 'type' | 'untilMs'> & Period;

/** Gathers them from the lines of a run. */
export function createHappenings() {
  const lines = new Map<string, SpanLine>();
  return {
    take(line: Extract<ScoredLine, { type: 'span' | 'span-ended' }>): void {
      if (line.type === 'span') lines.set(line.id, line);
      else {
        const known = lines.get(line.id);
        if (known !== undefined) lines.set(line.id, { ...known, untilMs: line.atMs });
      }
    },
    upTo: (endedAtMs: number): readonly Happening[] =>
      [...lines.values()].map(({ type: _line, untilMs, ...rest }) => ({
        ...rest,
        untilMs: untilMs ?? Math.max(endedAtMs, rest.fromMs),
      })),
  };
}

/** Of that chair, or of the clinic as a whole. */
export function isAt(happening: Happening, chair: string): boolean {
  return happening.chair === null || happening.chair === chair;
}

/** Something between the patient and the gateway was not as it should be: a fault, or what a device must not take for illness. */
export function isTechnical({ layer, verb, expected }: Happening): boolean {
  if (layer === 'patient' || layer === 'course') return expected !== null;
  return verb !== 'note' && verb !== 'quiet';
}
