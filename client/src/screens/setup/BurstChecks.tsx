import type { Priority } from '@chairside/shared/alarms/conditions.ts';
import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import style from './SelfTestScreen.module.css';
import { useSetupText } from './setup-text.ts';
import type { TestSound } from './use-test-sound.ts';

/** Of each burst: heard, not heard, or not said yet. */
export type Heard = Readonly<Record<Priority, boolean | null>>;

type BurstChecksProps = {
  readonly sound: TestSound;
  readonly heard: Heard;
  readonly onHeard: (heard: Heard) => void;
};

const inOrder: readonly Priority[] = ['high', 'medium', 'low'];

/** Each burst is played as an alarm would play it, and a person says whether it was heard (AL32). */
export function BurstChecks({ sound, heard, onHeard }: BurstChecksProps) {
  const { test } = useSetupText();
  const [played, setPlayed] = useState<readonly Priority[]>([]);
  return (
    <section className={style.checks} aria-label={test.sound}>
      <h3>{test.sound}</h3>
      {inOrder.map((priority) => {
        const which = test.burst[priority];
        const answer = heard[priority];
        return (
          <div key={priority} className={style.check} data-passed={answer ?? undefined}>
            <b>{which}</b>
            <div className={style.answers}>
              <Button
                aria-label={test.play(which)}
                onClick={() => {
                  sound.remind(priority);
                  setPlayed([...played, priority]);
                }}
              >
                <Volume2 aria-hidden size={24} />
              </Button>
              {played.includes(priority) ? (
                <>
                  <span>{test.heardIt}</span>
                  <Button
                    aria-label={test.heard(which)}
                    aria-pressed={answer === true}
                    onClick={() => onHeard({ ...heard, [priority]: true })}
                  >
                    {test.isHeard}
                  </Button>
                  <Button
                    aria-label={test.notHeard(which)}
                    aria-pressed={answer === false}
                    onClick={() => onHeard({ ...heard, [priority]: false })}
                  >
                    {test.isNotHeard}
                  </Button>
                </>
              ) : (
                <span>{test.toPlay}</span>
              )}
            </div>
          </div>
        );
      })}
    </section>
  );
}
