import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { useAlarmLog } from '../session/use-alarm-log.ts';
import { useText } from '../ui/text.ts';
import { AlarmLog } from './AlarmLog.tsx';

type SessionLogProps = { readonly chair: ChairState; readonly session: Session };

/** The alarm log of the running session, as the gateway has it (AL35). */
export function SessionLog({ chair, session }: SessionLogProps) {
  const { list } = useText().alarm;
  const log = useAlarmLog(chair);
  return (
    <section aria-label={list.log}>
      <h3>{list.log}</h3>
      {log.status === 'asking' && <p role="status">{list.loadingLog}</p>}
      {log.status === 'silent' && <p role="status">{list.noLog}</p>}
      {log.status === 'told' && log.entries.length === 0 && <p>{list.noneInLog}</p>}
      {log.status === 'told' && log.entries.length > 0 && (
        <AlarmLog entries={log.entries} session={session} />
      )}
    </section>
  );
}
