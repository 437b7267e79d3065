import { useState } from 'react';
import { LastTest } from './LastTest.tsx';
import { SelfTestRun } from './SelfTestRun.tsx';
import style from './SelfTestScreen.module.css';
import { SetupFrame } from './SetupFrame.tsx';
import { useSetupText } from './setup-text.ts';
import { useTestSound } from './use-test-sound.ts';

/** The start-of-day test (AL32): what a person hears, and what the gateway says of itself. */
function SelfTestScreen() {
  const { test } = useSetupText();
  const sound = useTestSound();
  const [run, setRun] = useState(0);
  return (
    <SetupFrame>
      <div className={style.page}>
        <section className={style.part}>
          <h2>{test.title}</h2>
          <p>{test.hint}</p>
          <SelfTestRun key={run} sound={sound} onAgain={() => setRun(run + 1)} />
        </section>
        <LastTest />
      </div>
    </SetupFrame>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SelfTestScreen;
