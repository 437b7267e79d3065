import type { DeviceReport } from '../devices/device.ts';
import { cuffIdOf, oximeterIdOf } from '../devices/device-ids.ts';
import { createFaultPipeline } from '../faults/fault-pipeline.ts';
import type { LinkDeed } from '../faults/link-verbs.ts';
import type { Delivery } from '../links/emission.ts';
import { createEncoder } from '../links/encoder.ts';
import type { Streams } from '../random.ts';
import type { DevicePlan, LinkPlan, ScenarioChair } from '../scenario/scenario.ts';
import type { Span } from '../verbs.ts';

/** The third layer: the links of one chair, each with its format and what goes wrong on it. It ends where the ports begin. */
export type Outlet = {
  /** `chair-3/ox+nbp`: what the record of the wire and the panel call it. */
  readonly name: string;
  readonly plan: LinkPlan;
  say(deviceId: string, report: DeviceReport): void;
  /** Everything that leaves up to that time, in order. */
  due(atMs: number): readonly Delivery[];
  begin(deed: LinkDeed, span: Span): void;
  end(spanId: string, atMs: number): void;
  isUp(): boolean;
};

export function createOutlets(plan: ScenarioChair, streams: Streams): readonly Outlet[] {
  return plan.links.map((link) => createOutlet(plan, link, streams));
}

function createOutlet(plan: ScenarioChair, link: LinkPlan, streams: Streams): Outlet {
  const label = link.devices.join('+');
  const encoders = new Map(
    plan.devices
      .filter(({ id }) => link.devices.includes(id))
      .map((device) => [
        device.id,
        createEncoder(link.format, { chair: plan.chair, deviceId: wireIdOf(plan, device) }),
      ]),
  );
  const pipeline = createFaultPipeline({ format: link.format, streams: streams.under(`link/${label}`) });
  return {
    name: linkNameOf(plan, link),
    plan: link,
    say(deviceId, report) {
      for (const frame of encoders.get(deviceId)?.encode(report) ?? []) pipeline.push(frame);
    },
    due: (atMs) => pipeline.due(atMs),
    begin: (deed, span) => pipeline.begin(deed, span),
    end: (spanId, atMs) => pipeline.end(spanId, atMs),
    isUp: () => pipeline.isUp(),
  };
}

/** `chair-3/ox+nbp` */
export function linkNameOf({ chair }: ScenarioChair, { devices }: LinkPlan): string {
  return `chair-${chair}/${devices.join('+')}`;
}

/** What a device calls itself on the wire: `SIM-OXI-3`; the second of a kind `SIM-OXI-3-ear`. */
export function wireIdOf({ chair, devices }: ScenarioChair, device: DevicePlan): string {
  const base = device.kind === 'oximeter' ? oximeterIdOf(chair) : cuffIdOf(chair);
  const first = devices.find(({ kind }) => kind === device.kind);
  return first?.id === device.id ? base : `${base}-${device.id}`;
}
