import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { describe, expect, it } from 'vitest';
import { sourceFacts, type Source, type Sources, type SpeaksBecause } from './sources.ts';

const oximeter: Source = { deviceId: 'OXI-1' as DeviceId, sourceClass: 'monitor', isJudged: true };
const other: Source = { ...oximeter, deviceId: 'OXI-2' as DeviceId };
const ring: Source = { deviceId: 'RING-1' as DeviceId, sourceClass: 'wellness', isJudged: false };
const spotCheck: Source = { ...oximeter, sourceClass: 'spot-check' };

const from = (source: Source, ...parameters: readonly ParameterId[]): Sources =>
  new Map(parameters.map((parameter) => [parameter, source]));
const spoken = (parameter: ParameterId, source: Source, because: SpeaksBecause = 'silent') => ({
  parameter,
  source,
  because,
});

/** `OXI-2 for OXI-1: silent` */
function told(before: Sources, source: Source, because?: SpeaksBecause): readonly string[] {
  return sourceFacts(before, [spoken('spo2Percent', source, because)]).facts.map(
    ({ body }) => `${body.deviceId} for ${String(body.was)}: ${body.because}`,
  );
}

describe('a number of another device than before', () => {
  const before = from(oximeter, 'spo2Percent');
  for (const [name, known, source, because, facts] of [
    ['the same device goes on', before, oximeter, 'silent', []],
    ['the one before is silent', before, other, 'silent', ['OXI-2 for OXI-1: silent']],
    ['the better one is back', before, other, 'better-back', ['OXI-2 for OXI-1: better-back']],
    ['the one before was taken off', before, other, 'taken-off', ['OXI-2 for OXI-1: taken-off']],
    ['the gateway was away', before, other, 'first', ['OXI-2 for OXI-1: restarted']],
    ['a monitor is the first', new Map(), oximeter, 'first', []],
    ['a device for spot checks is the first', new Map(), spotCheck, 'first', ['OXI-1 for null: first']],
    ['a wellness device is the first', new Map(), ring, 'first', ['RING-1 for null: first']],
    [
      'alarms hang on it by now',
      from(ring, 'spo2Percent'),
      { ...ring, isJudged: true },
      'first',
      ['RING-1 for RING-1: setting'],
    ],
    [
      'it is called a monitor by now',
      from(spotCheck, 'spo2Percent'),
      oximeter,
      'first',
      ['OXI-1 for OXI-1: setting'],
    ],
    ['another parameter was another’s', from(other, 'systolicMmHg'), oximeter, 'first', []],
  ] as const) {
    it(`[DV9] ${name}: ${facts.join() || 'nothing is told'}`, () => {
      expect(told(known, source, because)).toEqual(facts);
    });
  }

  it('[DV9] is told once', () => {
    const { sources } = sourceFacts(before, [spoken('spo2Percent', other)]);
    expect(told(sources, other)).toEqual([]);
  });

  it('[DV9] of several parameters at once is one fact, with what kind of device it is', () => {
    const { facts } = sourceFacts(from(oximeter, 'spo2Percent', 'pulseRateBpm'), [
      spoken('spo2Percent', ring),
      spoken('pulseRateBpm', ring),
      spoken('spo2Percent', ring),
    ]);
    const body = { parameters: ['spo2Percent', 'pulseRateBpm'], ...ring, was: 'OXI-1', because: 'silent' };
    expect(facts).toEqual([{ type: 'source-changed', body }]);
  });

  it('[DV9] two that come from different devices are two facts', () => {
    const known = new Map([...from(oximeter, 'spo2Percent'), ...from(ring, 'pulseRateBpm')]);
    const { facts } = sourceFacts(known, [
      spoken('spo2Percent', other),
      spoken('pulseRateBpm', other, 'better-back'),
    ]);
    expect(facts.map(({ body }) => [body.parameters, body.was])).toEqual([
      [['spo2Percent'], 'OXI-1'],
      [['pulseRateBpm'], 'RING-1'],
    ]);
  });
});
