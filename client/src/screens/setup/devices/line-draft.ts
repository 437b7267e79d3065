import { families, familyIds, type Family, type FamilyId } from '@chairside/shared/devices/families.ts';
import { isDeviceName } from '@chairside/shared/device-name.ts';
import { isLineHost, isLineId, isSerialPath } from '@chairside/shared/devices/line-format.ts';
import type { Line, LineTransport } from '@chairside/shared/devices/line.ts';

/** A line as it is typed. */
export type LineDraft = {
  readonly lineId: string;
  readonly family: FamilyId;
  readonly way: LineTransport['type'];
  readonly path: string;
  readonly baudRate: string;
  readonly host: string;
  readonly port: string;
  readonly deviceId: string;
  readonly options: Readonly<Record<string, string>>;
};

export type DraftField = 'lineId' | 'path' | 'baudRate' | 'host' | 'port' | 'deviceId';

/** Those the gateway can open a line to, and by which ways. */
export const lineFamilies: readonly FamilyId[] = familyIds.filter((id) => waysOf(id).length > 0);

export function waysOf(id: FamilyId): readonly LineTransport['type'][] {
  const { transports }: Family = families[id];
  return (['serial', 'tcp'] as const).filter((way) => transports.includes(way));
}

export function draftOf(line: Line | null): LineDraft {
  const family = line?.family ?? lineFamilies[0] ?? 'hl7';
  const transport = line?.transport;
  return {
    lineId: line?.lineId ?? '',
    family,
    way: transport?.type ?? waysOf(family)[0] ?? 'tcp',
    path: transport?.type === 'serial' ? transport.path : '',
    baudRate: transport?.type === 'serial' ? String(transport.baudRate ?? '') : '',
    host: transport?.type === 'tcp' ? transport.host : '',
    port: transport?.type === 'tcp' ? String(transport.port) : '',
    deviceId: line?.deviceId ?? '',
    options: line?.options ?? {},
  };
}

/** Another device has other ways and other options. */
export function withFamily(draft: LineDraft, family: FamilyId): LineDraft {
  const ways = waysOf(family);
  return { ...draft, family, way: ways.includes(draft.way) ? draft.way : (ways[0] ?? 'tcp'), options: {} };
}

/** The fields that can not stand as they are typed. */
export function wrongIn(draft: LineDraft): ReadonlySet<DraftField> {
  const isRight: Readonly<Record<DraftField, boolean>> = {
    lineId: isLineId(draft.lineId),
    path: draft.way !== 'serial' || isSerialPath(draft.path),
    baudRate: draft.way !== 'serial' || draft.baudRate === '' || isWhole(draft.baudRate, 300, 921_600),
    host: draft.way !== 'tcp' || isLineHost(draft.host),
    port: draft.way !== 'tcp' || isWhole(draft.port, 1, 65_535),
    deviceId: isDeviceName(draft.deviceId),
  };
  return new Set((Object.keys(isRight) as DraftField[]).filter((field) => !isRight[field]));
}

/** Of a draft in which nothing is wrong. */
export function lineOf(draft: LineDraft): Line {
  const { lineId, family, way, deviceId, options } = draft;
  const transport: LineTransport =
    way === 'serial'
      ? {
          type: 'serial',
          path: draft.path,
          ...(draft.baudRate !== '' && { baudRate: Number(draft.baudRate) }),
        }
      : { type: 'tcp', host: draft.host, port: Number(draft.port) };
  return {
    lineId: lineId as Line['lineId'],
    family,
    transport,
    deviceId: deviceId as Line['deviceId'],
    options,
  };
}

function isWhole(typed: string, atLeast: number, atMost: number): boolean {
  const number = Number(typed);
  return /^\d+$/.test(typed) && number >= atLeast && number <= atMost;
}
