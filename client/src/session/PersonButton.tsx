import type { Standing } from '@chairside/shared/people/standing.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { LockKeyhole, UserRound } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectIsDemo, selectPersonId, selectSite, selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';
import { useText } from '../ui/text.ts';
import style from './PersonButton.module.css';
import { PersonDialog } from './PersonDialog.tsx';

const PersonMenu = loadedApart(() => import('../people/PersonMenu.tsx'));

/** Who acts from this screen; a tap changes it. In a clinic: who is signed in, and whether that is locked. */
export function PersonButton() {
  const text = useText();
  const isDemo = useLive(selectIsDemo);
  const standing = useLive(selectStanding);
  const chosen = useChosen();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const isLocked = standing?.isLocked === true;
  return (
    <>
      <Button
        kind="quiet"
        data-locked={isLocked || undefined}
        aria-label={isDemo || standing === null ? labelOfChosen(chosen, text) : labelOf(standing, text)}
        onClick={() => setOpen(true)}
      >
        {isLocked ? <LockKeyhole aria-hidden size={22} /> : <UserRound aria-hidden size={22} />}
        {isDemo || standing === null ? (
          (chosen ?? text.session.nobodyActs)
        ) : (
          <span className={style.who}>
            {standing.person?.name ?? text.people.signIn}
            {/* Its line is there from the start: the name does not move when the screen locks. */}
            {standing.person !== null && <small>{lineOf(standing, text)}</small>}
          </span>
        )}
      </Button>
      {isOpen && isDemo && <PersonDialog onClose={close} />}
      {isOpen && !isDemo && (
        <Suspense>
          <PersonMenu onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** In the demo: by name, null while nobody is. */
function useChosen(): string | null {
  const people = useLive(selectSite)?.site.people ?? [];
  const personId = useLive(selectPersonId);
  return people.find((one) => one.personId === personId)?.name ?? null;
}

function labelOfChosen(name: string | null, { session }: Catalogue): string {
  return name === null ? session.nobodyActs : session.actsAs(name);
}

function labelOf({ person, isLocked }: Standing, { people }: Catalogue): string {
  if (person === null) return people.signIn;
  return isLocked ? people.lockedAs(person.name) : people.signedIn(person.name);
}

function lineOf({ person, isLocked }: Standing, text: Catalogue): string {
  if (isLocked) return text.people.locked;
  return person === null ? '' : text.dialog.role[person.role];
}
