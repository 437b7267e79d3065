import type { AlarmLogEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useEffect, useState } from 'react';
import { useConnection } from '../live/context.tsx';

export type ToldLog =
  | { readonly status: 'asking' }
  | { readonly status: 'told'; readonly entries: readonly AlarmLogEntry[] }
  | { readonly status: 'silent' };

/**
 * The alarm log of the running session (AL35), asked for anew whenever something was charted. While a newer one is on its way
 * the last one stays.
 */
export function useAlarmLog({ chair, session }: ChairState): ToldLog {
  const { ask } = useConnection();
  const [told, tell] = useState<ToldLog>({ status: 'asking' });
  const id = session?.id;
  const chartedSeq = session?.recentEntries.at(-1)?.seq ?? 0;
  useEffect(() => {
    let isWanted = true;
    void ask('chair:alarm-log', { chair, ...(id !== undefined && { session: id }) }).then((answer) => {
      if (!isWanted) return;
      const entries = answer?.ok === true ? entriesIn(answer.value) : null;
      if (entries !== null) tell({ status: 'told', entries });
      else tell((before) => (before.status === 'told' ? before : { status: 'silent' }));
    });
    return () => {
      isWanted = false;
    };
  }, [ask, chair, id, chartedSeq]);
  return told;
}

/** A gateway that does not know the question may answer with something else. */
function entriesIn(told: unknown): readonly AlarmLogEntry[] | null {
  if (typeof told !== 'object' || told === null || !('entries' in told)) return null;
  return Array.isArray(told.entries) ? (told.entries as readonly AlarmLogEntry[]) : null;
}
