/**
 * MLLP (HL7 v2 Implementation Support Guide, appendix C): `0B payload 1C 0D`, and the acknowledgements that come back so.
 */
const startOfBlock = 0x0b;
const endOfBlock = 0x1c;
const carriageReturn = 0x0d;

const start = String.fromCharCode(startOfBlock);
const end = String.fromCharCode(endOfBlock, carriageReturn);

export function mllpFrame(payload: string): Uint8Array {
  return Buffer.from(`${start}${payload}${end}`, 'utf8');
}

/**
 * taken    AA, CA: the gateway has it and answers for it
 * again    AE, CE: it could not keep it just now; send it once more
 * refused  AR, CR: it will never take it
 */
export type Acknowledgement = {
  readonly verdict: 'taken' | 'again' | 'refused';
  /** MSA-2: MSH-10 of the message meant. */
  readonly controlId: string;
  /** MSA-3 or ERR-8, for a person to read; empty where none is given. */
  readonly reason: string;
};

const verdicts: Readonly<Record<string, Acknowledgement['verdict']>> = {
  AA: 'taken',
  CA: 'taken',
  AE: 'again',
  CE: 'again',
  AR: 'refused',
  CR: 'refused',
};

/** Longer is no acknowledgement. */
const longestBytes = 64 * 1024;

/**
 * Reads acknowledgements out of bytes that may be split anywhere; bytes outside a frame are passed over.
 * Answers false when a frame never ends: the connection is of no more use.
 */
export function createAckReader(emit: (acknowledgement: Acknowledgement) => void) {
  let frame: number[] | null = null;
  return function read(bytes: Uint8Array): boolean {
    for (const byte of bytes) {
      if (byte === startOfBlock) {
        frame = [];
      } else if (byte === endOfBlock && frame !== null) {
        const acknowledgement = parseAck(Buffer.from(frame).toString('utf8'));
        frame = null;
        if (acknowledgement !== null) emit(acknowledgement);
      } else {
        frame?.push(byte);
      }
      if (frame !== null && frame.length > longestBytes) return false;
    }
    return true;
  };
}

function parseAck(payload: string): Acknowledgement | null {
  const segments = payload.split('\r').map((segment) => segment.split('|'));
  const msa = segments.find(([name]) => name === 'MSA');
  const verdict = verdicts[msa?.[1] ?? ''];
  if (msa === undefined || verdict === undefined) return null;
  const err = segments.find(([name]) => name === 'ERR');
  return { verdict, controlId: msa[2] ?? '', reason: msa[3] || (err?.[8] ?? '') };
}
