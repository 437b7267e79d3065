import { linkForm } from './form.ts';
import { shown } from './issues.ts';
import type { Path } from './problem.ts';
import { isMapping, type Reader } from './reader.ts';
import type { DevicePlan, LinkFormat, LinkPlan } from './scenario.ts';
import type { z } from 'zod';

/** One connection of a monitor that speaks for all of them. */
export function usualLinks(devices: readonly DevicePlan[]): readonly LinkPlan[] {
  if (devices.length === 0) return [];
  return [{ devices: devices.map(({ id }) => id), format: 'pcd01', via: { kind: 'mllp' } }];
}

export function readLinks(path: Path, devices: readonly DevicePlan[], reader: Reader): readonly LinkPlan[] {
  const written = reader.at(path);
  if (!Array.isArray(written)) {
    reader.refuse(path, `${shown(written)} is no list`);
    return [];
  }
  const linked: string[] = [];
  return written.flatMap((_, index) => {
    const linkPath = [...path, index];
    const link = reader.read(linkForm, linkPath);
    if (link === undefined) return [];
    const ids = link.devices ?? (link.device === undefined ? [] : [link.device]);
    if (ids.length === 0) reader.refuse(linkPath, 'a link without a device');
    for (const id of ids) {
      const key = link.devices === undefined ? 'device' : 'devices';
      const isThere = devices.some((device) => device.id === id);
      if (!isThere) reader.refuse([...linkPath, key], `no device "${id}" at this chair`);
      if (linked.includes(id)) reader.refuse([...linkPath, key], `"${id}" has a link already`);
      linked.push(id);
    }
    return planOf(link, { path: linkPath, ids, devices, reader });
  });
}

type LinkScene = {
  readonly path: Path;
  readonly ids: readonly string[];
  readonly devices: readonly DevicePlan[];
  readonly reader: Reader;
};

function planOf(link: z.infer<typeof linkForm>, scene: LinkScene): readonly LinkPlan[] {
  const { path, ids, devices, reader } = scene;
  const ofLink = ids.flatMap((id) => devices.filter((device) => device.id === id));
  const format = link.format ?? usualFormat(link.via, path, scene);
  if (format === null) {
    reader.refuse(path, 'a link over tcp, pty or file says its "format"');
    return [];
  }
  for (const device of ofLink.filter((one) => !isSpokenBy(format, one))) {
    reader.refuse(path, `"${device.id}" does not speak ${format}`);
  }
  if (isHl7(format) !== (link.via === 'mllp')) {
    reader.refuse([...path, 'via'], `${format} does not go over ${link.via}`);
  }
  if (!isHl7(format) && ids.length > 1) {
    reader.refuse([...path, 'devices'], `${format} carries one device`);
  }
  for (const key of ['port', 'path'] as const) {
    const isWanted = key === 'port' ? link.via === 'tcp' : link.via === 'pty' || link.via === 'file';
    if (link[key] !== undefined && !isWanted) {
      reader.refuseKey([...path, key], `"${key}": a link over ${link.via} has none`);
    }
    if (link[key] === undefined && isWanted && key === 'path') {
      reader.refuse(path, `"path" is missing: where the ${link.via} is to be`);
    }
  }
  return [{ devices: ids, format, via: viaOf(link) }];
}

function viaOf({ via, port, path }: z.infer<typeof linkForm>): LinkPlan['via'] {
  switch (via) {
    case 'mllp':
      return { kind: 'mllp' };
    case 'tcp':
      return { kind: 'tcp', port: port ?? 0 };
    case 'pty':
    case 'file':
      return { kind: via, path: path ?? '' };
  }
}

/** What the model says after the stroke, else what its makers ship; null: nobody can know. */
function usualFormat(via: string, path: Path, { ids, devices, reader }: LinkScene): LinkFormat | null {
  if (via === 'mllp') return 'pcd01';
  const [id] = ids;
  const device = devices.find((one) => one.id === id);
  if (device?.kind === 'cuff') return 'bps';
  if (device?.model === 'masimo') return 'masimo-ascii';
  if (device?.model !== 'nonin-3150') return null;
  const written = reader.at([...path.slice(0, -2), 'devices']);
  const own: unknown = Array.isArray(written)
    ? written.find((one) => isMapping(one) && one['id'] === id)
    : {};
  const model = isMapping(own) ? String(own['model']) : '';
  const stroke = (['df2', 'df7'] as const).find((one) => model.endsWith(`/${one}`));
  return `nonin-${stroke ?? 'df8'}`;
}

function isHl7(format: LinkFormat): boolean {
  return format === 'pcd01' || format === 'mindray';
}

function isSpokenBy(format: LinkFormat, device: DevicePlan): boolean {
  switch (format) {
    case 'pcd01':
    case 'mindray':
      return true;
    case 'nonin-df2':
    case 'nonin-df7':
    case 'nonin-df8':
      return device.model === 'nonin-3150';
    case 'masimo-ascii':
      return device.model === 'masimo';
    case 'plx':
      return device.kind === 'oximeter';
    case 'bps':
      return device.kind === 'cuff';
  }
}
