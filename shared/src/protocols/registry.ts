import { ivKetamine40 } from './iv-ketamine.ts';
import type { Protocol } from './protocol.ts';

export const protocols: readonly Protocol[] = [ivKetamine40];

export function protocolById(id: string): Protocol | undefined {
  return protocols.find((protocol) => protocol.id === id);
}
