import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { RecordedStep, Remark, SessionRecord } from '@chairside/shared/record/session-record.ts';
import { csvLine } from './csv.ts';
import { entryText } from './entry-text.ts';
import { minutesSince } from './readings-csv.ts';
import { createZonedTime } from './zoned-time.ts';

export const entriesColumns = [
  'seq',
  'happened',
  'recorded',
  'minutes_since_start',
  'person',
  'role',
  'from_afar',
  'kind',
  'text',
  'state',
  'corrects_seq',
  'corrected_by_seq',
  'ended',
  'ended_by',
  'note',
] as const;

type Row = Readonly<Record<(typeof entriesColumns)[number], string | number | null>>;

/** Every entry, step and remark ever made, in the order they were recorded, each with whether it stands (RE11). */
export function entriesCsv(record: SessionRecord): readonly string[] {
  const write = createWriter(record);
  const rows = [
    ...record.chart.map((one) => write.entry(one)),
    ...record.steps.map((step) => write.step(step)),
    ...record.remarks.map((remark) => write.remark(remark)),
  ].toSorted((one, other) => one.seq - other.seq);
  return [
    csvLine(entriesColumns),
    ...rows.map(({ row }) => csvLine(entriesColumns.map((name) => row[name]))),
  ];
}

type Stamp = Pick<Charted, 'happenedAtMs' | 'recordedAtMs' | 'by'>;
type Written = { readonly seq: number; readonly row: Row };

function createWriter({ chart, timeZone, startedAtMs }: SessionRecord) {
  const { isoOf } = createZonedTime(timeZone);
  const stamp = (seq: number, { happenedAtMs, recordedAtMs, by }: Stamp) => ({
    seq,
    happened: isoOf(happenedAtMs),
    recorded: isoOf(recordedAtMs),
    minutes_since_start: minutesSince(startedAtMs, happenedAtMs),
    ...personOf(by),
  });
  return {
    entry(one: Charted): Written {
      const { seq, over } = one;
      const replaced = chart.find(({ over: end }) => end?.how === 'corrected' && end.bySeq === seq);
      const row: Row = {
        ...stamp(seq, one),
        kind: one.entry.kind,
        text: entryText(one.entry),
        state: over?.how ?? 'standing',
        corrects_seq: replaced?.seq ?? null,
        corrected_by_seq: over?.bySeq ?? null,
        ended: over === null ? null : isoOf(over.atMs),
        ended_by: over?.by?.personId ?? null,
        note: over?.note ?? one.because,
      };
      return { seq, row };
    },
    step({ seq, type, atMs, happenedAtMs, by, detail, undone }: RecordedStep): Written {
      const row: Row = {
        ...stamp(seq, { happenedAtMs, recordedAtMs: atMs, by }),
        kind: type,
        text: detailText(detail),
        state: undone === null ? 'standing' : 'undone',
        corrects_seq: null,
        corrected_by_seq: undone?.seq ?? null,
        ended: undone === null ? null : isoOf(undone.atMs),
        ended_by: undone?.by?.personId ?? null,
        note: null,
      };
      return { seq, row };
    },
    remark({ seq, aboutSeq, atMs, by, note, happenedAtMs }: Remark): Written {
      const row: Row = {
        ...stamp(seq, { happenedAtMs: happenedAtMs ?? atMs, recordedAtMs: atMs, by }),
        kind: 'remark',
        text: happenedAtMs === null ? 'remark' : `happened ${isoOf(happenedAtMs)}`,
        state: 'standing',
        corrects_seq: aboutSeq,
        corrected_by_seq: null,
        ended: null,
        ended_by: null,
        note,
      };
      return { seq, row };
    },
  };
}

function personOf(by: Actor) {
  const { personId = 'gateway', role = null, isFromAfar = false } = by ?? {};
  return { person: personId, role, from_afar: isFromAfar ? 'yes' : null };
}

function detailText(detail: RecordedStep['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}
