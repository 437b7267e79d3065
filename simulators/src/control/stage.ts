import type { ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { wireIdOf } from '../engine/outlets.ts';
import { openPorts, type MllpAddress } from '../engine/ports.ts';
import { bindDevices } from '../gateway/nurse.ts';
import type { GatewayWire } from '../gateway/wire.ts';
import type { LinkPort } from '../links/emission.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What a scenario needs of the world before it can be played: its chairs, its ports open, its devices bound. */
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
    const heard = plan.links.filter(({ via }) => via.kind === 'mllp').flatMap(({ devices }) => devices);
    const wireIds = plan.devices.filter(({ id }) => heard.includes(id)).map((one) => wireIdOf(plan, one));
    for (const problem of await bindDevices(service, plan.chair, wireIds)) tell(problem);
  }
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
