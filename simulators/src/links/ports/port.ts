import type { Delivery, LinkPort } from '../emission.ts';

/** A link’s end at the host’s door: carries out what was decided on the virtual clock, and decides nothing. */
export type Port = LinkPort & {
  /** Somebody is at the other end, as far as can be known here. */
  isConnected(): boolean;
};

export type PortSettings = {
  /** `chair-3/ox` */
  readonly name: string;
  /** One line for a person, of what lasts and of its end; the name of the port is not in it. */
  readonly onNews?: (line: string) => void;
};

export type DeliveredBytes = Extract<Delivery, { type: 'bytes' }>;
