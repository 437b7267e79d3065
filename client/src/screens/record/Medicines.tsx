import type { ChartedOf } from '@chairside/shared/chart/chart.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

/** What was given, as people recorded it: first what the session is about, then the rest. */
export function Medicines({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { medicines, table, page } = wording.words;
  const { doses, medicines: given } = record;
  return (
    <Section title={medicines.title}>
      {doses.length + given.length === 0 ? (
        <p>{page.none}</p>
      ) : (
        <Table
          name={medicines.title}
          columns={[
            table.time,
            medicines.what,
            medicines.amount,
            medicines.route,
            medicines.given,
            medicines.recorded,
          ]}
        >
          {doses.map((one) => (
            <Dose key={one.seq} one={one} wording={wording} />
          ))}
          {given.map(({ seq, happenedAtMs, by, entry }) => (
            <tr key={seq}>
              <td>{wording.time(happenedAtMs)}</td>
              <th scope="row">{entry.medicine}</th>
              <td>
                {entry.amount} {entry.unit}
              </td>
              <td>{wording.text.chart.route[entry.route]}</td>
              <td>{entry.givenBy}</td>
              <td>{wording.nameOf(by)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

type DoseProps = { readonly one: ChartedOf<'dose'>; readonly wording: Wording };

function Dose({ one, wording }: DoseProps) {
  const { entry, happenedAtMs, by } = one;
  const { words, text, record } = wording;
  const { weightKg } = record.patient;
  const details = [
    entry.lot === null ? null : words.medicines.lot(entry.lot),
    entry.rateMlPerHour === null ? null : words.medicines.rate(String(entry.rateMlPerHour)),
    entry.volumeMl === null ? null : words.medicines.volume(String(entry.volumeMl)),
    entry.unit !== 'mg' || weightKg === null
      ? null
      : words.medicines.perKilogram((entry.amount / weightKg).toFixed(2)),
  ].filter((detail) => detail !== null);
  return (
    <tr>
      <td>{wording.time(happenedAtMs)}</td>
      <th scope="row">{entry.drug}</th>
      <td>
        {entry.amount} {entry.unit} <small>{details.join(', ')}</small>
      </td>
      <td>{text.chart.route[record.protocol.route]}</td>
      <td>{entry.givenBy}</td>
      <td>{wording.nameOf(by)}</td>
    </tr>
  );
}
