import type { Streams } from '../random.ts';

/**
 * What a fault hits and what it does there, drawn by the number of the frame from streams named by the fault (SI2): one fault more
 * shifts no draw of another.
 */
export type Draws = {
  /** Whether the fault hits that frame. */
  hits(verb: string, n: number, rate: number): boolean;
  /** A whole number from 0 and below `below`. */
  pick(use: string, n: number, below: number): number;
  /** Above 0 and below 1. */
  uniform(use: string, n: number): number;
};

export function createDraws(streams: Streams): Draws {
  const uniform = (use: string, n: number) => streams(use).uniform(n);
  return {
    hits: (verb, n, rate) => uniform(verb, n) < rate,
    pick: (use, n, below) => Math.floor(uniform(use, n) * below),
    uniform,
  };
}
