import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { Signature } from 'lucide-react';
import { useState } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Refused } from './Refused.tsx';
import { useSetupText } from './setup-text.ts';

type SignOffProps = {
  readonly preset: AlarmPreset;
  readonly inUse: AlarmPreset;
  readonly onTell: (what: string) => void;
};

/** A physician signs, who is the person that acts from this screen; to anybody else it says so (AL41). */
export function SignOff({ preset, inUse, onTell }: SignOffProps) {
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
  const { id, version } = preset;
  const sign = async () => {
    setOutcome({ type: 'pending' });
    const answer = await connection.giveSite({ type: 'sign-preset', id, version });
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
        <Dialog
          title={words.actions.signTitle(version)}
          hint={words.versions.nextSession}
          onClose={() => setAsking(false)}
        >
          <ChangeList inUse={inUse} to={preset} />
          {outcome?.type === 'refused' && <Refused why={outcome.why} />}
          <Button kind="primary" disabled={outcome?.type === 'pending'} onClick={() => void sign()}>
            {words.actions.signConfirm(person.name)}
          </Button>
        </Dialog>
      )}
    </>
  );
}
