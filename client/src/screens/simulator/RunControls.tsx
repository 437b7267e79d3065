import { Pause, Play } from 'lucide-react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { timeOfDayWithSeconds } from '../../ui/format.ts';
import type { HeardPanel } from './heard-panel.ts';
import { named } from './names.ts';
import { Outcome } from './Outcome.tsx';
import style from './RunControls.module.css';
import { useSimulatorText } from './simulator-text.ts';
import { StartScenario } from './StartScenario.tsx';
import { useTelling } from './use-panel.ts';

const speeds = [1, 5, 20, 60];

/** What runs, how fast, and another scenario instead. */
export function RunControls({ panel }: { readonly panel: HeardPanel }) {
  const { run } = useSimulatorText();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const telling = useTelling();
  const { scenario, seed, sessionNowMs, speed, isPaused } = panel;
  const pace = speed === null ? run.unpaced : run.times(speed);
  const facts = [
    [run.title, named({}, scenario)],
    [run.seed, seed === null ? '?' : String(seed)],
    [run.sessionTime, sessionNowMs === null ? '?' : timeOfDayWithSeconds(sessionNowMs, timeZone)],
    [run.speed, isPaused ? `${pace}, ${run.paused}` : pace],
  ] as const;
  return (
    <section className={style.run} aria-label={run.title}>
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={style.controls}>
        <div className={style.speeds} role="group" aria-label={run.speed}>
          {speeds.map((one) => (
            <Button
              key={one}
              aria-pressed={one === speed}
              onClick={() => void telling.tell('speed', { type: 'set-speed', speed: one })}
            >
              {run.times(one)}
            </Button>
          ))}
        </div>
        <Button onClick={() => void telling.tell('pause', { type: isPaused ? 'resume' : 'pause' })}>
          {isPaused ? <Play aria-hidden size={22} /> : <Pause aria-hidden size={22} />}
          {isPaused ? run.resume : run.pause}
        </Button>
        <StartScenario scenarios={panel.scenarios} />
      </div>
      {telling.outcome !== null && telling.outcome.type !== 'done' && <Outcome of={telling.outcome} />}
    </section>
  );
}
