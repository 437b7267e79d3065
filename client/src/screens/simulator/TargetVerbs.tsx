import type { ChairId } from '@chairside/shared/ids.ts';
import { useId, useState } from 'react';
import type { HeardTarget, HeardVerb } from './heard-panel.ts';
import { injectionOf } from './injection.ts';
import { useSimulatorText } from './simulator-text.ts';
import style from './TargetVerbs.module.css';
import { useTelling } from './use-panel.ts';
import { VerbRow } from './VerbRow.tsx';

type TargetVerbsProps = { readonly chair: ChairId; readonly of: HeardTarget };

/** The buttons of one target, and the parameters that go with the next press. */
export function TargetVerbs({ chair, of: { target, verbs } }: TargetVerbsProps) {
  const { happen } = useSimulatorText();
  const paramsId = useId();
  const telling = useTelling();
  const [params, setParams] = useState('');
  const press = async (verb: HeardVerb, forHowLong: string) => {
    const injection = injectionOf({ chair, target, verb }, { forHowLong, params });
    if (injection.ok) {
      const outcome = await telling.tell(verb.verb, injection.value);
      if (outcome.type === 'done') setParams('');
      return;
    }
    const { error } = injection;
    telling.find(verb.verb, error.type === 'not-params' ? happen.notParams(error.part) : happen.notADuration);
  };
  return (
    <>
      <div className={style.params}>
        <label htmlFor={paramsId}>{happen.params}</label>
        <input
          id={paramsId}
          aria-describedby={`${paramsId}-hint`}
          autoComplete="off"
          spellCheck={false}
          value={params}
          onChange={({ currentTarget }) => setParams(currentTarget.value)}
        />
        <small id={`${paramsId}-hint`}>{happen.paramsHint}</small>
      </div>
      <ul className={style.verbs}>
        {verbs.map((verb) => (
          <VerbRow
            key={verb.verb}
            target={target}
            verb={verb}
            outcome={telling.key === verb.verb ? telling.outcome : null}
            onPress={(forHowLong) => void press(verb, forHowLong)}
          />
        ))}
      </ul>
    </>
  );
}
