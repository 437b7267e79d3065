import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useSoundDesk } from '../alarms/sound-desk.tsx';
import type { SoundDesk } from '../sound/sound-desk.ts';
import { Button } from '../ui/Button.tsx';
import { useKioskText } from './kiosk-text.ts';
import style from './SoundGate.module.css';

/**
 * At the opening of a screen: one tap arms the sound and is its audible test (UI13). No dialog: it stands at the lower edge, the
 * screen is seen and worked behind it, and whoever leaves it has the mark in the bar that says that nothing sounds. Loaded apart.
 */
export function SoundGate() {
  const desk = useSoundDesk();
  return desk === null ? null : <Gate desk={desk} />;
}

/** `asked` until somebody armed it here, `tested` until somebody said that it was heard. */
type Stage = 'asked' | 'refused' | 'tested' | 'over';

/** Of this page: on the next screen of it nobody is asked anew. */
let isLeft = false;

function Gate({ desk }: { readonly desk: SoundDesk }) {
  const { arm } = useKioskText();
  const isLocked = useStore(desk.store, ({ state }) => state === 'locked');
  const [stage, setStage] = useState<Stage>(isLeft ? 'over' : 'asked');
  const test = async () => setStage((await desk.unlock()) ? 'tested' : 'refused');
  const leave = () => {
    isLeft = true;
    setStage('over');
  };
  // Armed by the mark in the bar, which is the same test.
  if (stage === 'over' || (stage === 'asked' && !isLocked)) return null;
  return (
    <aside className={style.gate} aria-label={arm.title}>
      <h2>
        <Volume2 aria-hidden size={26} /> {stage === 'tested' ? arm.heard : arm.title}
      </h2>
      {stage !== 'tested' && <p role={stage === 'refused' ? 'alert' : undefined}>{arm[wordsOf[stage]]}</p>}
      <div className={style.choices}>
        {stage === 'tested' && (
          <Button kind="primary" onClick={leave}>
            {arm.yes}
          </Button>
        )}
        <Button kind={stage === 'tested' ? 'plain' : 'primary'} onClick={() => void test()}>
          {stage === 'tested' ? arm.again : arm.arm}
        </Button>
        {stage !== 'tested' && (
          <Button kind="quiet" title={arm.laterHint} onClick={leave}>
            {arm.later}
          </Button>
        )}
      </div>
    </aside>
  );
}

const wordsOf = { asked: 'hint', refused: 'refused' } as const;
