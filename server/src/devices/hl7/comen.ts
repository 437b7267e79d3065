import { bedOf, deviceName } from './bed.ts';
import { statelessly, type Dialect } from './dialect.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { decodeObservations } from './pcd01.ts';

/**
 * Comen NC, HL7 2.6: MDC codes as in IHE PCD-01, and else a shape of its own.
 *
 *   MSH|^~\&||KC575235977G|||20260101120000.000+0800||ORU^R01|…|P|2.6      the monitor's serial number in MSH-4
 *   PV1||I|^^&24                                                          the bed, if at all, in PV1-3.3
 *   OBX||NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.6.1|8388607|262688^…|||||X    no value: a NaN's mantissa that got out
 *
 * 150017 to 150019 are labelled NONINV; the number counts. An idle channel (X) stands beside the one that measures (HL14). It asks
 * for its patient by QRY^R02 and goes on when it has an answer.
 */
export const comen: Dialect = {
  id: 'comen',
  isSpokenIn: ({ header, separators }) =>
    header.field(3) === '' &&
    serialNumber.test(header.field(4)) &&
    header.field(21) === '' &&
    componentOf(header.field(12), 1, separators) === '2.6',
  takes: ['ADT^A08'],
  mayLeaveOutProcessing: false,
  open: ({ deviceId }) =>
    statelessly((message) => decodeObservations(message, { sender: senderOf(message, deviceId) })),
};

/** A ward or a clinic, which many monitors would share, has none of so many digits. */
const serialNumber = /^[A-Z0-9-]*\d{6}[A-Z0-9-]*$/;

function senderOf(message: Hl7Message, deviceId: string): string {
  const serial = componentOf(message.header.field(4), 1, message.separators);
  return deviceName(serialNumber.test(serial) ? [serial] : [deviceId, bedOf(message)]);
}
