import type { OffMonitor } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from '../dialogs/dialog-props.ts';

const reasons: readonly OffMonitor['reason'][] = ['toilet', 'walk', 'comfort', 'other'];

/** SE29: why, and who goes along. The one who does has not to be of the clinic. */
export function OffMonitorDialog({ whose, onGive, onClose }: DialogProps) {
  const text = useText();
  const people = useLive(selectSite)?.site.people ?? [];
  const [reason, setReason] = useState<OffMonitor['reason'] | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [typed, type] = useState('');
  const words = text.happening.offMonitor;
  const companion = typed.trim() === '' ? chosen : typed.trim();
  return (
    <Dialog title={words.title} whose={whose} hint={words.hint} onClose={onClose}>
      <Choices
        label={words.reason}
        choices={reasons.map((value) => ({ value, text: words.reasons[value] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <Choices
        label={words.companion}
        choices={people
          .filter(({ role }) => role === 'nurse' || role === 'physician')
          .map(({ name }) => ({ value: name, text: name }))}
        chosen={typed.trim() === '' ? chosen : null}
        onChoose={(name) => {
          choose(name);
          type('');
        }}
      />
      <Field
        label={words.someoneElse}
        maxLength={80}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <Button
        kind="primary"
        disabled={reason === null || companion === null}
        onClick={() => {
          if (reason !== null && companion !== null) onGive({ type: 'leave-monitor', reason, companion });
        }}
      >
        {words.record}
      </Button>
    </Dialog>
  );
}
