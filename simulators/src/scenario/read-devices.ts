import type { z } from 'zod';
import { cuffForm, deviceModels, oximeterForm } from './form.ts';
import { shown } from './issues.ts';
import type { Path } from './problem.ts';
import type { Reader } from './reader.ts';
import type { CuffSite, DevicePlan } from './scenario.ts';

type OximeterModel = Extract<DevicePlan, { kind: 'oximeter' }>['model'];

/** Where nothing is said: what stands beside most chairs. */
export const usualDevices: readonly DevicePlan[] = [
  oximeterOf(oximeterForm.parse({ id: 'ox', model: 'generic-monitor' })),
  cuffOf(cuffForm.parse({ id: 'nbp', model: 'generic-nibp' })),
];

const reserved = ['patient', 'infusion', 'nurse', 'site', 'link'];

export function readDevices(path: Path, reader: Reader): readonly DevicePlan[] {
  const written = reader.at(path);
  if (!Array.isArray(written)) {
    reader.refuse(path, `${shown(written)} is no list`);
    return [];
  }
  const read = written.flatMap((_, index) => {
    const device = readDevice([...path, index], reader);
    return device === undefined ? [] : [{ device, at: [...path, index] }];
  });
  const devices = read.map(({ device }) => device);
  for (const [index, { device, at }] of read.entries()) {
    if (reserved.includes(device.id)) {
      reader.refuse([...at, 'id'], `"${device.id}" is the name of something else`);
    }
    if (devices.findIndex(({ id }) => id === device.id) < index) {
      reader.refuse([...at, 'id'], `"${device.id}" is another device of this chair`);
    }
    const probe = /^same-arm-as-(.+)$/.exec(String(reader.at([...at, 'cuff'])))?.[1] ?? 'probe';
    const isThere = devices.some(({ id, kind }) => kind === 'oximeter' && id === probe);
    if (probe !== 'probe' && !isThere) {
      reader.refuse([...at, 'cuff'], `no oximeter "${probe}" at this chair`);
    }
  }
  return devices;
}

function readDevice(path: Path, reader: Reader): DevicePlan | undefined {
  const model = reader.at([...path, 'model']);
  if (!deviceModels.some((one) => one === model)) {
    reader.refuse([...path, 'model'], `${shown(model)} is no model: ${deviceModels.join(', ')}`);
    return undefined;
  }
  if (model === 'generic-nibp') {
    const cuff = reader.read(cuffForm, path);
    return cuff && cuffOf(cuff);
  }
  const oximeter = reader.read(oximeterForm, path);
  return oximeter && oximeterOf(oximeter);
}

function oximeterOf({ id, model, average, site, clock, battery }: z.infer<typeof oximeterForm>): DevicePlan {
  return {
    kind: 'oximeter',
    id,
    model: model.replace(/\/.*$/, '') as OximeterModel,
    averaging: average,
    site,
    clock: clockOf(clock),
    batteryPercent: battery,
  };
}

function cuffOf({ id, model, auto, cuff, poor, clock, battery }: z.infer<typeof cuffForm>): DevicePlan {
  return {
    kind: 'cuff',
    id,
    model,
    auto: auto === 'manual' ? null : auto,
    site: cuff.startsWith('same-arm-as-') ? 'same-arm-as-probe' : (cuff as CuffSite),
    isPoor: poor,
    clock: clockOf(clock),
    batteryPercent: battery,
  };
}

function clockOf(clock: z.infer<typeof oximeterForm>['clock']): DevicePlan['clock'] {
  return { offsetMs: clock?.skew ?? 0, driftPpm: clock?.drift ?? 0 };
}
