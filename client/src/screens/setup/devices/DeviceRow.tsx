import { familyOf } from '@chairside/shared/devices/families.ts';
import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { DevicesPageWords } from '@chairside/shared/text/devices-page-words.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { ReactNode } from 'react';
import { useLive, useNowMs } from '../../../live/context.tsx';
import { isKnownReading } from '../../../live/lenient.ts';
import { selectSite } from '../../../live/selectors.ts';
import { ageText, spanText } from '../../../ui/format.ts';
import { Mark } from '../../../ui/Mark.tsx';
import { useText } from '../../../ui/text.ts';
import { loneVital } from '../../../vitals/lone-vital.ts';
import { VitalLine } from '../../../vitals/VitalLine.tsx';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';
import { clockText } from './link-words.ts';

type DeviceRowProps = {
  readonly device: DeviceShown;
  /** What another device of its chair is shown for. */
  readonly takenElsewhere?: readonly ParameterId[];
  /** What can be done about it. */
  readonly children: ReactNode;
};

/** One device: what it is, its numbers with their age, and what it says of itself. */
export function DeviceRow({ device, takenElsewhere = [], children }: DeviceRowProps) {
  const text = useText();
  const words = useDevicesText();
  const nowMs = useNowMs();
  const site = useLive(selectSite)?.site;
  const { deviceId, family, sourceClass } = device;
  const isWithoutAlarm = site !== undefined && !isJudged(site, deviceId);
  const readings = device.latest.filter(isKnownReading);
  return (
    <li className={style.row} data-heard={device.isConnected || undefined}>
      <div>
        <p className={style.name}>
          <b>{deviceId}</b>
          {family !== null && <span>{familyOf(family)?.label ?? family}</span>}
          {sourceClass !== 'monitor' && (
            <Mark>{isWithoutAlarm ? words.noAlarm : words.sourceClass[sourceClass]}</Mark>
          )}
        </p>
        <ul className={style.vitals} aria-label={deviceId}>
          {readings.length === 0 && <li className={style.soft}>{words.device.none}</li>}
          {readings.map((reading) => (
            <VitalLine
              key={reading.parameter}
              label={text.vital.label[reading.parameter]}
              vital={loneVital(reading, nowMs)}
            />
          ))}
        </ul>
        <p className={style.soft}>{remarksOf(device, { nowMs, text, words, takenElsewhere }).join(' · ')}</p>
      </div>
      <div className={style.actions}>{children}</div>
    </li>
  );
}

type Said = {
  readonly nowMs: number;
  readonly text: Catalogue;
  readonly words: DevicesPageWords;
  readonly takenElsewhere: readonly ParameterId[];
};

function remarksOf(device: DeviceShown, said: Said): readonly string[] {
  const { nowMs, text, words } = said;
  const { lastHeardAtMs, isConnected } = device;
  const heard =
    lastHeardAtMs === null
      ? words.device.never
      : isConnected
        ? words.device.connected
        : words.device.silent(ageText(nowMs - lastHeardAtMs, text));
  const battery = batteryText(device, words);
  const clock = clockText(device, words, (ms) => spanText(ms, text));
  const conditions = device.conditions.map((one) => words.condition[one]);
  const unplaced = device.unplaced > 0 ? words.device.unplaced(device.unplaced) : null;
  return [heard, ...conditions, battery, clock, unplaced, ...speaking(device, said)].filter(
    (one) => one !== null,
  );
}

/** In percent; of a device that only tells its voltage, that: how much is left of it nobody but its maker knows. */
function batteryText({ batteryPercent, batteryVolt }: DeviceShown, words: DevicesPageWords): string | null {
  if (batteryPercent !== null) return words.device.battery(batteryPercent);
  return batteryVolt === null ? null : words.device.batteryVolt(batteryVolt.toFixed(1));
}

/** For what it is shown at its chair, and for what another is. */
function speaking(device: DeviceShown, { text, words, takenElsewhere }: Said): readonly string[] {
  const { chair, latest, speaksFor } = device;
  if (chair === null) return [];
  const labels = (of: readonly ParameterId[]) =>
    latest
      .filter(isKnownReading)
      .filter(({ parameter }) => of.includes(parameter))
      .map(({ parameter }) => text.vital.label[parameter])
      .join(', ');
  const [shown, standsBy] = [labels(speaksFor), labels(takenElsewhere)];
  return [
    ...(shown === '' ? [] : [words.device.speaks(shown)]),
    ...(standsBy === '' ? [] : [words.device.standsBy(standsBy)]),
  ];
}
