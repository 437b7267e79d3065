import { describe, expect, it } from 'vitest';
import { examineScenario, parseScenario } from './parse.ts';
import { formatProblem } from './problem.ts';
import type { Scenario, Step } from './scenario.ts';

/** Line 1 is `sim: 1`; what a row adds begins in line 4, the timeline of chair 1 in line 7. */
const head = 'sim: 1\nname: a_test\nclock: { start: 2026-03-02T09:00:00Z }\n';
const chair = `${head}chairs:\n  chair-1:\n    timeline:\n`;

function read(text: string): Scenario {
  const result = parseScenario(text, 'a.yaml');
  if (result.ok) return result.value;
  throw new Error(result.error.map(formatProblem).join('\n'));
}

function problems(text: string): readonly string[] {
  return examineScenario(text, 'a.yaml').problems.map(formatProblem);
}

function stepOf(line: string): Step {
  const [step] = read(`${chair}      - ${line}\n`).chairs[0]!.timeline;
  return step!;
}

describe('times and deeds', () => {
  const times: readonly (readonly [string, Step['at']])[] = [
    ['at: T+18m', { kind: 'at', from: 'T', afterMs: 1_080_000 }],
    ['at: T0', { kind: 'at', from: 'T', afterMs: 0 }],
    ['at: T', { kind: 'at', from: 'T', afterMs: 0 }],
    ['at: S+1m30s', { kind: 'at', from: 'S', afterMs: 90_000 }],
    ['at: T-2m', { kind: 'at', from: 'T', afterMs: -120_000 }],
    ['at: "40%"', { kind: 'share', share: 0.4 }],
    ['at: { from: T+1m, to: T+2m }', { kind: 'at', from: 'T', afterMs: { from: 60_000, to: 120_000 } }],
    ['between: [T+1m, T+2m]', { kind: 'at', from: 'T', afterMs: { from: 60_000, to: 120_000 } }],
    ['every: 10m', { kind: 'every', everyMs: 600_000, from: 'T', firstMs: 0, untilMs: null }],
    [
      'every: 10m, from: S+1m, until: S+1h',
      { kind: 'every', everyMs: 600_000, from: 'S', firstMs: 60_000, untilMs: 3_600_000 },
    ],
  ];
  for (const [written, at] of times) {
    it(`[SI61] ${written} is a time`, () => {
      expect(stepOf(`{ ${written}, event: apnea }`).at).toEqual(at);
    });
  }

  it('[SI61] a step may wait for the begin of another', () => {
    const text = `${chair}      - { at: T+1m, ox.probe_off: {}, label: PO1 }\n      - { after: PO1+12s, event: apnea }\n`;
    expect(read(text).chairs[0]!.timeline[1]!.at).toEqual({ kind: 'after', label: 'PO1', afterMs: 12_000 });
  });

  const deeds: readonly (readonly [string, Step['do']])[] = [
    ['event: apnea', { target: 'patient', verb: 'apnea', params: {} }],
    [
      'event: hypertensive_response, peak: 188/112',
      { target: 'patient', verb: 'hypertensive_response', params: { peak: '188/112' } },
    ],
    ['patient.apnea: {}', { target: 'patient', verb: 'apnea', params: {} }],
    ['ox.probe_off: {}', { target: 'ox', verb: 'probe_off', params: {} }],
    ['ox.probe_off: ', { target: 'ox', verb: 'probe_off', params: {} }],
    ['ox.battery: 15%', { target: 'ox', verb: 'battery', params: { at: '15%' } }],
    [
      'ox.battery: { from: 5%, to: 9% }',
      { target: 'ox', verb: 'battery', params: { at: { from: '5%', to: '9%' } } },
    ],
    ['nbp.measure: {}', { target: 'nbp', verb: 'measure', params: {} }],
    ['link: ox, fault: corrupt, rate: 0.02', { target: 'link:ox', verb: 'corrupt', params: { rate: 0.02 } }],
    ['link:ox.duplicate: { after: 2s }', { target: 'link:ox', verb: 'duplicate', params: { after: '2s' } }],
    ['infusion.stop: {}', { target: 'infusion', verb: 'stop', params: {} }],
    ['nurse.acknowledge: {}', { target: 'nurse', verb: 'acknowledge', params: {} }],
    ['set: { systolic: 190 }', { target: 'patient', verb: 'hold', params: { systolic: 190 } }],
    ['ramp: { spo2: 88, over: 2m }', { target: 'patient', verb: 'hold', params: { spo2: 88, over: '2m' } }],
    ['note: a remark', { target: 'site', verb: 'note', params: { text: 'a remark' } }],
  ];
  for (const [written, deed] of deeds) {
    it(`[SI61] ${written} is something that happens`, () => {
      expect(stepOf(`{ at: T+1m, ${written} }`).do).toEqual(deed);
    });
  }

  it('[SI61] a duration may be a range, a step may happen with a probability', () => {
    const step = stepOf('{ at: T+1m, event: motion, for: { from: 20s, to: 60s }, p: 0.3 }');
    expect(step).toMatchObject({ forMs: { from: 20_000, to: 60_000 }, probability: 0.3 });
  });

  for (const name of ['chair-1', '1']) {
    it(`[SI61] ${name} is the gateway's chair 1, with oximeter and cuff at one monitor`, () => {
      const { chairs } = read(`${head}chairs:\n  ${name}:\n`);
      expect(chairs[0]).toMatchObject({
        chair: '1',
        devices: [
          { id: 'ox', model: 'generic-monitor', averaging: '8s' },
          { id: 'nbp', auto: 'programme' },
        ],
        links: [{ devices: ['ox', 'nbp'], format: 'pcd01', via: { kind: 'mllp' } }],
      });
    });
  }

  it('[SI61] a range of seeds is one run for each', () => {
    expect(read(`${head}seed: { matrix: 3..5 }\nchairs: { 1: }\n`).seeds).toEqual([3, 4, 5]);
  });

  it('[SI61] anchors and merge keys save writing', () => {
    const text = `${head}chairs:\n  1: &usual\n    patient: { age: 40 }\n  2:\n    <<: *usual\n    sitsDown: 5m\n`;
    const { chairs } = read(text);
    expect(chairs.map(({ patient, sitsDownAfterMs }) => [patient.ageYears, sitsDownAfterMs])).toEqual([
      [40, 0],
      [40, 300_000],
    ]);
  });
});

describe('what is wrong', () => {
  const inTimeline: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a bad time', ['{ at: 18m, event: apnea }'], ['7:15: "18m" is no time like T+18m, S+90s or "40%"']],
    [
      'a unit nobody knows',
      ['{ at: T+18x, event: apnea }'],
      ['7:15: "T+18x" is no time like T+18m, S+90s or "40%"'],
    ],
    [
      'a bad duration',
      ['{ at: T+1m, event: apnea, for: soon }'],
      ['7:40: "soon" is no duration like 45s, 6m or 1h30m'],
    ],
    [
      'a duration of nothing',
      ['{ at: T+1m, event: apnea, for: 0s }'],
      ['7:40: "0s" is no time something could last'],
    ],
    ['no time', ['{ event: apnea }'], ['7:9: a step says when: at, after, between or every']],
    ['two times', ['{ at: T, every: 5m, event: apnea }'], ['7:18: "at" and "every": a step has one time']],
    ['more often than it can be', ['{ every: 999ms, event: apnea }'], ['7:18: "every" is at least a second']],
    [
      'a range between different things',
      ['{ between: [S+1m, T+2m], event: apnea }'],
      ['7:20: "between" is drawn between times that hang on different things'],
    ],
    [
      'nothing that happens',
      ['{ at: T+1m }'],
      ['7:9: a step says what happens: event, set, ramp, note, link and fault, or ox.probe_off'],
    ],
    [
      'two things that happen',
      ['{ at: T+1m, event: apnea, ox.probe_off: {} }'],
      ['7:35: "event" and "ox.probe_off": one thing happens in a step'],
    ],
    ['an unknown key', ['{ at: T+1m, ox.probe_off: {}, colour: red }'], ['7:39: unknown key "colour"']],
    ['an unknown parameter', ['{ at: T+1m, event: apnea, peek: 1 }'], ['7:35: unknown key "peek"']],
    [
      'a parameter of the wrong kind',
      ['{ at: T+1m, event: motion, intensity: hard }'],
      ['7:47: "hard" is not what "intensity" takes: a number'],
    ],
    ['a parameter out of range', ['{ at: T+1m, event: motion, intensity: 1.2 }'], ['7:47: 1.2 is above 1']],
    [
      'a range that reaches too far',
      ['{ at: T+1m, event: motion, intensity: { from: 0.5, to: 1.2 } }'],
      ['7:47: 1.2 is above 1'],
    ],
    [
      'a range of half',
      ['{ at: T+1m, event: motion, intensity: { from: 0.5 } }'],
      ['7:47: "to" is missing: a number or text or true or false'],
    ],
    [
      'a bad pressure',
      ['{ at: T+1m, event: hypertensive_response, peak: 112/188 }'],
      ['7:57: "112/188" has the systolic not above the diastolic'],
    ],
    [
      'a device that is not there',
      ['{ at: T+1m, oxi.probe_off: {} }'],
      [
        '7:21: no target "oxi" at this chair: it has patient, ox, nbp, link:ox, link:nbp, infusion, nurse, site',
      ],
    ],
    [
      'a verb of something else',
      ['{ at: T+1m, nbp.probe_off: {} }'],
      ['7:21: "probe_off" is nothing a cuff can do ("nbp")'],
    ],
    [
      'a verb nobody knows',
      ['{ at: T+1m, infusion.begin: {} }'],
      ['7:21: no verb "begin": "infusion" can start, pause, stop, rate'],
    ],
    [
      'a fault its format has not',
      ['{ at: T+1m, link: ox, fault: wrong_sync }'],
      ['7:21: "wrong_sync" is nothing a link can do ("link:ox")'],
    ],
    [
      'a duration of what happens once',
      ['{ at: T+1m, nbp.measure: {}, for: 5s }'],
      ['7:38: "measure" happens once: it has no "for"'],
    ],
    [
      'a label twice',
      ['{ at: T+1m, event: motion, label: A }', '{ at: T+9m, event: motion, label: A }'],
      ['8:43: "A" is the label of something else already'],
    ],
    [
      'a label that is a time',
      ['{ at: T+1m, event: motion, label: T0 }'],
      ['7:43: "T0" is a time, no label'],
    ],
    ['a label nobody gave', ['{ after: PO1+5s, event: apnea }'], ['7:18: nothing is labelled "PO1"']],
    [
      'steps that wait for each other',
      ['{ after: B, event: motion, label: A }', '{ after: A, event: motion, label: B }'],
      ['7:18: "B" waits for itself', '8:18: "A" waits for itself'],
    ],
    [
      'a chair to swap with that is not there',
      ['{ at: T+1m, site.swap_chairs: { with: chair-7 } }'],
      ['7:47: no chair "chair-7": there are 1'],
    ],
    [
      'contradictory events at once',
      ['{ at: T+20m, event: apnea, for: 40s }', '{ at: T+20m30s, event: hypoventilation }'],
      [
        '8:9: "hypoventilation" contradicts "apnea" (line 7): both go on at the same patient 25m30s after the begin',
      ],
    ],
  ];
  for (const [what, steps, expected] of inTimeline) {
    it(`[SI60] [SI62] ${what}: ${steps.join(' ')}`, () => {
      const text = `${chair}${steps.map((step) => `      - ${step}\n`).join('')}`;
      expect(problems(text)).toEqual(expected.map((one) => `a.yaml:${one}`));
    });
  }

  const inFile: readonly (readonly [string, string, readonly string[]])[] = [
    ['an unknown key', 'chairs: { 1: }\ncolour: red\n', ['5:1: unknown key "colour"']],
    ['an unknown key of a chair', 'chairs: { 1: { patiend: {} } }\n', ['4:16: unknown key "patiend"']],
    ['no chairs', 'seed: 1\n', ['1:1: a scenario has at least one chair']],
    ['a chair twice', 'chairs: { chair-1: , 1: }\n', ['4:11: "chair-1" is chair 1 once more']],
    [
      'a chair that can not be',
      'chairs: { "a chair": }\n',
      ['4:11: "a chair" is nothing a chair can be called: like chair-1 or 1'],
    ],
    [
      'a chair that does not exist',
      'chairs: { 1: }\nexpect:\n  - { no_alarm: any-high, chair: chair-9 }\n',
      ['6:34: no chair "chair-9": there are 1'],
    ],
    ['a bad seed', 'seed: -1\nchairs: { 1: }\n', ['4:7: -1 is below 0']],
    [
      'a range of seeds backwards',
      'seed: { matrix: 5..3 }\nchairs: { 1: }\n',
      ['4:17: "5..3" is no range of at most 10,000 seeds'],
    ],
    [
      'a weight that is none',
      'chairs: { 1: { patient: { weight: heavy } } }\n',
      ['4:35: "heavy" is no number like 91kg'],
    ],
    [
      'a model nobody emulates',
      'chairs: { 1: { devices: [{ id: ox, model: acme }] } }\n',
      [
        '4:43: "acme" is no model: generic-monitor, nonin-3150, nonin-3150/df2, nonin-3150/df7, nonin-3150/df8, masimo, generic-nibp',
      ],
    ],
    [
      'a device twice',
      'chairs: { 1: { devices: [{ id: ox, model: masimo }, { id: ox, model: masimo }] } }\n',
      ['4:59: "ox" is another device of this chair'],
    ],
    [
      'a link without a device',
      'chairs: { 1: { links: [{ device: oxx, via: mllp }] } }\n',
      ['4:34: no device "oxx" at this chair'],
    ],
    [
      'a format the device does not speak',
      'chairs: { 1: { links: [{ device: ox, via: tcp, format: nonin-df8 }] } }\n',
      ['4:24: "ox" does not speak nonin-df8'],
    ],
    [
      'a format that goes another way',
      'chairs: { 1: { links: [{ device: ox, via: pty, path: /a, format: pcd01 }] } }\n',
      ['4:43: pcd01 does not go over pty'],
    ],
    [
      'a port twice',
      'chairs:\n  1: { links: [{ device: ox, via: tcp, format: plx, port: 4001 }] }\n  2: { links: [{ device: ox, via: tcp, format: plx, port: 4001 }] }\n',
      ['6:59: port 4001 is taken by a link of 1'],
    ],
    [
      'an expectation of a label that is not there',
      'chairs: { 1: }\nexpect:\n  - { alarm: spo2-low, during: AP1 }\n',
      ['6:32: nothing is labelled "AP1"'],
    ],
    [
      'an alarm nobody raises',
      'chairs: { 1: }\nexpect:\n  - { alarm: spo2.low }\n',
      [
        '6:14: "spo2.low" is not what "alarm" takes: spo2-low, pulse-low, pulse-high, pressure-low, pressure-high, sedation, probe-off, signal-inadequate, spo2-not-updating, device-never-seen, spo2-not-armed, nibp-failed, nibp-overdue, device-battery, screen-battery, device-clock-off, devices-disagree, device-silent, device-name-twice, no-audible-screen, record-not-saved, wall-clock-stepped, off-monitor-long, chair-without-nurse, handover-not-accepted, physician-not-reached',
      ],
    ],
    [
      'a metric nobody counts',
      'chairs: { 1: }\nthresholds: { luck: ">=1" }\n',
      [
        '5:15: no metric "luck": sensitivity.engine, sensitivity.clinical, observability, false-alarms-per-chair-hour, false-high-alarms, latency.p95, latency.median',
      ],
    ],
    [
      'a limit that is none',
      'chairs: { 1: }\nthresholds: { latency.p95: "<=20" }\n',
      ['5:28: "<=20" is no limit like "<=20s"'],
    ],
    [
      'a handler that waits on nothing',
      'chairs: { 1: }\nhandlers:\n  - { on: {}, do: [{ note: a }] }\n',
      ['6:11: a handler waits on one of alarm, signal, verb'],
    ],
    [
      'a time in a handler',
      'chairs: { 1: }\nhandlers:\n  - { on: { alarm: spo2-low }, do: [{ at: T, note: a }] }\n',
      ['6:39: "at": what a handler does, it does when it is reached ("delay")'],
    ],
    [
      'chaos of a verb nobody knows',
      'chairs: { 1: }\nchaos: { budget: 6/chair-hour, mix: { ox.explode: 1 } }\n',
      [expect.stringMatching(/^a\.yaml:5:39: no verb "explode"/)],
    ],
    ['a key twice', 'chairs: { 1: }\nchairs: { 2: }\n', ['5:1: Map keys must be unique']],
    [
      'a bracket that is never closed',
      'chairs:\n  1: { patient: { age: 40 }\n',
      [expect.stringMatching(/^a\.yaml:6:1: /)],
    ],
  ];
  for (const [what, text, expected] of inFile) {
    it(`[SI60] [SI62] ${what}`, () => {
      const wanted = expected.map((one) => (typeof one === 'string' ? `a.yaml:${one}` : one));
      expect(problems(head + text)).toEqual(wanted);
    });
  }

  it('[SI60] all problems are listed at once, in the order of the file', () => {
    const text = [
      'sim: 1',
      'name: Not A Name',
      'clock: { start: yesterday }',
      'chairs:',
      '  chair-1:',
      '    patient: { agee: 40 }',
      '    timeline:',
      '      - { at: 18m, event: apnea }',
      '      - { at: T+1m, event: apneea }',
      'expect:',
      '  - { no_alarm: any-high, chair: 9 }',
      'stopp: {}',
    ].join('\n');
    expect(problems(text).map((one) => one.split(' ')[0])).toEqual(
      ['2:7', '3:17', '6:16', '8:15', '9:21', '11:34', '12:1'].map((place) => `a.yaml:${place}:`),
    );
  });

  it('[SI60] text that is no mapping is one problem', () => {
    expect(problems('just words')).toEqual([expect.stringMatching(/^a\.yaml:1:1: /)]);
  });
});

describe('contradictions in threes', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['just before the other is over', 'T+20m34s', true],
    ['as the other ends', 'T+20m35s', false],
    ['after it', 'T+20m36s', false],
  ];
  for (const [what, at, isWrong] of rows) {
    it(`[SI62] ${what}`, () => {
      const text = `${chair}      - { at: T+20m, event: apnea, for: 35s }\n      - { at: ${at}, event: obstruction }\n`;
      expect(problems(text)).toHaveLength(isWrong ? 1 : 0);
    });
  }

  it('[SI62] at different chairs nothing contradicts', () => {
    const text = `${chair}      - { at: T+20m, event: apnea }\n  chair-2:\n    timeline:\n      - { at: T+20m, event: obstruction }\n`;
    expect(problems(text)).toEqual([]);
  });
});

it('[SI65] a scenario is frozen to its leaves', () => {
  const scenario = read(
    `${chair}      - { at: { from: T+1m, to: T+2m }, event: motion, intensity: { from: 0.1, to: 0.2 } }\n`,
  );
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, one] of Object.entries(value)) visit(one, `${path}.${key}`);
  };
  visit(scenario, 'scenario');
  expect(loose).toEqual([]);
  expect(() => Object.assign(scenario.chairs[0]!.timeline[0]!, { label: 'X' })).toThrow(TypeError);
});
