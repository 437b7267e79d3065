import type { ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { linkNameOf, wireIdOf } from '../engine/outlets.ts';
import { openPorts, type MllpAddress, type OpenedPort } from '../engine/ports.ts';
import { familyBehind, haveCalled, lineTo, type SerialServer } from '../gateway/lines.ts';
import { bindDevices } from '../gateway/nurse.ts';
import type { GatewayWire } from '../gateway/wire.ts';
import type { LinkPort } from '../links/emission.ts';
import type { LinkPlan, Scenario, ScenarioChair } from '../scenario/scenario.ts';

/** What a scenario needs of the world before it can be played: its chairs, its ports open and called, its devices bound. */
export type Stage = {
  readonly scenario: Scenario;
  readonly ports: ReadonlyMap<string, LinkPort>;
  close(): Promise<void>;
};

export type StageSettings = {
  readonly service: GatewayWire;
  readonly mllp: MllpAddress;
  readonly tell: (line: string) => void;
};

/** All of it, or nothing and every problem in a sentence. */
export async function openStage(
  scenario: Scenario,
  { service, mllp, tell }: StageSettings,
): Promise<Result<Stage, readonly string[]>> {
  const { site } = await service.siteView();
  const absent = absentChairs(scenario, site.chairs);
  if (absent.length > 0) return err([`there is no chair ${absent.join(', ')} at this gateway`]);
  const opened = await openPorts(scenario, mllp, tell);
  if (!opened.ok) return opened;
  for (const plan of scenario.chairs) {
    for (const problem of await bindDevices(service, plan.chair, heardFrom(plan))) tell(problem);
  }
  for (const problem of await haveCalled(service, serversOf(scenario, opened.value))) tell(problem);
  return ok({
    scenario,
    ports: opened.value,
    async close() {
      for (const port of opened.value.values()) await port.close();
    },
  });
}

function absentChairs(scenario: Scenario, chairs: readonly ChairId[]): readonly ChairId[] {
  return scenario.chairs.map(({ chair }) => chair).filter((chair) => !chairs.includes(chair));
}

/** What its devices are called whom the gateway hears: those that call it, and those it calls. */
function heardFrom(plan: ScenarioChair): readonly string[] {
  const links = plan.links.filter((link) => link.via.kind === 'mllp' || isCalled(link));
  const heard = links.flatMap(({ devices }) => devices);
  return plan.devices.filter(({ id }) => heard.includes(id)).map((device) => wireIdOf(plan, device));
}

function isCalled({ via, format }: LinkPlan): boolean {
  return via.kind === 'tcp' && familyBehind(format) !== null;
}

function serversOf({ chairs }: Scenario, ports: ReadonlyMap<string, OpenedPort>): readonly SerialServer[] {
  return chairs.flatMap((plan) =>
    plan.links.filter(isCalled).flatMap((link) => {
      const port = ports.get(linkNameOf(plan, link));
      const device = plan.devices.find(({ id }) => link.devices.includes(id));
      const family = familyBehind(link.format);
      if (port?.port === undefined || device === undefined || family === null) return [];
      const line = lineTo({ port: port.port, wireId: wireIdOf(plan, device), family });
      return [{ line, isConnected: () => port.isConnected() }];
    }),
  );
}
