import { highMomentMs } from '@chairside/shared/alarms/high-moment.ts';
import type { OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { KeptWave } from '@chairside/shared/devices/wave.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { logLine } from '../../alarms/log-lines.ts';
import { useLogText } from '../../alarms/log-text.ts';
import { heardWaves, wavesAround } from '../../records/kept-waves.ts';
import { useFetched } from '../../records/use-fetched.ts';
import { timeOfDayWithSeconds } from '../../ui/format.ts';
import { Section } from './parts/Section.tsx';
import style from './AlarmWaves.module.css';
import { WaveStrip } from './WaveStrip.tsx';
import { useWording } from './wording.ts';

/** The pulse wave around each alarm of high priority (WV8); nothing at all where the session had no wave. */
export function AlarmWaves({ record }: { readonly record: SessionRecord }) {
  const { words, text, nameOf } = useWording(record);
  const log = useLogText();
  const { keptWaves } = words;
  const path = `/api/sessions/${encodeURIComponent(record.session)}/waves`;
  const { fetched } = useFetched(path, heardWaves);
  if (fetched.status === 'loading') return null;
  if (fetched.status === 'failed')
    return fetched.problem === 'unknown' ? null : (
      <Section title={keptWaves.title}>
        <p>{keptWaves.unreachable}</p>
      </Section>
    );
  const waves = fetched.value;
  const alarms = record.alarms.flatMap(asHigh).toSorted((one, other) => one.momentMs - other.momentMs);
  if (waves.length === 0 || alarms.length === 0) return null;
  const judged = { timeZone: record.timeZone, protocol: { alarmPreset: { rules: [] } } };
  return (
    <Section title={keptWaves.title}>
      <p className={style.hint}>{keptWaves.hint}</p>
      {alarms.map(({ entry, momentMs }) => {
        const { what } = logLine(entry, { text, log, nameOf, session: judged });
        const time = timeOfDayWithSeconds(momentMs, record.timeZone);
        const around = wavesAround(waves, momentMs);
        return (
          <figure key={entry.seq} className={style.alarm} data-wave-of={entry.seq}>
            <figcaption>{[`${time} ${what}`, ...devicesOf(around).map(keptWaves.of)].join(' · ')}</figcaption>
            {around.length === 0 ? (
              <p>{keptWaves.none}</p>
            ) : (
              <WaveStrip waves={around} momentMs={momentMs} label={keptWaves.strip(what, time)} />
            )}
          </figure>
        );
      })}
    </Section>
  );
}

type High = { readonly entry: OccurrenceEntry; readonly momentMs: number };

function asHigh(entry: SessionRecord['alarms'][number]): readonly High[] {
  if (entry.kind !== 'occurrence') return [];
  const momentMs = highMomentMs(entry);
  return momentMs === null ? [] : [{ entry, momentMs }];
}

function devicesOf(waves: readonly KeptWave[]): readonly string[] {
  return [...new Set(waves.map(({ deviceId }) => deviceId))];
}
