import { describeJournalContract } from './journal-contract.ts';
import { createMemoryJournal } from './memory-journal.ts';

describeJournalContract('the journal in memory', () => Promise.resolve(createMemoryJournal()));
