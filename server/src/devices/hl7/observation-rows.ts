import { parseDtm, zoneOf } from './dtm.ts';
import { componentOf, repetitionsOf, type Hl7Message, type Segment } from './message.ts';

/**
 * The rows (OBX) of an ORU^R01, each with what it inherits: IHE PCD TF-2, appendix B.
 *
 *   OBX-3   what was measured            OBX-8   what the device thinks of it, may repeat
 *   OBX-4   where: MDS.VMD.CHAN.METRIC   OBX-11  status of the result
 *   OBX-5   the number                   OBX-14  when it was measured
 *   OBX-6   its unit                     OBX-18  which device, often on the uppermost row only
 */
export type ObservationRow = {
  readonly code: string;
  readonly codingSystem: string;
  /** The same in another coding system, where OBX-3 has a second triplet; else empty. */
  readonly alternate: { readonly code: string; readonly codingSystem: string };
  /** OBX-4 as sent. */
  readonly place: string;
  /** OBX-4 without its last step: rows of one measurement share it. */
  readonly channel: string;
  /** Which OBR of the message it belongs to, from 0; -1 before the first. */
  readonly order: number;
  readonly valueType: string;
  readonly value: string;
  /** OBX-6 as sent. */
  readonly unit: string;
  /** In capitals, whatever a device writes. */
  readonly flags: readonly string[];
  readonly status: string;
  readonly measuredAtMs: number | null;
  /** MSH-7. */
  readonly sentAtMs: number | null;
  /** What the device calls itself; empty where nothing in the message says. */
  readonly device: string;
  readonly text: string;
};

/** What a vendor does differently from IHE. */
export type RowRules = {
  /** What a device is called that no row names (OBX-18). */
  readonly sender?: string;
  /** Which of its times counts for a row. */
  readonly timeOf?: (row: Segment, inherited: InheritedTimes) => string;
};

/** `above`: OBX-14 of the nearest row above, empty where there is none. `order`: null before the first OBR. */
export type InheritedTimes = { readonly above: string; readonly order: Segment | null };

/** HL12 */
export function standardTime(row: Segment, { above, order }: InheritedTimes): string {
  return row.field(14) || above || (order?.field(7) ?? '');
}

export function observationRows(message: Hl7Message, rules: RowRules = {}): readonly ObservationRow[] {
  const { separators, header } = message;
  const { sender = senderOf(message), timeOf = standardTime } = rules;
  const zone = zoneOf(header.field(7));
  const sentAtMs = parseDtm(header.field(7), zone);
  const part = (row: Segment, number: number) => componentOf(row.field(3), number, separators).trim();
  return ordersOf(message).flatMap((order, index) => {
    const timeByPlace = firstByPlace(order.rows, (row) => row.field(14));
    const deviceByPlace = firstByPlace(order.rows, (row) => componentOf(row.field(18), 1, separators));
    const deviceBySystem = firstBySystem(deviceByPlace);
    return order.rows.map((row): ObservationRow => {
      const place = row.field(4);
      const time = timeOf(row, { above: nearest(place, timeByPlace), order: order.segment });
      return {
        code: part(row, 1),
        codingSystem: part(row, 3),
        alternate: { code: part(row, 4), codingSystem: part(row, 6) },
        place,
        channel: place.slice(0, Math.max(0, place.lastIndexOf('.'))),
        order: index - 1,
        valueType: row.field(2),
        value: row.field(5).trim(),
        unit: row.field(6),
        flags: repetitionsOf(row.field(8), separators).map((flag) =>
          componentOf(flag, 1, separators).trim().toUpperCase(),
        ),
        status: row.field(11).trim(),
        measuredAtMs: parseDtm(time, zone),
        sentAtMs,
        device:
          componentOf(row.field(18), 1, separators) ||
          nearest(place, deviceByPlace) ||
          deviceBySystem.get(systemOf(place)) ||
          sender,
        text: row.text,
      };
    });
  });
}

type Order = { readonly segment: Segment | null; readonly rows: Segment[] };

/** The rows before the first OBR come first, as an order of their own without a segment. */
function ordersOf(message: Hl7Message): readonly Order[] {
  let current: Order = { segment: null, rows: [] };
  const orders = [current];
  for (const segment of message.segments) {
    if (segment.name === 'OBR') {
      current = { segment, rows: [] };
      orders.push(current);
    }
    if (segment.name === 'OBX') current.rows.push(segment);
  }
  return orders;
}

/** Where no row names a device: the sending application, and the bed where it is told, for one sender may speak for many. */
function senderOf({ header, segments, separators }: Hl7Message): string {
  const application = header.field(3);
  const name = componentOf(application, 2, separators) || componentOf(application, 1, separators);
  const location = segments.find((segment) => segment.name === 'PV1')?.field(3) ?? '';
  const bed = [1, 2, 3].map((number) => componentOf(location, number, separators)).filter(Boolean);
  return [name, bed.join('-')].filter(Boolean).join('/');
}

function firstByPlace(
  rows: readonly Segment[],
  textOf: (row: Segment) => string,
): ReadonlyMap<string, string> {
  const byPlace = new Map<string, string>();
  for (const row of rows) {
    const text = textOf(row);
    const place = withoutZeros(row.field(4));
    if (text !== '' && !byPlace.has(place)) byPlace.set(place, text);
  }
  return byPlace;
}

/** From the closest row above: `1.0.1.1` asks `1.0.1`, then `1`. */
function nearest(place: string, textByPlace: ReadonlyMap<string, string>): string {
  if (textByPlace.size === 0) return '';
  let above = withoutZeros(place);
  while (above.includes('.')) {
    above = above.slice(0, above.lastIndexOf('.'));
    const text = textByPlace.get(above);
    if (text !== undefined) return text;
  }
  return '';
}

/** Some monitors have no row for themselves and name the device in the first row only. */
function firstBySystem(textByPlace: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const bySystem = new Map<string, string>();
  for (const [place, text] of textByPlace) {
    if (!bySystem.has(systemOf(place))) bySystem.set(systemOf(place), text);
  }
  return bySystem;
}

function systemOf(place: string): string {
  const end = place.indexOf('.');
  return end === -1 ? place : place.slice(0, end);
}

/** `1.0.0.0` is the device itself, the same as `1`. */
function withoutZeros(place: string): string {
  return place.replace(/(\.0)+$/, '');
}
