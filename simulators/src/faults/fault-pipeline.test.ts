import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../links/emission.ts';
import { linkFormats, type LinkFormat } from '../scenario/scenario.ts';
import {
  aFrame,
  always,
  aPipeline,
  bytesIn,
  deedOf,
  during,
  frames,
  outcome,
  reportsIn,
  textOf,
  type Fault,
} from './fixtures.ts';
import { verbsOf } from './formats.ts';
import { linkVerbs, type LinkDeed } from './link-verbs.ts';

type LinkVerb = LinkDeed['verb'];

/** Faults of that format with spans that overlap as they will, within the first minute. */
function faultsOf(format: LinkFormat, without: readonly LinkVerb[] = []): fc.Arbitrary<readonly Fault[]> {
  const choices = {
    rate: fc.constantFrom(0, 0.3, 1),
    then: fc.constantFrom('live', 'burst', 'shuffled'),
    as: fc.constantFrom('nan', 'nres', 'empty', 'unit-kpa', 'unknown-code', 'not-final'),
    with: fc.constantFrom('crlf', 'lf', 'mixed'),
    window: fc.integer({ min: 2, max: 50 }),
    keepChecksum: fc.boolean(),
    by: fc.constantFrom('0s', '700ms', '5s'),
    jitter: fc.constantFrom('0s', '3s'),
    after: fc.constantFrom('0s', '500ms', '20s'),
    bytesPerSecond: fc.constantFrom(20, 200, 10_000),
  };
  const fault = fc
    .record({
      verb: fc.constantFrom(...verbsOf(format).filter((verb) => !without.includes(verb))),
      params: fc.record(choices),
      fromMs: fc.integer({ min: -1_000, max: 60_000 }),
      lastsMs: fc.integer({ min: 0, max: 60_000 }),
    })
    .map(({ verb, params, fromMs, lastsMs }): Fault => {
      const known = Object.keys(deedOf(verb).params);
      const given = Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name)));
      const isInstant = linkVerbs[verb].kind === 'instant';
      return { deed: deedOf(verb, given), span: during(fromMs, isInstant ? fromMs : fromMs + lastsMs) };
    });
  return fc.array(fault, { maxLength: 8 });
}

const sentByFormat = new Map(linkFormats.map((format) => [format, frames(format, 70)]));
const sentIn = (format: LinkFormat) => sentByFormat.get(format) ?? [];
/** Eight formats share all but the frame. */
const runs = { numRuns: 30 };

describe('fault pipeline', () => {
  for (const format of linkFormats) {
    it(`[SI50] ${format}: without faults every frame arrives unchanged and at its time`, () => {
      fc.assert(
        fc.property(fc.array(fc.nat({ max: 5_000 }), { maxLength: 40 }), (gaps) => {
          let atMs = 0;
          const sent = gaps.map((gap, n) => aFrame(format, n, (atMs += gap)));
          expect(outcome(format, sent, { faults: [] })).toEqual(
            sent.map(({ atMs: at, bytes, controlId, report }) => ({
              type: 'bytes',
              atMs: at,
              bytes,
              controlId,
              reports: [report],
            })),
          );
        }),
      );
    });

    it(`[SI50] ${format}: whatever goes wrong, nothing arrives before it was sent, and all in order`, () => {
      fc.assert(
        fc.property(faultsOf(format), (faults) => {
          const heard = outcome(format, sentIn(format), { faults });
          const early = bytesIn(heard).filter(({ atMs, reports }) => reports.some((one) => one.atMs > atMs));
          expect(early).toEqual([]);
          expect(heard.filter(({ atMs }, place) => atMs < (heard[place - 1]?.atMs ?? -Infinity))).toEqual([]);
        }),
        runs,
      );
    });

    it(`[SI53] ${format}: same seed, same bytes, however often it is asked what is due`, () => {
      fc.assert(
        fc.property(
          faultsOf(format),
          fc.array(fc.nat({ max: 20_000 }), { maxLength: 30 }),
          fc.nat(),
          (faults, gaps, seed) => {
            const once = outcome(format, sentIn(format), { faults, seed });
            expect(digestOf(askedOften(format, { faults, gaps, seed }))).toBe(digestOf(once));
          },
        ),
        runs,
      );
    });

    it(`[SI54] ${format}: in which order faults of different names were begun makes no difference`, () => {
      fc.assert(
        fc.property(faultsOf(format), (faults) => {
          const once = faults.filter(
            ({ deed }, index) => faults.findIndex((other) => other.deed.verb === deed.verb) === index,
          );
          // Instants at one instant happen in the order in which they were said.
          const lasting = once.filter(({ deed }) => linkVerbs[deed.verb].kind === 'span');
          expect(digestOf(outcome(format, sentIn(format), { faults: lasting.toReversed() }))).toBe(
            digestOf(outcome(format, sentIn(format), { faults: lasting })),
          );
        }),
        runs,
      );
    });

    it(`[SI55] ${format}: a report is said to have arrived only with the whole of its frame`, () => {
      fc.assert(
        fc.property(faultsOf(format, ['split_bytes']), (faults) => {
          const sent = sentIn(format);
          for (const { bytes, reports } of bytesIn(outcome(format, sent, { faults })))
            for (const report of reports) {
              const frame = sent.find((one) => one.report === report);
              expect(readable(bytes)).toContain(readable(frame!.bytes));
            }
        }),
        runs,
      );
    });

    it(`[SI55] ${format}: no report arrives that was not sent, and none oftener than it was repeated`, () => {
      fc.assert(
        fc.property(faultsOf(format, ['replay_old']), (faults) => {
          const sent = new Set(sentIn(format).map(({ report }) => report));
          const heard = bytesIn(outcome(format, sentIn(format), { faults })).flatMap(
            ({ reports }) => reports,
          );
          const times = new Map(heard.map((report) => [report, 0]));
          for (const report of heard) times.set(report, (times.get(report) ?? 0) + 1);
          // Once, three times again for want of an answer, and a copy of the first of these.
          for (const count of times.values()) expect(count).toBeLessThanOrEqual(5);
          expect(heard.filter((report) => !sent.has(report))).toEqual([]);
        }),
        runs,
      );
    });

    it(`[SI54] ${format}: with every fault at once nothing breaks and nothing piles up`, () => {
      for (const isConnected of [false, true]) {
        const away: readonly LinkVerb[] = ['down', 'half_open', 'flap', 'hang', 'drop'];
        const verbs = verbsOf(format).filter((verb) => !isConnected || !away.includes(verb));
        const pipeline = aPipeline(format);
        for (const verb of verbs) {
          const isInstant = linkVerbs[verb].kind === 'instant';
          pipeline.begin(deedOf(verb), during(1_000, isInstant ? 1_000 : null, verb));
        }
        for (let n = 0; n < 3_600; n += 1) {
          pipeline.push(aFrame(format, n));
          pipeline.due(n * 1_000);
        }
        for (const verb of verbs) pipeline.end(verb, 3_600_000);
        const rest = bytesIn(pipeline.due(10_000_000));
        expect(rest.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(2 * 256 * 1_024);
        expect(pipeline.nextAtMs()).toBeNull();
        expect(pipeline.isUp()).toBe(true);
      }
    });
  }

  it('[SI54] so many copies wait at most, then no more are made', () => {
    const sent = Array.from({ length: 12_000 }, (_, n) => aFrame('plx', n, n));
    const faults = [{ deed: deedOf('duplicate', { rate: 1, after: '1h' }) }];
    expect(bytesIn(outcome('plx', sent, { faults }))).toHaveLength(22_000);
  });

  it('[SI53] another seed hits other frames', () => {
    const hit = (seed: number) =>
      reportsIn(outcome('pcd01', frames('pcd01', 200), { faults: [{ deed: deedOf('drop') }], seed }));
    expect(hit(1)).not.toEqual(hit(2));
  });

  const losing: readonly LinkVerb[] = ['corrupt', 'truncate', 'missing_end', 'drop'];
  const harmless: readonly LinkVerb[] = [
    'garbage',
    'line_ends',
    'same_control_id',
    'split_bytes',
    'latency',
    'duplicate',
    'reorder',
    'ack_lost',
    'bandwidth',
  ];
  for (const first of losing) {
    for (const second of harmless) {
      it(`[SI53] ${second} besides shifts not which frames ${first} hits`, () => {
        const hitBy = (verbs: readonly LinkVerb[]) => {
          const faults = verbs.map((verb) => ({
            span: during(-1, 400_000),
            deed: deedOf(
              verb,
              verb === first ? { rate: 0.3 } : verb === 'bandwidth' ? { bytesPerSecond: 5_000 } : {},
            ),
          }));
          const heard = bytesIn(outcome('pcd01', frames('pcd01', 300), { faults }));
          return new Set(heard.flatMap(({ reports }) => reports.map(({ atMs }) => atMs / 1_000)));
        };
        const alone = hitBy([first]);
        expect(alone.size).toBeLessThan(300);
        expect([...hitBy([first, second])].sort()).toEqual([...alone].sort());
      });
    }
  }

  it('[SI54] corrupted, reordered and sent twice: each does what it does alone', () => {
    const sent = frames('pcd01', 400);
    const corrupt = deedOf('corrupt', { rate: 0.3 });
    const alone = bytesIn(outcome('pcd01', sent, { faults: [{ deed: corrupt }] }));
    const together = bytesIn(
      outcome('pcd01', sent, {
        faults: [
          { deed: deedOf('duplicate', { rate: 1, after: '500ms' }) },
          { deed: deedOf('reorder', { window: 4 }) },
          { deed: corrupt },
        ],
      }),
    );
    const texts = together.map(({ bytes }) => textOf(bytes));
    const textsAlone = alone.map(({ bytes }) => textOf(bytes));
    expect([...texts].sort()).toEqual([...textsAlone, ...textsAlone].sort());
    expect(texts.slice(0, 8)).not.toEqual(textsAlone.slice(0, 8));
    for (const [text, twice] of Map.groupBy(together, ({ bytes }) => textOf(bytes))) {
      const [first, second] = twice;
      const intact = alone[textsAlone.indexOf(text)]!.reports;
      expect(twice).toHaveLength(2);
      expect(second!.atMs - first!.atMs).toBe(500);
      expect([first!.reports, second!.reports]).toEqual([intact, intact]);
    }
  });

  it('[SI50] a frame that comes late is sent at once', () => {
    const pipeline = aPipeline('pcd01');
    pipeline.due(10_000);
    pipeline.push(aFrame('pcd01', 0, 5_000));
    expect(bytesIn(pipeline.due(10_000)).map(({ atMs }) => atMs)).toEqual([10_000]);
  });

  it('[SI50] it is known when something is next due', () => {
    const pipeline = aPipeline('pcd01');
    expect(pipeline.nextAtMs()).toBeNull();
    pipeline.push(aFrame('pcd01', 3));
    expect(pipeline.nextAtMs()).toBe(3_000);
    pipeline.begin(deedOf('down'), during(2_000, 9_000));
    expect(pipeline.nextAtMs()).toBe(2_000);
    pipeline.due(3_000);
    expect(pipeline.nextAtMs()).toBe(9_000);
    pipeline.due(9_000);
    expect(pipeline.nextAtMs()).toBeNull();
  });
});

/** Deep comparison of thousands of bytes one by one takes its time. */
function digestOf(deliveries: readonly Delivery[]): string {
  const hash = createHash('sha256');
  for (const one of deliveries) {
    const reports = one.type === 'bytes' ? one.reports.map(({ atMs }) => atMs) : [];
    const said = one.type === 'bytes' ? one.controlId : one.action;
    hash.update(`${one.type} ${one.atMs} ${String(said)} ${reports.join()} `);
    if (one.type === 'bytes') hash.update(one.bytes);
  }
  return hash.digest('hex');
}

type Asking = { readonly faults: readonly Fault[]; readonly gaps: readonly number[]; readonly seed: number };

/** Frames are pushed as their time comes, and what is due is asked for at other times too. */
function askedOften(format: LinkFormat, { faults, gaps, seed }: Asking): readonly Delivery[] {
  const pipeline = aPipeline(format, seed);
  for (const [index, { deed, span = always }] of faults.entries())
    pipeline.begin(deed, { ...span, id: `${span.id}/${index}` });
  const waiting = [...sentIn(format)];
  const heard: Delivery[] = [];
  let atMs = -1_000;
  const ask = () => {
    while (waiting[0] !== undefined && waiting[0].atMs <= atMs) pipeline.push(waiting.shift()!);
    heard.push(...pipeline.due(atMs));
  };
  for (const gap of gaps) {
    atMs += gap;
    ask();
  }
  atMs = 10_000_000;
  while (waiting.length > 0) pipeline.push(waiting.shift()!);
  heard.push(...pipeline.due(atMs));
  return heard;
}

/** What a reader makes of it who takes any line end, and does not look at the number of a message. */
function readable(bytes: Uint8Array): string {
  return textOf(bytes)
    .replaceAll(/\r\n|\n/g, '\r')
    .replace(/ORU\^R01\|[^|]*\|/, 'ORU^R01||');
}
