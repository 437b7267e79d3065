import type { Onset, RecordedNibp, SessionRecord } from '@chairside/shared/record/session-record.ts';
import { Facts, Section } from './parts/Section.tsx';
import { pressureText } from './VitalsTable.tsx';
import { useWording, type Wording } from './wording.ts';

/** What a programme's form asks and the record itself knows: beside the answers of people, where the protocol has a form. */
export function MonitoringForm({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { lists } = wording.words;
  const { form } = record;
  if (record.protocol.checklists.form.length === 0) return null;
  return (
    <Section title={`${lists.form}: ${lists.computed}`}>
      <Facts
        facts={[
          {
            name: lists.monitored,
            value: form.monitoredMs === null ? '–' : Math.floor(form.monitoredMs / 60_000),
          },
          { name: lists.atStart, value: measured(form.atStart, wording) },
          { name: lists.atForty, value: measured(form.atFortyMinutes, wording) },
          { name: lists.atLeaving, value: measured(form.atLeaving, wording) },
          { name: lists.sedation, value: onsetText(form.sedation, wording) },
          { name: lists.dissociation, value: onsetText(form.dissociation, wording) },
        ]}
      />
    </Section>
  );
}

function measured(nibp: RecordedNibp | null, { words, time }: Wording): string {
  if (nibp === null) return words.lists.unanswered;
  const typed = nibp.source === 'typed' ? `, ${words.page.typed}` : '';
  return `${pressureText(nibp)} (${time(nibp.atMs)}${typed})`;
}

function onsetText(onset: Onset | null, { words, time }: Wording): string {
  if (onset === null) return words.lists.notSeen;
  const { onsetAtMs, resolvedAtMs } = onset;
  return resolvedAtMs === null
    ? words.lists.onsetOpen(time(onsetAtMs))
    : words.lists.onsetToEnd(time(onsetAtMs), time(resolvedAtMs));
}
