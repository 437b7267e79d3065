import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { logLine, type LogWording } from '../../alarms/log-lines.ts';
import { useLogText } from '../../alarms/log-text.ts';
import { spanText } from '../../ui/format.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

/** What sounded, what became of it, and what it asked of people (AL35, AL36); in the order it began. */
export function Alarms({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { words, text, nameOf } = wording;
  const judged = { timeZone: record.timeZone, protocol: { alarmPreset: { rules: [] } } };
  const log = useLogText();
  const said: LogWording = { text, log, nameOf, session: judged };
  const { began, what, became, lasted } = log;
  return (
    <Section title={words.alarms.title}>
      <p>{burdenText(wording)}</p>
      {record.alarms.length > 0 && (
        <Table kind="alarms" name={words.alarms.title} columns={[began, what, became, lasted]}>
          {record.alarms.map((entry, index) => {
            const line = logLine(entry, said);
            return (
              <tr key={`${entry.seq} ${index}`}>
                <td>{line.began}</td>
                <td>{line.what}</td>
                <td>{line.became.join('; ')}</td>
                <td>{line.lasted}</td>
              </tr>
            );
          })}
        </Table>
      )}
    </Section>
  );
}

function burdenText({ record, words, text }: Wording): string {
  const { burden } = record;
  const { alarms } = words;
  if (burden.alarms === 0) return alarms.none;
  const { high, medium, low } = burden.byPriority;
  return [
    alarms.summary(burden.alarms, spanText(burden.secondsInAlarm * 1_000, text)),
    alarms.byPriority(high, medium, low),
    ...(burden.shareAcknowledged === null ? [] : [alarms.acknowledged(percent(burden.shareAcknowledged))]),
    ...(burden.shareFollowedByAction === null
      ? []
      : [alarms.followed(percent(burden.shareFollowedByAction))]),
  ].join(' · ');
}

function percent(share: number): number {
  return Math.round(share * 100);
}
