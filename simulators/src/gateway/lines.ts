import type { FamilyId } from '@chairside/shared/devices/families.ts';
import { lineSchema, type Line } from '@chairside/shared/devices/line.ts';
import { pause } from '../host/host-clock.ts';
import type { LinkFormat } from '../scenario/scenario.ts';
import type { GatewayWire } from './wire.ts';

/*
 * A serial server calls nobody: the gateway has to be told to call it, as an administrator would in the setup. That what comes is
 * simulated Nonin's frames can not say; the name of the line says it (SI12).
 */

export type SerialServer = {
  readonly line: Line;
  /** The gateway has called. */
  isConnected(): boolean;
};

const familyByFormat: Partial<Record<LinkFormat, FamilyId>> = {
  'nonin-df2': 'nonin-df2',
  'nonin-df7': 'nonin-df7',
  'nonin-df8': 'nonin-df8',
  'masimo-ascii': 'masimo-ascii1',
};

/** Null for what a line does not lead to. */
export function familyBehind(format: LinkFormat): FamilyId | null {
  return familyByFormat[format] ?? null;
}

const linePrefix = 'sim-';
const lineIdAtMost = 32;

type Server = { readonly port: number; readonly wireId: string; readonly family: FamilyId };

/** The line to `SIM-OXI-3` is called `sim-oxi-3`. */
export function lineTo({ port, wireId, family }: Server): Line {
  const lineId = wireId.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return lineSchema.parse({
    ...{ family, deviceId: wireId },
    lineId: lineId.slice(0, lineIdAtMost),
    transport: { type: 'tcp', host: '127.0.0.1', port },
  });
}

const calledWithinMs = 10_000;
const lookEveryMs = 20;

/**
 * Has the gateway call these, and no more those of a run before, whose ports may be anybody’s by now. Done when it has: what is said
 * to nobody is gone. The problems, each in a sentence.
 */
export async function haveCalled(
  administrator: GatewayWire,
  servers: readonly SerialServer[],
): Promise<readonly string[]> {
  const problems = await setLines(
    administrator,
    servers.map(({ line }) => line),
  );
  if (problems.length > 0) return problems;
  const uncalled = () => servers.filter((server) => !server.isConnected());
  for (let waitedMs = 0; uncalled().length > 0 && waitedMs < calledWithinMs; waitedMs += lookEveryMs)
    await pause(lookEveryMs);
  return uncalled().map(({ line }) => `the gateway does not call ${line.deviceId}`);
}

async function setLines(administrator: GatewayWire, lines: readonly Line[]): Promise<readonly string[]> {
  const { site } = await administrator.siteView();
  const problems: string[] = [];
  for (const { lineId } of site.lines.filter((line) => line.lineId.startsWith(linePrefix))) {
    const answer = await administrator.commandSite({ type: 'remove-line', lineId });
    if (!answer.ok) problems.push(`the line ${lineId} can not be removed: ${answer.error.type}`);
  }
  for (const line of lines) {
    const answer = await administrator.commandSite({ type: 'set-line', line });
    if (!answer.ok) problems.push(`the line ${line.lineId} can not be set: ${answer.error.type}`);
  }
  return problems;
}
