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
  const targets = [...new Set(chair.verbs.map(({ target }) => target))];
  const [chosen, choose] = useState<string | null>(null);
  const shown = targets.find((target) => target === chosen) ?? targets[0];
  return (
    <section className={style.happen} aria-label={happen.title}>
      <h3>{happen.title}</h3>
      <div className={style.targets} role="group" aria-label={happen.target}>
        {targets.map((target) => (
          <Button key={target} aria-pressed={target === shown} onClick={() => choose(target)}>
            {targetName(target, chair.verbs, words)}
          </Button>
        ))}
      </div>
      {shown !== undefined && (
        <TargetVerbs
          key={shown}
          chair={chair.chair}
          verbs={chair.verbs.filter(({ target }) => target === shown)}
        />
      )}
    </section>
  );
}
