import type { RecordedDevice } from '@chairside/shared/record/recorded-devices.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { deviceLetter } from './device-letter.ts';
import { stepText } from './entry-words.ts';
import { Lines, Section, Table } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

/** Which device gave what, from when to when, and where another took over (DV9). */
export function Devices({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { devices: words } = wording.words;
  const changes = record.steps.filter(({ type }) => type === 'source-changed');
  if (record.devices.length === 0)
    return (
      <Section title={words.title}>
        <p>{words.none}</p>
      </Section>
    );
  return (
    <Section title={words.title}>
      <Table
        name={words.title}
        columns={[words.mark, words.device, words.kind, words.gave, words.from, words.to]}
      >
        {record.devices.map((device) => (
          <Row key={device.deviceId} device={device} wording={wording} />
        ))}
      </Table>
      {changes.length > 0 && <h3>{words.changes}</h3>}
      <Lines
        lines={changes.map((step) => ({
          key: String(step.seq),
          words: `${wording.time(step.atMs)} ${stepText(step, wording)}`,
        }))}
      />
      <p>
        <small>{words.explained}</small>
      </p>
    </Section>
  );
}

function Row({ device, wording }: { readonly device: RecordedDevice; readonly wording: Wording }) {
  const { deviceId, sourceClass, parameters, firstAtMs, lastAtMs } = device;
  const { record, text, time } = wording;
  const { devices: words } = wording.words;
  const told = record.sourceChanges.filter((change) => change.deviceId === deviceId);
  const isUnjudged = told.length > 0 && told.every(({ isJudged }) => !isJudged);
  return (
    <tr>
      <td>{deviceLetter(record.devices, deviceId)}</td>
      <th scope="row">{deviceId}</th>
      <td>
        {words.sourceClass[sourceClass]}
        {isUnjudged && `, ${words.noAlarm}`}
      </td>
      <td>{parameters.map((parameter) => text.vital.label[parameter]).join(', ')}</td>
      <td>{time(firstAtMs)}</td>
      <td>{time(lastAtMs)}</td>
    </tr>
  );
}
