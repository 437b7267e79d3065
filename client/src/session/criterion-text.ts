import type { Session } from '@chairside/shared/chair/state.ts';
import { lastInfusion, observedEnoughAtMs } from '@chairside/shared/chair/timeline.ts';
import { latestScore, oxygenNow } from '@chairside/shared/chart/derived.ts';
import { pressuresOf, type computedCriteria, type saidCriteria } from '@chairside/shared/chart/readiness.ts';
import type { CareWords } from '@chairside/shared/text/care-words.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { ChairView } from '../live/chair-view.ts';
import { tenthText, spanText, timeOfDay } from '../ui/format.ts';

export type ReckonedCriterion = (typeof computedCriteria)[number] | (typeof saidCriteria)[number];

type Seen = { readonly view: ChairView; readonly session: Session; readonly nowMs: number };
type Words = { readonly text: Catalogue; readonly words: CareWords['ready'] };

/** What a criterion rests on just now, and what it needs: `124/78 at 10:52 …`, `97 %, at least 94 %` (SE21). */
export function criterionText(id: ReckonedCriterion, seen: Seen, told: Words): string {
  const { session } = seen;
  const { fact } = told.words;
  const { discharge } = session.protocol;
  switch (id) {
    case 'minimum':
      return minimumText(seen, told);
    case 'nibp':
      return pressureText(seen, told);
    case 'spo2':
      return saturationText(seen, told);
    case 'on-air': {
      const oxygen = oxygenNow(session.chart);
      return oxygen === null ? fact.air : fact.oxygen(tenthText(oxygen.flowLPerMin));
    }
    case 'moaas':
      return `${scoreText('moaas', session, told)}, ${fact.least(discharge.moaasAtLeast)}`;
    case 'nausea':
      return `${scoreText('nausea', session, told)}, ${fact.most(discharge.nauseaAtMost)}`;
    case 'dissociation':
      return `${scoreText('dissociation', session, told)}, ${fact.most(discharge.dissociationAtMost)}`;
  }
}

function minimumText({ session, nowMs }: Seen, { text, words }: Words): string {
  const { course, protocol, timeZone } = session;
  if (course.phase !== 'observing') return '';
  const enoughAtMs = observedEnoughAtMs(course, protocol.observationMs);
  return nowMs >= enoughAtMs
    ? words.fact.over
    : words.fact.until(timeOfDay(enoughAtMs, timeZone), spanText(enoughAtMs - nowMs + 999, text));
}

function pressureText({ view, session }: Seen, { words }: Words): string {
  const { baseline, protocol, timeZone } = session;
  const { apartMs, withinBaselinePercent, systolicUnder, diastolicUnder } = protocol.discharge;
  if (baseline === null) return words.fact.noBaseline;
  const needs = words.fact.nibpNeeds(
    Math.round(apartMs / 60_000),
    withinBaselinePercent,
    `${tenthText(systolicUnder)}/${tenthText(diastolicUnder)}`,
  );
  const last = pressuresOf(session, nibpMeasurements(view.nibp)).at(-1);
  if (last === undefined) return needs;
  const at = timeOfDay(last.atMs, timeZone);
  return `${tenthText(last.systolicMmHg)}/${tenthText(last.diastolicMmHg)} ${at}: ${needs}`;
}

function saturationText({ view, session }: Seen, { words }: Words): string {
  const { baseline, protocol } = session;
  const least = Math.min(protocol.discharge.spo2AtLeast, baseline?.spo2Percent ?? Infinity);
  const reading = view.latest.spo2Percent;
  const value = reading === undefined ? null : valueOf(reading);
  return value === null ? words.fact.noSpo2 : words.fact.spo2(tenthText(value), tenthText(least));
}

/** The newest since the drug stopped; one from before says nothing of now. */
function scoreText(
  scale: 'moaas' | 'nausea' | 'dissociation',
  { course, chart, protocol, timeZone }: Session,
  { words }: Words,
): string {
  const latest = latestScore(chart, scale);
  const sinceMs = course.phase === 'observing' ? lastInfusion(course).stoppedAtMs : 0;
  if (latest === null || latest.atMs < sinceMs)
    return protocol.delivery === 'at-once' ? words.fact.unscoredDose : words.fact.unscored;
  return words.fact.score(latest.score, timeOfDay(latest.atMs, timeZone));
}
