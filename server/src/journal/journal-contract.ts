import type { Journal } from '../ports/journal.ts';
import { describeArchive } from './journal-contract-archive.ts';
import { describeAudit } from './journal-contract-audit.ts';
import { describeErasing } from './journal-contract-erasing.ts';
import { describeReading } from './journal-contract-reading.ts';
import { describeWaves } from './journal-contract-waves.ts';
import { describeWriting } from './journal-contract-writing.ts';

/** What every journal promises, whatever it is made of (docs/spec/journal.md). `open` gives a new, empty one. */
export function describeJournalContract(name: string, open: () => Promise<Journal>): void {
  describeWriting(name, open);
  describeReading(name, open);
  describeArchive(name, open);
  describeErasing(name, open);
  describeAudit(name, open);
  describeWaves(name, open);
}
