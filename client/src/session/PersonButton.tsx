import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectPersonId, selectSite } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import { PersonDialog } from './PersonDialog.tsx';

/** Who acts from this screen; a tap changes it. */
export function PersonButton() {
  const text = useText();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const person = site?.site.people.find((one) => one.personId === personId);
  return (
    <>
      <Button
        kind="quiet"
        aria-label={person === undefined ? text.session.nobodyActs : text.session.actsAs(person.name)}
        onClick={() => setOpen(true)}
      >
        <UserRound aria-hidden size={22} />
        {person?.name ?? text.session.nobodyActs}
      </Button>
      {isOpen && <PersonDialog onClose={() => setOpen(false)} />}
    </>
  );
}
