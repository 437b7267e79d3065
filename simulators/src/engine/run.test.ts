import { emptyChair } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import type { PatientTruth } from '../patient/simulated-patient.ts';
import { aChair, aScenario } from '../testing/a-scenario.ts';
import { aSessionOpened } from '../testing/a-session.ts';
import { bytesOf, played, type Played } from '../testing/played.ts';
import type { Injection } from './run.ts';

const oneChair = aScenario(`chairs:\n${aChair('1')}`);
const link = 'chair-1/ox+nbp';

function inject(target: string, verb: string, forMs: number | null = null): Injection {
  return { chair: '1' as ChairId, deed: { target, verb, params: {} }, forMs, label: null };
}

function truths({ truth }: Played): readonly Omit<PatientTruth, 'atMs'>[] {
  return truth.flatMap((line) => (line.type === 'second' && line.chair === '1' ? [line.true] : []));
}

describe('one run', () => {
  it('[SI2] the same scenario and seed give the same bytes', () => {
    const bytes = bytesOf(played(oneChair, 300).sent, link);
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytesOf(played(oneChair, 300).sent, link)).toBe(bytes);
  });

  it('[SI2] another seed gives others', () => {
    const other = { ...oneChair, seeds: [8] };
    expect(bytesOf(played(other, 60).sent, link)).not.toBe(bytesOf(played(oneChair, 60).sent, link));
  });

  it('[SI2] a chair more leaves the bytes of the others as they were', () => {
    const two = aScenario(`chairs:\n${aChair('2')}${aChair('1')}`);
    const { sent } = played(two, 300);
    expect(bytesOf(sent, link)).toBe(bytesOf(played(oneChair, 300).sent, link));
    expect(bytesOf(sent, 'chair-2/ox+nbp')).not.toBe(bytesOf(sent, link));
  });

  it('[SI2] an event injected live shifts no other draw: what it does not touch stays as it was', () => {
    const calm = played(oneChair, 600);
    const cold = played(oneChair, 600, { 300: inject('patient', 'cold_finger', 120_000) });
    expect(cold.problems).toEqual([]);
    const [before, after] = [truths(calm), truths(cold)];
    // Blood reaches a cold finger later: that is no draw.
    const elsewhere = ({
      perfusionIndexPercent: _pi,
      fingerSaturationPercent: _sf,
      ...others
    }: (typeof before)[number]) => others;
    expect(after.map(elsewhere)).toEqual(before.map(elsewhere));
    const coldest = Math.min(...after.map((one) => one.perfusionIndexPercent));
    expect(coldest).toBeLessThan(Math.min(...before.map((one) => one.perfusionIndexPercent)) / 2);
  });

  it('[SI2] a fault of the device never changes what is true', () => {
    const calm = played(oneChair, 400);
    const off = played(oneChair, 400, { 200: inject('ox', 'probe_off', 60_000) });
    expect(truths(off)).toEqual(truths(calm));
    expect(bytesOf(off.sent, link)).not.toBe(bytesOf(calm.sent, link));
  });

  it('[SI5] what is injected live does what the same verb does in a file', () => {
    const inFile = aScenario(
      `chairs:\n${aChair('1', '    timeline:\n      - { at: S+2m, ox.probe_off: {}, for: 30s }\n')}`,
    );
    const live = played(oneChair, 300, { 119: inject('ox', 'probe_off', 30_000) });
    const states = ({ truth }: Played) =>
      truth.flatMap((line) => (line.type === 'second' ? [line.oximeter?.state ?? ''] : []));
    const offBy = (one: Played) => states(one).filter((state) => state === 'probe-off').length;
    expect(offBy(played(inFile, 300))).toBeGreaterThan(20);
    expect(Math.abs(offBy(live) - offBy(played(inFile, 300)))).toBeLessThanOrEqual(1);
  });

  it('[SI99] left to people, the nurse of the scenario does nothing any more, and the patient lives on', () => {
    const { run } = played(oneChair, 30);
    expect(run.takeNurseActs().map(({ act }) => act)).toContain('open-session');
    run.leaveToPeople();
    for (let second = 0; second < 600; second += 1) run.second();
    expect(run.takeNurseActs()).toEqual([]);
    expect(run.stations[0]?.bedside.patient().truth().plasmaNgPerMl).toBe(0);
  });

  it('[SI101] the scripted nurse opens, takes the baseline, starts, completes and closes, each once and in order', () => {
    const { run } = played(
      aScenario(`chairs:\n  1:\n    infusion: { start: S+2m, over: 4m, observed: 3m }\n`),
      600,
    );
    const acts = run.takeNurseActs().map(({ act, atMs }) => [act, (atMs - oneChair.startAtMs) / 1_000]);
    expect(acts).toEqual([
      ['open-session', 10],
      ['set-baseline', 90],
      ['start', 120],
      ['complete', 360],
      ['close', 540],
    ]);
    expect(run.isOver()).toBe(true);
  });

  it('[SI105] a session that people open later is theirs: the script starts nothing in it, and a new person sits there', () => {
    const chair = '1' as ChairId;
    const { run } = played(oneChair, 0);
    run.join([emptyChair(chair)]);
    const planned = run.stations[0]!.bedside.patient().person;
    for (let second = 0; second < 20; second += 1) run.second();
    run.follow([aSessionOpened(chair, 1, run.nowMs())]);
    run.catchUp();
    expect(run.stations[0]!.bedside.patient().person).toBe(planned);
    run.follow([aSessionOpened(chair, 2, run.nowMs())]);
    run.catchUp();
    run.takeNurseActs();
    for (let second = 0; second < 300; second += 1) run.second();
    expect(run.takeNurseActs()).toEqual([]);
    expect(run.stations[0]!.bedside.patient().person).not.toBe(planned);
    expect(run.stations[0]!.bedside.patient().truth().plasmaNgPerMl).toBe(0);
  });

  it('[SI105] what the gateway refused has not happened: the drug does not run', () => {
    const chair = '1' as ChairId;
    const { run } = played(oneChair, 0);
    run.join([emptyChair(chair)]);
    run.follow([aSessionOpened(chair, 1, run.nowMs())]);
    run.catchUp();
    for (let second = 0; second < 70; second += 1) run.second();
    expect(run.stations[0]!.bedside.course.phase()).toBe('infusing');
    run.disown(chair);
    run.catchUp();
    expect(run.stations[0]!.bedside.course.doses()).toEqual([]);
    for (let second = 0; second < 70; second += 1) run.second();
    expect(run.stations[0]!.bedside.course.phase()).toBe('preparing');
  });

  it('[SI10] what was injected, and ended, can be played again from what was kept', () => {
    const first = played(oneChair, 100, { 50: inject('ox', 'probe_off', 80_000) });
    first.run.end(first.run.goingsOn('1' as ChairId)[0]?.span.id ?? '');
    const rest = [first.run.second(), first.run.second()];
    const again = played(oneChair, 0);
    const sent = [];
    for (let second = 0; second < 102; second += 1) {
      for (const command of first.commands) if (command.atMs === again.run.nowMs()) again.run.repeat(command);
      sent.push(...again.run.second());
    }
    expect(first.commands.map(({ type }) => type)).toEqual(['inject', 'end']);
    expect(bytesOf(sent, link)).toBe(bytesOf([...first.sent, ...rest.flat()], link));
  });

  const wrong = [
    { why: 'a verb nobody knows', injection: inject('patient', 'levitate') },
    { why: 'a verb of something else', injection: inject('ox', 'apnea') },
    { why: 'a device that is not there', injection: inject('ear', 'probe_off') },
  ];
  for (const { why, injection } of wrong) {
    it(`[SI5] ${why} is refused in a sentence, and nothing changes`, () => {
      const calm = played(oneChair, 60);
      const refused = played(oneChair, 60, { 30: injection });
      expect(refused.problems).toHaveLength(1);
      expect(bytesOf(refused.sent, link)).toBe(bytesOf(calm.sent, link));
    });
  }

  it('[SI6] every fault leaves its interval in the truth, and its end when it is ended before', () => {
    const { run, truth } = played(oneChair, 100, { 50: inject('link:ox', 'hang', 60_000) });
    const [going] = run.goingsOn('1' as ChairId);
    expect(going).toMatchObject({ layer: 'link', target: 'link:ox', verb: 'hang' });
    expect(run.end(going?.span.id ?? '')).toBe(true);
    expect(run.end(going?.span.id ?? '')).toBe(false);
    expect(truth.filter(({ type }) => type === 'span' || type === 'span-ended')).toMatchObject([
      { type: 'span', verb: 'hang', expected: { technicalAlarm: 'spo2-not-updating' } },
      { type: 'span-ended', atMs: run.nowMs() },
    ]);
    expect(run.goingsOn('1' as ChairId)).toEqual([]);
  });

  it('[SI6] two chairs swapped: each one’s numbers go out on the other’s link, and come back', () => {
    const steps = [
      '- { at: S+2m, set: { pulse: 130 } }',
      '- { at: S+4m, site.swap_chairs: { with: chair-2 }, for: 2m }',
    ];
    const timeline = `    timeline:\n${steps.map((step) => `      ${step}\n`).join('')}`;
    const text = `chairs:\n${aChair('1', timeline)}${aChair('2')}`;
    const { sent, problems } = played(aScenario(text), 480);
    expect(problems).toEqual([]);
    const pulses = (name: string, fromS: number) => {
      const fromMs = oneChair.startAtMs + fromS * 1_000;
      const messages = sent.flatMap(({ link: at, delivery }) =>
        at === name && delivery.type === 'bytes' && delivery.atMs > fromMs && delivery.atMs <= fromMs + 30_000
          ? [Buffer.from(delivery.bytes).toString('latin1')]
          : [],
      );
      return messages.flatMap((message) => {
        const [, value = ''] = /149530[^|]*\|[^|]*\|(\d+)/.exec(message) ?? [];
        return value === '' ? [] : [Number(value)];
      });
    };
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(mean(pulses('chair-1/ox+nbp', 200))).toBeGreaterThan(120);
    expect(mean(pulses('chair-2/ox+nbp', 300))).toBeGreaterThan(120);
    expect(mean(pulses('chair-1/ox+nbp', 300))).toBeLessThan(120);
    expect(mean(pulses('chair-1/ox+nbp', 420))).toBeGreaterThan(120);
  });
});
