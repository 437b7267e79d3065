import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { AppendFailure, Batch } from '../ports/journal.ts';
import { batchToRows, type BatchRows } from './rows.ts';
import type { AppendAnswer } from './sqlite-writer.ts';

type AppendResult = Result<null, AppendFailure>;

/**
 * One commit is under way at a time; what is appended meanwhile goes into the next, together. So batches form by
 * themselves under load, and a single one waits for nobody.
 */
export type CommitQueue = {
  append(batch: Batch): Promise<AppendResult>;
  /** Resolves when all that was appended is answered. */
  close(): Promise<void>;
};

type Waiting = { readonly rows: BatchRows; readonly answer: (result: AppendResult) => void };

export function createCommitQueue(
  commit: (group: readonly BatchRows[]) => Promise<readonly AppendAnswer[]>,
): CommitQueue {
  let waiting: Waiting[] = [];
  let drained: Promise<void> | null = null;
  let isClosed = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const answers = await commit(group.map(({ rows }) => rows));
      group.forEach(({ answer }, index) => answer(resultOf(answers[index])));
      const refusal = answers.find((one) => one?.type === 'unwritable');
      if (refusal !== undefined) refuseWaiting(refusal);
    }
    drained = null;
  }

  /** They were appended in the belief that the ones before them would be there. */
  function refuseWaiting(refusal: AppendAnswer): void {
    const refused = waiting;
    waiting = [];
    for (const { answer } of refused) answer(resultOf(refusal));
  }

  return {
    append(batch) {
      if (isClosed) return Promise.resolve(err({ type: 'unwritable', why: 'the journal is closed' }));
      return new Promise((answer) => {
        waiting.push({ rows: batchToRows(batch), answer });
        drained ??= drain();
      });
    },
    async close() {
      isClosed = true;
      await drained;
    },
  };
}

function resultOf(answer: AppendAnswer | undefined): AppendResult {
  if (answer === undefined) return err({ type: 'unwritable', why: 'the writer left a batch unanswered' });
  return answer === null ? ok(null) : err(answer);
}
