import { useState } from 'react';
import { useLocation } from 'react-router';
import { ChairChooser } from './ChairChooser.tsx';
import { ChairPanel } from './ChairPanel.tsx';
import { RunControls } from './RunControls.tsx';
import style from './SimulatorPanel.module.css';
import { useSimulatorText } from './simulator-text.ts';
import { usePanel } from './use-panel.ts';

/** The run of the simulator, and one of its chairs at a time. */
export function SimulatorPanel() {
  const words = useSimulatorText();
  const panel = usePanel();
  const asked = new URLSearchParams(useLocation().search).get('chair');
  const [chosen, choose] = useState(asked);
  if (panel === undefined) return <p role="status">{words.loading}</p>;
  if (panel === null)
    return (
      <div className={style.none} role="status">
        <h2>{words.none}</h2>
        <p>{words.noneHint}</p>
      </div>
    );
  const shown = panel.chairs.find(({ chair }) => chair === chosen) ?? panel.chairs[0];
  return (
    <div className={style.page}>
      <RunControls panel={panel} />
      {shown === undefined ? (
        <p>{words.noChairs}</p>
      ) : (
        <>
          <ChairChooser chairs={panel.chairs} shown={shown.chair} onChoose={choose} />
          <ChairPanel key={shown.chair} chair={shown} sessionNowMs={panel.sessionNowMs} />
        </>
      )}
    </div>
  );
}
