import { ListVideo } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { HeardPanel } from './heard-panel.ts';
import { readable } from './names.ts';
import { Outcome } from './Outcome.tsx';
import { useSimulatorText } from './simulator-text.ts';
import style from './StartScenario.module.css';
import { useTelling } from './use-panel.ts';

type Scenarios = HeardPanel['scenarios'];

/** Another scenario instead of the one that runs: chosen from a list, and confirmed, for everything begins anew (SI83). */
export function StartScenario({ scenarios }: { readonly scenarios: Scenarios }) {
  const { scenarios: words } = useSimulatorText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ListVideo aria-hidden size={22} />
        {words.open}
      </Button>
      {isOpen && <ScenarioDialog scenarios={scenarios} onClose={() => setOpen(false)} />}
    </>
  );
}

type ScenarioDialogProps = { readonly scenarios: Scenarios; readonly onClose: () => void };

function ScenarioDialog({ scenarios, onClose }: ScenarioDialogProps) {
  const { scenarios: words } = useSimulatorText();
  const [chosen, choose] = useState<Scenarios[number] | null>(null);
  const telling = useTelling();
  if (chosen === null)
    return (
      <Dialog title={words.open} hint={words.hint} onClose={onClose}>
        {scenarios.length === 0 && <p>{words.noneKnown}</p>}
        <ul className={style.list}>
          {scenarios.map((one) => (
            <li key={one.name}>
              <button type="button" className={style.scenario} onClick={() => choose(one)}>
                <b>{readable(one.name)}</b>
                <span>{one.about}</span>
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  const start = async () => {
    const outcome = await telling.tell(chosen.name, { type: 'start-scenario', name: chosen.name });
    if (outcome.type === 'done') onClose();
  };
  return (
    <Dialog title={readable(chosen.name)} hint={words.hint} onClose={onClose}>
      <p>{chosen.about}</p>
      {telling.outcome !== null && <Outcome of={telling.outcome} />}
      <div className={style.answers}>
        <Button kind="primary" disabled={telling.outcome?.type === 'pending'} onClick={() => void start()}>
          {words.confirm}
        </Button>
        <Button onClick={() => choose(null)}>{words.back}</Button>
      </div>
    </Dialog>
  );
}
