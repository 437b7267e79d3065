import type { Person } from '@chairside/shared/people/people.ts';
import { useConnection, useLive } from '../live/context.tsx';
import { selectPersonId, selectSite } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import style from './PersonDialog.module.css';

type PersonDialogProps = { readonly onChosen?: () => void; readonly onClose: () => void };

/** Until sign-in exists: a short list, remembered on the device. */
export function PersonDialog({ onChosen, onClose }: PersonDialogProps) {
  const text = useText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const choose = (person: Person) => {
    connection.choosePerson(person.personId);
    if (onChosen === undefined) onClose();
    else onChosen();
  };
  return (
    <Dialog title={text.dialog.person.title} hint={text.dialog.person.hint} onClose={onClose}>
      <ul className={style.people}>
        {(site?.site.people ?? []).map((person) => (
          <li key={person.personId}>
            <Button aria-pressed={person.personId === personId} onClick={() => choose(person)}>
              <span>{person.name}</span>
              <small>{text.dialog.role[person.role]}</small>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
