import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { quantile, stampMs } from './numbers.ts';

/** What the disk under the journal takes for one durable append of 4 KiB, over and over for `forMs`. */
export function measureFdatasync(
  folder: string,
  forMs: number,
): { readonly p50: number; readonly p99: number } {
  const file = openSync(join(folder, 'fdatasync'), 'a');
  const page = Buffer.alloc(4096, 1);
  const tookMs: number[] = [];
  const until = stampMs() + forMs;
  while (stampMs() < until) {
    const from = stampMs();
    writeSync(file, page);
    fdatasyncSync(file);
    tookMs.push(stampMs() - from);
  }
  closeSync(file);
  return { p50: quantile(tookMs, 0.5), p99: quantile(tookMs, 0.99) };
}
