import { comen } from './comen.ts';
import { statelessly, type Decoder, type Dialect, type DialectId, type NamedLink } from './dialect.ts';
import { mindray } from './mindray.ts';
import type { Hl7Message } from './message.ts';
import { nihonKohden } from './nihon-kohden.ts';
import { decodeObservations } from './pcd01.ts';
import { philips } from './philips.ts';

/** IHE PCD-01, and whatever speaks like it. It is named by its messages alone (HL11). */
const pcd01: Dialect = {
  id: 'pcd-01',
  isSpokenIn: ({ header, segments, separators }) =>
    header.field(21).includes('IHE_PCD_001') ||
    segments.some((row) => row.name === 'OBX' && row.field(3).endsWith(`${separators.component}MDC`)),
  takes: [],
  mayLeaveOutProcessing: false,
  open: () => statelessly((message) => decodeObservations(message)),
};

/** Asked in this order: marks of a header first, then those of rows; MDC rows are MDC rows, whoever sends them. */
const all: readonly Dialect[] = [mindray, comen, pcd01, nihonKohden, philips];

/** Which dialect is spoken on one connection (HL25). */
export type Interpreter = {
  /** Of the message; where it bears no marks, what the connection was last found to speak. */
  dialectOf(message: Hl7Message): Dialect;
  decoderOf(dialect: Dialect): Decoder;
  /** Those in use. */
  decoders(): readonly Decoder[];
  /** Chosen or found. */
  speaks(): DialectId | undefined;
};

/** `chosen` that is no dialect's name is `auto`. */
export function createInterpreter(chosen: string | undefined, link: NamedLink): Interpreter {
  const fixed = all.find(({ id }) => id === chosen) ?? null;
  const decoderById = new Map<DialectId, Decoder>();
  let found: Dialect | null = fixed;

  return {
    dialectOf(message) {
      found = fixed ?? all.find((dialect) => dialect.isSpokenIn(message)) ?? found;
      return found ?? pcd01;
    },
    decoderOf(dialect) {
      const decoder = decoderById.get(dialect.id) ?? dialect.open(link);
      decoderById.set(dialect.id, decoder);
      return decoder;
    },
    decoders: () => [...decoderById.values()],
    speaks: () => found?.id,
  };
}
