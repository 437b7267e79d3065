import type { LimitEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { limitText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useNameOf } from '../names.ts';
import { useAlarmLog } from '../use-alarm-log.ts';

/** Who moved which limit, from what to what, when and why, newest first (AL17). Nothing while nobody has. */
export function LimitHistory({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const nameOf = useNameOf();
  const log = useAlarmLog(chair);
  const changes =
    log.status === 'told' ? log.entries.filter((one): one is LimitEntry => one.kind === 'limit') : [];
  if (log.status === 'silent') return <p role="status">{text.alarm.list.noLog}</p>;
  if (changes.length === 0) return null;
  const value = (limit: number | null, direction: LimitEntry['direction']) =>
    limit === null ? '–' : limitText(limit, direction);
  return (
    <ol aria-label={text.dialog.limits.history}>
      {changes.toReversed().map((one) => (
        <li key={`${one.seq} ${one.parameter} ${one.direction} ${one.priority}`}>
          {timeOfDay(one.atMs, chair.session?.timeZone ?? 'UTC')}{' '}
          {one.parameter === 'moaasScore' ? text.alarm.moaas : text.dialog.limits.parameter[one.parameter]}{' '}
          {text.dialog.limits.direction[one.direction]} {value(one.from, one.direction)} →{' '}
          <b>{value(one.to, one.direction)}</b>,{' '}
          {one.cause === 'reverted' || one.cause === 'reattributed'
            ? text.dialog.limits.because.preset
            : text.dialog.limits.because[one.cause]}
          {' · '}
          {nameOf(one.by)}
          {one.reason !== null && ` – ${one.reason}`}
        </li>
      ))}
    </ol>
  );
}
