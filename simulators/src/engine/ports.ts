import { err, ok, type Result } from '@chairside/shared/result.ts';
import { openFilePort } from '../links/ports/file-port.ts';
import { openGattPort } from '../links/ports/gatt-port.ts';
import { openMllpPort } from '../links/ports/mllp-port.ts';
import type { Port } from '../links/ports/port.ts';
import { openPtyPort } from '../links/ports/pty-port.ts';
import { openTcpPort } from '../links/ports/tcp-port.ts';
import type { LinkPlan, Scenario } from '../scenario/scenario.ts';
import { linkNameOf } from './outlets.ts';

/** Where HL7 goes. */
export type MllpAddress = { readonly host: string; readonly port: number };

/** `port`: where a serial server waits to be called. */
export type OpenedPort = Port & { readonly port?: number };

/**
 * Opens what the links of a run say. Either all of them are open, or none is and every problem is named: a scenario is played whole
 * or not at all.
 */
export async function openPorts(
  scenario: Scenario,
  mllp: MllpAddress,
  onNews: (line: string) => void,
): Promise<Result<ReadonlyMap<string, OpenedPort>, readonly string[]>> {
  const ports = new Map<string, OpenedPort>();
  const problems: string[] = [];
  for (const chair of scenario.chairs) {
    for (const plan of chair.links) {
      const name = linkNameOf(chair, plan);
      const opened = await openPort({ name, plan }, mllp, onNews);
      if (opened.ok) ports.set(name, opened.value);
      else problems.push(`${name}: ${opened.error}`);
    }
  }
  if (problems.length === 0) return ok(ports);
  for (const port of ports.values()) await port.close();
  return err(problems);
}

async function openPort(
  { name, plan }: { readonly name: string; readonly plan: LinkPlan },
  mllp: MllpAddress,
  onNews: (line: string) => void,
): Promise<Result<OpenedPort, string>> {
  const { via, format } = plan;
  const isGatt = format === 'plx' || format === 'bps';
  switch (via.kind) {
    case 'mllp':
      return ok(openMllpPort({ name, ...mllp, onNews: (line) => onNews(`${name}: ${line}`) }));
    case 'tcp':
      return isGatt ? openGattPort({ name, port: via.port, format }) : openTcpPort({ name, port: via.port });
    case 'pty':
      return openPtyPort({ name, path: via.path, format });
    case 'file':
      return openFilePort({ name, path: via.path, format });
    default:
      return err('there is no such link');
  }
}
