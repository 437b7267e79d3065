import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { spanText } from '../../ui/format.ts';
import { effectName } from './entry-words.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording } from './wording.ts';

/** Each from its onset to its end, with the worst it was. */
export function SideEffects({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { words, text, time } = wording;
  const { effects, page } = words;
  return (
    <Section title={effects.title}>
      {record.sideEffects.length === 0 ? (
        <p>{page.none}</p>
      ) : (
        <Table
          name={effects.title}
          columns={[effects.what, effects.onset, effects.end, effects.lasted, effects.worst, effects.last]}
        >
          {record.sideEffects.map((span) => (
            <tr key={span.root}>
              <th scope="row">{effectName(span, wording)}</th>
              <td>{time(span.onsetAtMs)}</td>
              <td>{span.endedAtMs === null ? effects.lasting : time(span.endedAtMs)}</td>
              <td>{span.endedAtMs === null ? '–' : spanText(span.endedAtMs - span.onsetAtMs, text)}</td>
              <td>{text.chart.severity[span.worst]}</td>
              <td>{text.chart.severity[span.severity]}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
