import { useText } from '../../ui/text.ts';
import style from './ChairPanel.module.css';
import { DeviceStates } from './DeviceStates.tsx';
import { GoingOn } from './GoingOn.tsx';
import { HappenList } from './HappenList.tsx';
import type { HeardChair } from './heard-panel.ts';
import { useSimulatorText } from './simulator-text.ts';
import { TruthTable } from './TruthTable.tsx';

type ChairPanelProps = { readonly chair: HeardChair; readonly sessionNowMs: number | null };

/** One chair: what is true beside what is said, what goes on, and what can be made to happen. */
export function ChairPanel({ chair, sessionNowMs }: ChairPanelProps) {
  const text = useText();
  return (
    <section className={style.chair} aria-label={text.app.chair(chair.chair)}>
      <div className={style.seen}>
        <div className={style.head}>
          <h2>{text.app.chair(chair.chair)}</h2>
          <PersonLine person={chair.person} />
        </div>
        <TruthTable chair={chair} sessionNowMs={sessionNowMs} />
        <GoingOn chair={chair} sessionNowMs={sessionNowMs} />
        <DeviceStates chair={chair} />
      </div>
      <HappenList chair={chair} />
    </section>
  );
}

function PersonLine({ person }: Pick<HeardChair, 'person'>) {
  const words = useSimulatorText();
  const { ageYears, weightKg, isHypertensive } = person;
  const whole = (value: number | null) => (value === null ? '?' : value.toFixed(0));
  const line = words.person(whole(ageYears), whole(weightKg));
  return <p>{isHypertensive === true ? `${line}, ${words.hypertensive}` : line}</p>;
}
