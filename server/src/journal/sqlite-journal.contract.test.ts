import { describeJournalContract } from './journal-contract.ts';
import { createTestFolder } from './test-folder.ts';

const folder = createTestFolder();

describeJournalContract('the journal in SQLite', () => folder.open(folder.newPath()));
