import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { isStanding, type Charted } from '@chairside/shared/chart/chart.ts';
import { sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import { detailOfEntry } from '@chairside/shared/chart/entry-detail.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { effectName } from '../quick-log/effect-name.ts';

type Wording = {
  readonly text: Catalogue;
  readonly session: Session;
  readonly nowMs: number;
  readonly nameOf: (actor: Actor) => string;
};

/** An entry in words; what points to a side effect names it. */
export function chartedText({ entry }: Charted, { chart }: Session, text: Catalogue): string {
  if (entry.kind === 'side-effect-changed' || entry.kind === 'side-effect-ended') {
    const effect = effectOf(entry.of, chart, text);
    if (effect === null) return text.entry['entry-charted'](detailOfEntry(entry));
    return entry.kind === 'side-effect-ended'
      ? text.quickLog.over(effect)
      : text.quickLog.nowSeverity(effect, text.chart.severity[entry.severity]);
  }
  return text.entry['entry-charted'](detailOfEntry(entry));
}

function effectOf(root: number, chart: Session['chart'], text: Catalogue): string | null {
  const last = chart.findLast((one) => one.root === root);
  return last?.entry.kind === 'side-effect' ? effectName(last.entry, text) : null;
}

/** What stands behind the words, small: how long it lasted, when it was recorded, why it was corrected, why it is over. */
export function chartedMarks(one: Charted, wording: Wording): readonly string[] {
  const { text, session } = wording;
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const isLater = at(one.recordedAtMs) !== at(one.happenedAtMs);
  return [
    lastingText(one, wording),
    isLater ? text.quickLog.recorded(at(one.recordedAtMs)) : null,
    one.because === null ? null : text.quickLog.because(one.because),
    overText(one, wording),
  ].filter((mark) => mark !== null);
}

function lastingText(one: Charted, { text, session, nowMs }: Wording): string | null {
  if (one.entry.kind !== 'side-effect' || !isStanding(one)) return null;
  const span = sideEffectSpans(session.chart).find(({ seq }) => seq === one.seq);
  if (span === undefined) return null;
  return span.endedAtMs === null
    ? text.quickLog.lasting(ageText(nowMs - span.onsetAtMs, text))
    : text.quickLog.until(timeOfDay(span.endedAtMs, session.timeZone));
}

function overText({ over }: Charted, { text, nameOf }: Wording): string | null {
  if (over === null) return null;
  switch (over.how) {
    case 'undone':
      return text.quickLog.undone(nameOf(over.by));
    case 'struck':
      return text.quickLog.struck(over.note ?? '', nameOf(over.by));
    case 'corrected':
      return text.quickLog.replaced;
  }
}
