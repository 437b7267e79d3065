import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { entryText } from './entry-words.ts';
import { Facts, Lines, Section, type Fact } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

/** Oxygen, interventions, notes, and when the patient was away or on the way out; nothing where there was none of it. */
export function Care({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { care } = wording.words;
  const parts = [
    { title: care.oxygen, lines: oxygenLines(wording) },
    { title: care.interventions, lines: entryLines(record.interventions, wording) },
    { title: care.notes, lines: entryLines(record.notes, wording) },
    { title: care.offMonitor, lines: offMonitorLines(wording) },
    { title: care.departure, lines: departureLines(wording) },
    { title: care.evacuation, lines: evacuationLines(wording) },
  ].filter(({ lines }) => lines.length > 0);
  return parts.map(({ title, lines }) => (
    <Section key={title} title={title}>
      <Lines lines={lines} />
    </Section>
  ));
}

type Line = { readonly key: string; readonly words: string };

function oxygenLines({ record, words, time }: Wording): readonly Line[] {
  return record.oxygen.map(({ flowLPerMin, sinceMs, endedAtMs }) => ({
    key: String(sinceMs),
    words: words.care.oxygenSpan(
      String(flowLPerMin),
      time(sinceMs),
      endedAtMs === null ? words.care.onwards : time(endedAtMs),
    ),
  }));
}

function entryLines(entries: SessionRecord['chart'], wording: Wording): readonly Line[] {
  return entries.map((one) => ({
    key: String(one.seq),
    words: `${wording.time(one.happenedAtMs)} ${entryText(one, wording)} (${wording.nameOf(one.by)})`,
  }));
}

function offMonitorLines({ record, words, text, time }: Wording): readonly Line[] {
  return record.offMonitor.map(({ fromMs, toMs, reason, companion }) => ({
    key: String(fromMs),
    words: words.care.offMonitorSpan(
      time(fromMs),
      toMs === null ? words.care.onwards : time(toMs),
      words.care.companion(text.chart.offMonitor[reason], companion),
    ),
  }));
}

function departureLines({ record, words, text, time, nameOf }: Wording): readonly Line[] {
  return record.departures.map(({ seq, kind, sinceMs, reason, destination, by, withdrawnAtMs }) => ({
    key: String(seq),
    words: [
      `${time(sinceMs)} ${text.chart.departure[kind]}`,
      destination,
      reason,
      nameOf(by),
      withdrawnAtMs === null ? null : words.care.withdrawn(time(withdrawnAtMs)),
    ]
      .filter((part) => part !== null)
      .join(', '),
  }));
}

function evacuationLines({ record, words, time, nameOf }: Wording): readonly Line[] {
  return record.evacuations.map(({ fromMs, toMs, pumpSeenStopped }) => {
    const until = toMs === null ? words.care.onwards : time(toMs);
    const seen =
      pumpSeenStopped === null
        ? []
        : [words.care.pumpStopped(time(pumpSeenStopped.atMs), nameOf(pumpSeenStopped.by))];
    return { key: String(fromMs), words: [`${time(fromMs)}–${until}`, ...seen].join(', ') };
  });
}

/** Every rating and form that was scored, in a line a scale. */
export function Scales({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { care, page } = wording.words;
  const scored = Map.groupBy(record.scores, ({ entry }) => entry.scale);
  const facts: readonly Fact[] = [...scored].map(([scale, scores]) => ({
    name: wording.text.chart.scale[scale],
    isLong: true,
    value: scores
      .map(({ entry, happenedAtMs }) => `${wording.time(happenedAtMs)} ${entry.score}`)
      .join(' · '),
  }));
  return (
    <Section title={care.scales}>{facts.length === 0 ? <p>{page.none}</p> : <Facts facts={facts} />}</Section>
  );
}
