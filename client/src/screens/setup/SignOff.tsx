import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { Signature } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refused } from './Refused.tsx';
import { useSetupText } from './setup-text.ts';

type SignOffProps = {
  readonly version: number;
  readonly sign: SiteCommand;
  /** When it counts. */
  readonly hint: string;
  /** What would be other than now. */
  readonly changes: ReactNode;
  readonly onTell: (what: string) => void;
};

/** A physician signs, who is the person that acts from this screen; to anybody else it says so (AL41, SE10). */
export function SignOff({ version, sign: command, hint, changes, onTell }: SignOffProps) {
  const words = useSetupText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  const person = site?.site.people.find((one) => one.personId === personId);
  if (person?.role !== 'physician')
    return (
      <>
        <p>{words.actions.signNeedsPhysician}</p>
        <PersonButton />
      </>
    );
  const sign = async () => {
    setOutcome({ type: 'pending' });
    const answer = await connection.giveSite(command);
    if (answer.type === 'recorded') onTell(words.actions.signed);
    else if (answer.type === 'refused') setOutcome(answer);
    else onTell(answer.type === 'unrecorded' ? words.actions.unrecorded : words.actions.unknown);
  };
  return (
    <>
      <Button kind="primary" onClick={() => setAsking(true)}>
        <Signature aria-hidden size={24} />
        {words.actions.sign}
      </Button>
      {isAsking && (
        <Dialog title={words.actions.signTitle(version)} hint={hint} onClose={() => setAsking(false)}>
          {changes}
          {outcome?.type === 'refused' && <Refused why={outcome.why} />}
          <Button kind="primary" disabled={outcome?.type === 'pending'} onClick={() => void sign()}>
            {words.actions.signConfirm(person.name)}
          </Button>
        </Dialog>
      )}
    </>
  );
}
