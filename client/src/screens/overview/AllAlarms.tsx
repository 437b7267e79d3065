import { ChairAlarms } from '../../alarms/AlarmList.tsx';
import { LatencyLine } from '../../alarms/LatencyLine.tsx';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { whoseText } from '../../session/whose-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

type AllAlarmsProps = { readonly views: readonly ChairView[]; readonly onClose: () => void };

/** To be read: an alarm is acknowledged at its chair, unless the clinic says that it may be from afar (UI19). */
export function AllAlarms({ views, onClose }: AllAlarmsProps) {
  const text = useText();
  const mayAcknowledge = useLive(selectSite)?.site.afar.mayAcknowledge === true;
  const told = views.filter(({ state: { session } }) => {
    if (session === null) return false;
    return session.alarms.occurrences.length > 0 || session.alarms.recent.length > 0;
  });
  return (
    <Dialog title={text.alarm.list.title} onClose={onClose}>
      {told.length === 0 && <p>{text.alarm.list.none}</p>}
      {told.map((view) => (
        <section key={view.state.chair}>
          <h3>{whoseText(view.state, text)}</h3>
          <ChairAlarms view={view} mayAcknowledge={mayAcknowledge} />
        </section>
      ))}
      <LatencyLine />
    </Dialog>
  );
}
