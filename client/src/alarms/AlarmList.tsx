import type { ReactNode } from 'react';
import type { ChairView } from '../live/chair-view.ts';
import { useMayHere } from '../session/afar/place.ts';
import { whoseText } from '../session/whose-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import style from './AlarmList.module.css';
import { alarmLines, recentLine, type AlarmLine } from './alarm-line.ts';
import { AlarmRow } from './AlarmRow.tsx';
import { LatencyLine } from './LatencyLine.tsx';
import { SessionLog } from './SessionLog.tsx';
import { useWording } from './use-wording.ts';

type AlarmListProps = { readonly view: ChairView; readonly onClose: () => void };

/** Everything the chair's alarms have to say: present, over and not acknowledged, recent, and the log (AL35). */
export function AlarmList({ view, onClose }: AlarmListProps) {
  const text = useText();
  const { session } = view.state;
  return (
    <Dialog title={text.alarm.list.title} whose={whoseText(view.state, text)} onClose={onClose}>
      <ChairAlarms view={view} mayAcknowledge={useMayHere()('acknowledge-alarm')} />
      {session !== null && <SessionLog chair={view.state} session={session} />}
      <LatencyLine />
    </Dialog>
  );
}

type ChairAlarmsProps = {
  readonly view: ChairView;
  /** At the chair only, until the clinic says otherwise (UI19). */
  readonly mayAcknowledge: boolean;
};

export function ChairAlarms({ view, mayAcknowledge }: ChairAlarmsProps) {
  const wording = useWording();
  const { list } = wording.text.alarm;
  const { session } = view.state;
  const lines = alarmLines(view, wording);
  const present = lines.filter(({ presence }) => presence === 'present');
  const returned = lines.filter(({ presence }) => presence === 'returned');
  const recent = (session?.alarms.recent ?? []).toReversed().map((one) => recentLine(one, view, wording));
  const rows = (some: readonly AlarmLine[]) =>
    some.map((line) => <AlarmRow key={line.key} line={line} view={view} mayAcknowledge={mayAcknowledge} />);
  return (
    <div className={style.list}>
      {present.length === 0 ? <p>{list.none}</p> : <Group title={list.present}>{rows(present)}</Group>}
      {returned.length > 0 && <Group title={list.returned}>{rows(returned)}</Group>}
      {recent.length > 0 && <Group title={list.recent}>{rows(recent)}</Group>}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
