import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { HeardVerb } from './heard-panel.ts';
import { usualTyped } from './injection.ts';
import { verbName } from './names.ts';
import { Outcome } from './Outcome.tsx';
import type { PanelOutcome } from './panel-outcome.ts';
import { useSimulatorText } from './simulator-text.ts';
import style from './TargetVerbs.module.css';

type VerbRowProps = {
  readonly target: string;
  readonly verb: HeardVerb;
  /** Of the last press, where that was here. */
  readonly outcome: PanelOutcome | null;
  readonly onPress: (forHowLong: string) => void;
};

/** One thing that can be made to happen: a button, for how long, what it does, and what became of it. */
export function VerbRow({ target: to, verb, outcome, onPress }: VerbRowProps) {
  const words = useSimulatorText();
  const { happen } = words;
  const [forHowLong, setForHowLong] = useState(() => usualTyped(verb));
  const aboutId = useId();
  const name = verbName(words.verb, to, verb.verb);
  return (
    <li className={style.verb}>
      <Button aria-describedby={aboutId} onClick={() => onPress(forHowLong)}>
        {name}
      </Button>
      {/* The simulator speaks English. */}
      <p id={aboutId} lang="en">
        <About text={verb.about} />
      </p>
      {verb.kind === 'span' && (
        <label className={style.for}>
          {happen.forHowLong}
          <input
            aria-label={happen.forHowLongOf(name)}
            autoComplete="off"
            placeholder={verb.usualMs === null ? happen.untilEnded : usualTyped(verb)}
            value={forHowLong}
            onChange={({ target }) => setForHowLong(target.value)}
          />
        </label>
      )}
      {outcome !== null && (
        <div className={style.outcome}>
          <Outcome of={outcome} />
        </div>
      )}
    </li>
  );
}

/** Names of parameters stand between backticks. */
function About({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
