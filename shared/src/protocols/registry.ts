import { imKetamine, intranasalEsketamine, oralKetamine } from './given-at-once.ts';
import { ivKetamine40, ivKetamine60 } from './iv-ketamine.ts';
import type { Protocol } from './protocol.ts';

/** Those the product comes with: version 1 of each, in use until a clinic has signed another. */
export const protocols: readonly Protocol[] = [
  ivKetamine40,
  ivKetamine60,
  imKetamine,
  intranasalEsketamine,
  oralKetamine,
];

export function protocolById(id: string): Protocol | undefined {
  return protocols.find((protocol) => protocol.id === id);
}
