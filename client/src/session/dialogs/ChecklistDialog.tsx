import type { Session } from '@chairside/shared/chair/state.ts';
import type { ItemList } from '@chairside/shared/protocols/items.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCareText } from '../care-text.ts';
import { listStanding } from '../answers.ts';
import { Checklist } from './Checklist.tsx';
import type { MonitorRow } from '../monitor-rows.ts';
import type { DialogProps, OnTry } from './dialog-props.ts';
import { MonitorList } from './MonitorList.tsx';
import { useAttempt } from './use-attempt.tsx';

type ChecklistDialogProps = Omit<DialogProps, 'onGive'> & {
  readonly session: Session;
  readonly list: ItemList;
  /** Before the start, whether oximeter and cuff are heard (SE13a). */
  readonly monitors?: readonly MonitorRow[];
  readonly onTry: OnTry;
};

/** The questions of one list, each answered where it stands (SE12a). */
export function ChecklistDialog({ session, list, monitors, whose, onTry, onClose }: ChecklistDialogProps) {
  const words = useCareText().checklist;
  const { attempt, refusal } = useAttempt(onTry, session);
  const { open, concerns } = listStanding(session, list);
  const standing = [
    open === 0 ? words.none : words.open(open),
    ...(concerns === 0 ? [] : [words.look(concerns)]),
    words.takeBack,
  ];
  return (
    <Dialog title={words[list]} whose={whose} hint={standing.join(' · ')} onClose={onClose}>
      {monitors !== undefined && <MonitorList rows={monitors} />}
      <Checklist session={session} list={list} onTry={attempt} />
      {refusal}
    </Dialog>
  );
}
