import type { LinkFormat } from '../../scenario/scenario.ts';
import type { Characteristic } from '../emission.ts';
import type { DeliveredBytes } from './port.ts';

export type GattFormat = Extract<LinkFormat, 'plx' | 'bps'>;

/** What is written for a delivery: Bluetooth payloads as lines, everything else as it is. */
export function writingOf(format: LinkFormat | undefined): (delivery: DeliveredBytes) => Uint8Array {
  if (format === 'plx' || format === 'bps') return (delivery) => gattLine(format, delivery);
  return ({ bytes }) => bytes;
}

/**
 * Bluetooth payloads on a stream of bytes, as a driver without a radio reads them: a line of JSON each, ended by LF.
 *
 *     {"atMs":1772442000000,"characteristic":"2A5F","kind":"notify","hex":"1f61004800…"}
 *
 * `kind`: an indication has to be confirmed by the radio, a notification not.
 */
function gattLine(format: GattFormat, delivery: DeliveredBytes): Uint8Array {
  const { atMs, bytes } = delivery;
  const characteristic = characteristicOf(format, delivery);
  const kind = characteristic === '2A35' ? 'indicate' : 'notify';
  const hex = Buffer.from(bytes).toString('hex');
  return Buffer.from(`${JSON.stringify({ atMs, characteristic, kind, hex })}\n`, 'utf8');
}

/** Damaged bytes may have lost where they belong to: then they are a damaged result rather than a damaged cuff pressure. */
function characteristicOf(format: GattFormat, { characteristic, reports }: DeliveredBytes): Characteristic {
  if (characteristic !== undefined) return characteristic;
  if (format === 'plx') return '2A5F';
  return reports[0]?.kind === 'cuff-pressure' ? '2A36' : '2A35';
}
