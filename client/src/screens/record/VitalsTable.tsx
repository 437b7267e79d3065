import type { RecordedNibp, SessionRecord, TableRow } from '@chairside/shared/record/session-record.ts';
import type { Measurement } from '@chairside/shared/vitals/reading.ts';
import { deviceLetter } from './device-letter.ts';
import { entryText } from './entry-words.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

/** A row for each measurement of the pressure; what else was so then stands beside it (RE64). */
export function VitalsTable({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { table, page } = wording.words;
  return (
    <Section title={table.title}>
      {record.table.length === 0 ? (
        <p>{page.none}</p>
      ) : (
        <Table
          name={table.title}
          kind="vitals"
          columns={[
            table.time,
            table.minute,
            table.phase,
            table.pressure,
            table.pulse,
            table.spo2,
            table.from,
            table.moaas,
            table.notes,
          ]}
        >
          {record.table.map((row) => (
            <Row key={`${row.nibp.source}${row.nibp.atMs}`} row={row} wording={wording} />
          ))}
        </Table>
      )}
      <p>
        <small>
          {table.fromDevice} {table.doubtful}
        </small>
      </p>
    </Section>
  );
}

const none = '–';

function Row({ row, wording }: { readonly row: TableRow; readonly wording: Wording }) {
  const { nibp, phase, sinceStartMs, spo2Percent, pulseRateBpm, scores } = row;
  const { text, time, words, record } = wording;
  return (
    <tr data-source={nibp.source}>
      <td>{time(nibp.atMs)}</td>
      <td>{sinceStartMs === null ? none : Math.round(sinceStartMs / 60_000)}</td>
      <td>{text.phase[phase]}</td>
      <td>
        {nibp.failure === null ? pressureText(nibp) : none}
        {nibp.source === 'typed' && (
          <small>
            {' '}
            {words.page.typed}, {wording.nameOf(nibp.by)}
          </small>
        )}
      </td>
      <td>{pulseRateBpm ?? none}</td>
      <td>{spo2Percent ?? none}</td>
      <td>{fromText(row, record.devices)}</td>
      <td>{scores.moaas ?? none}</td>
      <td>{notesOf(row, wording).join('; ')}</td>
    </tr>
  );
}

/** `B/A/A`: which devices gave pressure, pulse and SpO2, by their letters in the list of devices. */
function fromText({ nibp, from }: TableRow, devices: SessionRecord['devices']): string {
  const gave = [nibp.deviceId, from.pulseRateBpm, from.spo2Percent];
  return gave.map((deviceId) => deviceLetter(devices, deviceId) ?? none).join('/');
}

/** `168/98 (121)`; a doubtful part with a question mark, a part that was not given with dashes. */
export function pressureText({ systolicMmHg, diastolicMmHg, meanMmHg }: RecordedNibp): string {
  const pressure = `${part(systolicMmHg)}/${part(diastolicMmHg)}`;
  return meanMmHg.quality === 'unavailable' ? pressure : `${pressure} (${part(meanMmHg)})`;
}

function part(measurement: Measurement): string {
  switch (measurement.quality) {
    case 'good':
      return String(Math.round(measurement.value));
    case 'questionable':
      return `${Math.round(measurement.value)}?`;
    case 'unavailable':
      return '---';
  }
}

/** The rating that has a column of its own, and the typed values the row is made of, are not said twice. */
function notesOf({ nibp, entries }: TableRow, wording: Wording): readonly string[] {
  const { record, time, text } = wording;
  const failure = nibp.failure === null ? [] : [text.vital.why[nibp.failure]];
  const said = entries
    .flatMap((seq) => record.chart.find((one) => one.seq === seq) ?? [])
    .filter(({ seq, entry }) => seq !== nibp.entrySeq && !(entry.kind === 'scale' && entry.scale === 'moaas'))
    .map((one) => `${time(one.happenedAtMs)} ${entryText(one, wording)}`);
  return [...failure, ...said];
}
