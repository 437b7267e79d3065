import { silentFrom } from '../alarms/trajectories.ts';
import { withWard } from '../alarms/ward.ts';
import { figure, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium } from '../chromium.ts';
import { chairsUpTo } from '../clinic.ts';

/** Row 13: from the last reading of a device that falls silent to the technical condition, told and drawn. */
export const silentSourceRow: Row = { numbers: [13], runs: 'each', measure, judge };

/** Of a source of 1 Hz: max(5 s, 2.5 periods), docs/spec/alarms.md. */
const graceMs = 5_000;
const aimMs = 5_000;

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const chairs = chairsUpTo(8);
  const patients = chairs.map((chair, index) => silentFrom(chair, 16 + index));
  const browser = await openChromium();
  try {
    return await withWard(
      bench,
      {
        browser,
        patients,
        areTabletsAudible: true,
        pages: (httpPort) => [{ url: `http://127.0.0.1:${httpPort}/` }],
      },
      async ({ pages: [overview], played, tablets }) => {
        const { sent } = await played;
        await pause(graceMs + aimMs + 2_000);
        const { drawn } = await overview!.noted();
        const { alarms } = await tablets();
        const lastAt = new Map(chairs.map((chair, index) => [chair, sent[index]!.at(-1)!]));
        const told = alarms.flatMap(({ chair, what, at }) =>
          what === 'spo2-not-updating' ? [at - lastAt.get(chair)!] : [],
        );
        const seen = chairs.flatMap((chair) => {
          const first = drawn.find(
            ({ place, isTechnical, at }) => place === chair && isTechnical && at > lastAt.get(chair)!,
          );
          return first === undefined ? [] : [first.at - lastAt.get(chair)!];
        });
        if (told.length !== chairs.length || seen.length !== chairs.length)
          throw new Error(
            `of ${chairs.length} silent devices ${told.length} were told, ${seen.length} drawn`,
          );
        return { told: Math.max(...told), drawn: Math.max(...seen), drawnLeast: Math.min(...seen) };
      },
    );
  } finally {
    await browser.close();
  }
}

function judge(figures: Figures): readonly Line[] {
  const seconds = (name: string) => figure(figures, name) / 1000;
  const line = (what: string, name: string): Line => ({
    row: '13',
    what,
    aim: '≤ 5 s after its grace of 5 s',
    measured: `${seconds(name).toFixed(2)} s: ${(seconds(name) - graceMs / 1000).toFixed(2)} s after its grace`,
    baseline: '',
    ratio: null,
    isMet: figure(figures, name) - graceMs <= aimMs,
  });
  return [
    line('last reading → SpO2 not updating, told by the gateway, slowest of 8', 'told'),
    line('the same: drawn on the overview', 'drawn'),
  ];
}
