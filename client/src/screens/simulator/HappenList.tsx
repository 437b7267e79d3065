import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import style from './HappenList.module.css';
import type { HeardChair } from './heard-panel.ts';
import { targetName } from './names.ts';
import { useSimulatorText } from './simulator-text.ts';
import { TargetVerbs } from './TargetVerbs.tsx';

/** Everything that can be made to happen at a chair, by what it happens to (SI82). */
export function HappenList({ chair }: { readonly chair: HeardChair }) {
  const words = useSimulatorText();
  const { happen } = words;
  const targets = chair.targets.filter(({ verbs }) => verbs.length > 0);
  const [chosen, choose] = useState<string | null>(null);
  const shown = targets.find(({ target }) => target === chosen) ?? targets[0];
  return (
    <section className={style.happen} aria-label={happen.title}>
      <h3>{happen.title}</h3>
      <div className={style.targets} role="group" aria-label={happen.target}>
        {targets.map(({ target }) => (
          <Button key={target} aria-pressed={target === shown?.target} onClick={() => choose(target)}>
            {targetName(target, targets, words)}
          </Button>
        ))}
      </div>
      {shown !== undefined && <TargetVerbs key={shown.target} chair={chair.chair} of={shown} />}
    </section>
  );
}
