import type { SimulatorWords } from '@chairside/shared/text/simulator-words.ts';
import { numberText } from '../../ui/format.ts';
import style from './DeviceStates.module.css';
import type { HeardChair, HeardCuff, HeardOximeter } from './heard-panel.ts';
import { named } from './names.ts';
import { useSimulatorText } from './simulator-text.ts';

/** What each device is doing, and whether its link is up. */
export function DeviceStates({ chair }: { readonly chair: HeardChair }) {
  const words = useSimulatorText();
  const { devices } = words;
  const { oximeter, cuff } = chair.said;
  const lines = [
    ...(oximeter === null ? [] : [[devices.oximeter, oximeterText(oximeter, words)] as const]),
    ...(cuff === null ? [] : [[devices.cuff, cuffText(cuff, words)] as const]),
    ...chair.links.map(
      ({ name, isConnected }) =>
        [devices.link(name), isConnected ? devices.connected : devices.notConnected] as const,
    ),
  ];
  return (
    <section aria-label={devices.title}>
      <h3>{devices.title}</h3>
      <dl className={style.states}>
        {lines.map(([name, state]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{state}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function oximeterText({ state, isHeld }: HeardOximeter, { devices }: SimulatorWords): string {
  const words = named(devices.oximeterState, state ?? '');
  return isHeld === true ? `${words}; ${devices.numbersHeld}` : words;
}

function cuffText({ phase, pressureMmHg, error }: HeardCuff, { devices }: SimulatorWords): string {
  const isInflated = pressureMmHg !== null && pressureMmHg > 0;
  return [
    named(devices.cuffPhase, phase ?? ''),
    ...(isInflated ? [devices.cuffPressure(numberText(pressureMmHg, 0))] : []),
    ...(error === null ? [] : [devices.lastFailed(named(devices.cuffError, error))]),
  ].join('; ');
}
