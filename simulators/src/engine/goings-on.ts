import type { ChairId } from '@chairside/shared/ids.ts';
import type { Layer } from '../scenario/verb-tables.ts';
import type { Span, VerbSpec } from '../verbs.ts';
import type { TruthLog } from '../truth/truth-log.ts';

/** A deed that was begun, as the truth and the panel tell of it. */
export type GoingOn = {
  readonly span: Span;
  /** Null: of no chair, or of many. */
  readonly chair: ChairId | null;
  readonly layer: Layer;
  readonly target: string;
  readonly verb: string;
  readonly params: unknown;
  readonly label: string | null;
};

/** Everything that was made to happen in a run: numbered, told to the truth, remembered by its label. */
export type GoingsOn = {
  begin(
    what: Omit<GoingOn, 'span'>,
    when: { readonly atMs: number; readonly forMs: number | null },
    spec: VerbSpec,
  ): GoingOn;
  /** Null where it is over already, or never was. */
  end(spanId: string, atMs: number): GoingOn | null;
  /** Of that chair, and of the site. */
  at(atMs: number, chair: ChairId | null): readonly GoingOn[];
  beganAtMs(chair: ChairId | null, label: string): number | null;
};

export function createGoingsOn(truth: TruthLog): GoingsOn {
  let current: readonly GoingOn[] = [];
  const beganByLabel = new Map<string, number>();
  let count = 0;

  function isOver({ span: { untilMs } }: GoingOn, atMs: number): boolean {
    return untilMs !== null && untilMs <= atMs;
  }

  return {
    begin(what, { atMs, forMs }, spec) {
      count += 1;
      const lastsMs = spec.kind === 'instant' ? 0 : (forMs ?? spec.usualMs ?? null);
      const span = {
        id: `${what.chair ?? 'site'}/${count}`,
        fromMs: atMs,
        untilMs: lastsMs === null ? null : atMs + lastsMs,
      };
      const one = { ...what, span };
      current = [...current.filter((other) => !isOver(other, atMs)), one];
      if (what.label !== null) {
        beganByLabel.set(what.label, atMs);
        if (what.chair !== null) beganByLabel.set(`${what.chair} ${what.label}`, atMs);
      }
      truth.span({
        ...{ chair: what.chair, id: span.id, label: what.label, layer: what.layer, target: what.target },
        ...{ verb: what.verb, params: what.params, fromMs: span.fromMs, untilMs: span.untilMs },
        expected: spec.expected ?? null,
      });
      return one;
    },
    end(spanId, atMs) {
      const one = current.find(({ span }) => span.id === spanId);
      if (one === undefined || isOver(one, atMs)) return null;
      current = current.filter((other) => other !== one);
      truth.endSpan(spanId, atMs);
      return one;
    },
    at: (atMs, chair) =>
      current.filter((one) => !isOver(one, atMs) && (one.chair === null || one.chair === chair)),
    beganAtMs: (chair, label) =>
      beganByLabel.get(`${chair ?? ''} ${label}`) ?? beganByLabel.get(label) ?? null,
  };
}
