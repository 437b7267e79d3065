import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { bluetoothDeskOf } from '../../../bluetooth/desk-of.ts';
import type { BluetoothFamilyId } from '../../../bluetooth/held-device.ts';
import { useConnection, useLive } from '../../../live/context.tsx';
import { selectPersonId } from '../../../live/selectors.ts';
import { PersonDialog } from '../../../session/PersonDialog.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useBluetoothText } from './bluetooth-text.ts';
import style from './BluetoothPart.module.css';
import { HeldRow } from './HeldRow.tsx';

/** The Bluetooth devices this tablet holds, and a way to connect one (BT13). */
export function BluetoothPart({ chair }: { readonly chair: ChairId }) {
  const words = useBluetoothText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const desk = bluetoothDeskOf(connection);
  const held = useStore(desk.store);
  const [isChoosing, choose] = useState(false);
  useEffect(() => connection.watchDevices(null), [connection]);
  const standing = desk.standing();
  return (
    <section className={style.part} aria-label={words.title}>
      {held.length > 0 && (
        <ul className={style.held}>
          {held.map((device) => (
            <HeldRow key={device.key} held={device} chair={chair} desk={desk} />
          ))}
        </ul>
      )}
      {standing === 'there' ? (
        <Button onClick={() => choose(true)}>{words.connect}</Button>
      ) : (
        <p className={style.soft}>{words[standing]}</p>
      )}
      {isChoosing && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => choose(false)} />
      )}
      {isChoosing && personId !== null && (
        <KindDialog onChoose={(family) => desk.choose(family)} onClose={() => choose(false)} />
      )}
    </section>
  );
}

/** After a reload this browser may have let go of what the patient wears: said where it is seen, one tap to have it back (BT16). */
export function BluetoothAgain() {
  const words = useBluetoothText();
  const desk = bluetoothDeskOf(useConnection());
  const lost = useStore(desk.store).filter(
    ({ state }) => state.type === 'waiting' && state.why === 'reloaded',
  );
  if (lost.length === 0) return null;
  return (
    <section className={style.lost} aria-label={words.connectAgain}>
      <p>{words.waiting.reloaded}</p>
      {lost.map(({ key, name, family }) => (
        <Button key={key} onClick={() => void desk.again(key)}>
          {words.connectAgainDevice(words.device(words.kind[family], name))}
        </Button>
      ))}
    </section>
  );
}

type KindDialogProps = {
  readonly onChoose: (family: BluetoothFamilyId) => Promise<boolean>;
  readonly onClose: () => void;
};

function KindDialog({ onChoose, onClose }: KindDialogProps) {
  const words = useBluetoothText();
  const [hasFailed, fail] = useState(false);
  const kinds = Object.entries(words.kind) as [BluetoothFamilyId, string][];
  const choose = (family: BluetoothFamilyId) => {
    fail(false);
    onChoose(family).then(
      (isChosen) => {
        if (isChosen) onClose();
      },
      () => fail(true),
    );
  };
  return (
    <Dialog title={words.connect} hint={words.hint} onClose={onClose}>
      <div className={style.kinds}>
        {kinds.map(([family, kind]) => (
          <Button key={family} onClick={() => choose(family)}>
            {kind}
          </Button>
        ))}
      </div>
      {hasFailed && <p role="alert">{words.failed}</p>}
    </Dialog>
  );
}
