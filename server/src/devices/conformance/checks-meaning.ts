import { isWithin, parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { deviceIdSchema } from '@chairside/shared/ids.ts';
import type { DeviceReading } from '../driver.ts';
import type { Check, Finding } from './check.ts';
import { play, startMs } from './play.ts';
import type { Random } from './random.ts';
import type { Specimen, Values, WrongFrame } from './specimen.ts';
import { carried, inShort, saysAll, someSamples, someValues } from './values.ts';

/** What the numbers mean, and when they mean nothing. */
export const meaningChecks: readonly Check[] = [
  { name: 'no value is no number', run: noValue },
  { name: 'each alone without a value', run: eachWithout },
  { name: 'silence says nothing', run: silence },
  { name: 'only what it measures, by a name that can be', run: onlyItsOwn },
  { name: 'what is wrong in its own ways', run: wrongFrames },
  { name: 'a clock that is wrong', run: wrongClock },
  { name: 'the same said twice', run: twice },
];

/** Enough for a stream to be entered, and then what is tried. */
function entered(specimen: Specimen, random: Random) {
  const player = play(specimen.driver);
  for (const { frame } of someSamples(specimen, random, 2)) {
    player.send(frame);
    player.wait(1_000);
  }
  return player;
}

function noValue(specimen: Specimen, random: Random): Finding {
  const player = entered(specimen, random);
  const before = player.readings().length;
  player.send(specimen.noValue());
  player.wait(1_000);
  const heard = player.readings().slice(before);
  const number = heard.find((reading) => valueOf(reading) !== null);
  if (number !== undefined) return `a number where there is none: ${inShort([number])}`;
  return heard.length > 0 ? null : 'nothing was said: it looks like the last good value';
}

/** One sensor off while the others go on: what it said last is not said again beside what they say now. */
function eachWithout(specimen: Specimen, random: Random): Finding {
  const ids = carried(specimen);
  const { alwaysValued = [] } = specimen;
  if (ids.length < 2) return { notApplicable: 'it carries one value' };
  for (const without of ids.filter((id) => !alwaysValued.includes(id))) {
    const player = entered(specimen, random);
    const before = player.readings().length;
    const { [without]: _, ...values } = someValues(specimen.driver, random);
    player.send(specimen.frame(values, startMs + 60_000));
    player.wait(1_000);
    const heard = player.readings().slice(before);
    const wrong = heard.find((reading) => valueOf(reading) !== null && !saysAll([reading], values));
    if (wrong !== undefined) return `without ${without} it said ${inShort([wrong])}`;
  }
  return null;
}

const silentMs = 60_000;

/** Nothing came: nothing is measured. What was said last is the screen's to keep, with its age. */
function silence(specimen: Specimen, random: Random): Finding {
  for (const last of [
    specimen.frame(someValues(specimen.driver, random), startMs + 60_000),
    specimen.noValue(),
  ]) {
    const player = entered(specimen, random);
    player.send(last);
    player.wait(1_000);
    const before = player.readings().length;
    player.wait(silentMs);
    const number = player
      .readings()
      .slice(before)
      .find((reading) => valueOf(reading) !== null);
    if (number !== undefined)
      return `in ${silentMs / 1_000} s in which nothing came it said ${inShort([number])}`;
  }
  return null;
}

function onlyItsOwn(specimen: Specimen, random: Random): Finding {
  const player = entered(specimen, random);
  const { measures } = specimen.driver;
  const problem = player
    .readings()
    .map(problemOf)
    .find((one) => one !== null);
  if (problem !== undefined) return problem;
  const said = new Set(player.readings().map(({ parameter }) => parameter));
  const foreign = [...said].find((parameter) => !measures.includes(parameter));
  return foreign === undefined ? null : `${foreign} is not among what it says it measures`;

  function problemOf(reading: DeviceReading): string | null {
    const value = valueOf(reading);
    if (!deviceIdSchema.safeParse(reading.deviceId).success) return `no name: ${reading.deviceId}`;
    const isPossible = value === null || isWithin(parameters[reading.parameter].possible, value);
    return isPossible ? null : `impossible: ${inShort([reading])}`;
  }
}

function wrongFrames(specimen: Specimen, random: Random): Finding {
  if (specimen.wrong.length === 0) return { notApplicable: 'nothing of its own is known to go wrong' };
  const findings = specimen.wrong.flatMap((wrong) => {
    const finding = becomes(specimen, wrong, random);
    return finding === null ? [] : [`${wrong.name}: ${finding}`];
  });
  return findings.length === 0 ? null : findings.join('; ');
}

function becomes(specimen: Specimen, { frame, becomes: meant }: WrongFrame, random: Random): string | null {
  const player = entered(specimen, random);
  const before = player.said.length;
  player.send(frame);
  player.wait(1_000);
  const said = player.said.slice(before);
  const readings = said.flatMap((one) => (one.type === 'reading' ? [one.reading] : []));
  const qualities = new Set(readings.map(({ quality }) => quality));
  switch (meant.type) {
    case 'nothing':
      return readings.length === 0 ? null : `said ${inShort(readings)}`;
    case 'rejected': {
      const isCounted = said.some((one) => one.type === 'frame-rejected' && one.why === meant.why);
      const number = readings.find((reading) => valueOf(reading) !== null);
      if (number !== undefined) return `said ${inShort([number])}`;
      return isCounted ? null : `not counted as ${meant.why}`;
    }
    case 'unavailable':
    case 'questionable':
      return qualities.size === 1 && qualities.has(meant.type)
        ? null
        : `said ${[...qualities].join(' and ') || 'nothing'}: ${inShort(readings)}`;
    case 'values':
      return saysAll(readings, meant.values) ? null : `said ${inShort(readings)}`;
  }
}

const yearMs = 365 * 86_400_000;

/** A device's time is kept as it says it, however wrong, and no value hangs on it. */
function wrongClock(specimen: Specimen, random: Random): Finding {
  for (const offMs of [-10 * yearMs, 7 * 60_000, 3 * yearMs]) {
    const player = entered(specimen, random);
    const before = player.readings().length;
    const values: Values = someValues(specimen.driver, random);
    player.send(specimen.frame(values, startMs + 60_000 + offMs));
    player.wait(1_000);
    const heard = player.readings().slice(before);
    if (!saysAll(heard, values)) return `with a clock off by ${offMs} ms heard ${inShort(heard)}`;
    const other = heard.find(
      ({ measuredAtMs }) =>
        measuredAtMs !== null && Math.abs(measuredAtMs - startMs - 60_000 - offMs) > 1_000,
    );
    if (other !== undefined) return `its time was changed: ${inShort([other])}`;
  }
  return null;
}

/** What a cuff goes on repeating is one measurement: told apart by its time, or, without one, said once. */
function twice(specimen: Specimen, random: Random): Finding {
  const player = entered(specimen, random);
  const values = someValues(specimen.driver, random);
  const frame = specimen.frame(values, startMs + 60_000);
  const before = player.readings().length;
  player.send(frame);
  player.wait(1_000);
  const once = player.readings().slice(before);
  player.send(frame);
  player.wait(1_000);
  const again = player.readings().slice(before + once.length);
  const anew = again.find(
    ({ parameter, measuredAtMs }) => parameters[parameter].cadence === 'episodic' && measuredAtMs === null,
  );
  if (anew !== undefined) return `a pressure without a time was said twice: ${inShort([anew])}`;
  return again.every((reading) => saysAll([reading], values))
    ? null
    : `the second time it said ${inShort(again)}`;
}
