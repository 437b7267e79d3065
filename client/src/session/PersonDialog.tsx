import type { Person } from '@chairside/shared/people/people.ts';
import { useConnection, useLive } from '../live/context.tsx';
import { selectIsDemo, selectPersonId, selectSite } from '../live/selectors.ts';
import { AskedStep } from '../people/AskedStep.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import style from './PersonDialog.module.css';

type PersonDialogProps = { readonly onChosen?: () => void; readonly onClose: () => void };

/** Who acts: in a clinic somebody signs in; in the demo it is a short list, one tap, remembered on the device (UI14). */
export function PersonDialog({ onChosen, onClose }: PersonDialogProps) {
  const isDemo = useLive(selectIsDemo);
  const done = onChosen ?? onClose;
  return isDemo ? (
    <DemoPeople onChosen={done} onClose={onClose} />
  ) : (
    <AskedStep step="sign-in" onDone={done} onClose={onClose} />
  );
}

function DemoPeople({ onChosen, onClose }: Required<PersonDialogProps>) {
  const text = useText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const choose = (person: Person) => {
    connection.choosePerson(person.personId);
    onChosen();
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
