import { pairAlarms, pairSounds, type Paired } from '../alarms/pairing.ts';
import { fallingSaturations, shortFalls } from '../alarms/trajectories.ts';
import { withWard } from '../alarms/ward.ts';
import { figure, ms, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium } from '../chromium.ts';
import { chairsUpTo } from '../clinic.ts';
import { quantile } from '../numbers.ts';

/** Row 12: from the moment an alarm is due to the gateway's event, to the screen, and to the loudspeaker. */
export const alarmsRow: Row = { numbers: [12], runs: 'each', measure, judge };

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const seconds = bench.isQuick ? 45 : 90;
  const [sounding = '1', ...others] = chairsUpTo(50);
  const short = shortFalls(sounding, seconds);
  const falling = fallingSaturations(others, seconds);
  const patients = [...short.patients, ...falling.patients];
  const browser = await openChromium();
  try {
    return await withWard(
      bench,
      {
        browser,
        patients,
        areTabletsAudible: true,
        pages: (httpPort) =>
          Promise.resolve(['/', `/chairs/${sounding}`].map((path) => `http://127.0.0.1:${httpPort}${path}`)),
      },
      async ({ pages, played, tablets, clock }) => {
        const { sent, otherAnswers } = await played;
        if (otherAnswers > 0) throw new Error(`${otherAnswers} readings were refused`);
        await pause(1_000);
        const [overview, chair] = await Promise.all(pages.map((page) => page.noted()));
        if (overview === undefined || chair === undefined) throw new Error('a screen is missing');
        const { alarms } = await tablets();
        const sentBy = new Map(patients.map((patient, index) => [patient.chair, sent[index]!]));
        const due = [...short.due, ...falling.due];
        const paired = pairAlarms({ due, sentBy, told: alarms, overview, clock });
        const sounded = pairSounds(
          paired.filter((one) => one.due.chair === sounding),
          chair,
        );
        return figuresOf(paired, sounded, Math.max(overview.clockWithinMs, chair.clockWithinMs));
      },
    );
  } finally {
    await browser.close();
  }
}

function figuresOf(paired: readonly Paired[], sounded: readonly Paired[], clockWithinMs: number): Figures {
  const lost = paired.filter(({ toldAt, drawnAt }) => Number.isNaN(toldAt) || Number.isNaN(drawnAt));
  const silent = sounded.filter(({ soundedAt, drawnAt }) => Number.isNaN(soundedAt) || Number.isNaN(drawnAt));
  if (lost.length + silent.length > 0) {
    const which = [...lost, ...silent].map(
      ({ due, toldAt, drawnAt }) => `${due.chair}@${due.second} ${due.type} told ${toldAt} drawn ${drawnAt}`,
    );
    throw new Error(
      `of ${paired.length} alarms ${lost.length} lost, ${silent.length} silent: ${which.join('; ')}`,
    );
  }
  return {
    due: paired.length,
    late: paired.filter(({ readingsLate }) => readingsLate > 0).length,
    ...spread(
      'told',
      paired.map(({ toldAt, decidedAt }) => toldAt - decidedAt),
    ),
    ...spread(
      'drawn',
      paired.map(({ drawnAt, decidedAt }) => drawnAt - decidedAt),
    ),
    ...spread(
      'chairDrawn',
      sounded.map(({ drawnAt, decidedAt }) => drawnAt - decidedAt),
    ),
    ...spread(
      'sounded',
      sounded.map(({ soundedAt, decidedAt }) => soundedAt - decidedAt),
    ),
    sounds: sounded.length,
    clockWithin: clockWithinMs,
  };
}

function spread(name: string, values: readonly number[]): Figures {
  return {
    [`${name}P50`]: quantile(values, 0.5),
    [`${name}P99`]: quantile(values, 0.99),
    [`${name}Max`]: Math.max(...values),
  };
}

const aim = { p99Ms: 250, maxMs: 1_000 };

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const line = (what: string, name: string, baseline: string): Line => ({
    row: '12',
    what,
    aim: `p99 ≤ ${aim.p99Ms} ms, max ≤ ${aim.maxMs / 1000} s`,
    measured: `p50 ${ms(of(`${name}P50`))}, p99 ${ms(of(`${name}P99`))}, max ${ms(of(`${name}Max`))}`,
    baseline,
    ratio: null,
    isMet: of(`${name}P99`) <= aim.p99Ms && of(`${name}Max`) <= aim.maxMs,
  });
  return [
    {
      ...line(`${of('due')} alarms at 50 chairs, due → told by the gateway`, 'told', ''),
      aim: '',
      isMet: null,
    },
    line('the same: drawn on the overview', 'drawn', `clocks within ${ms(of('clockWithin'))}`),
    line(`${of('sounds')} alarms of one chair, due → drawn on its screen`, 'chairDrawn', ''),
    line('the same: first sample of sound', 'sounded', '20 ms of it planned ahead'),
    {
      row: '12',
      what: 'alarms that came with a later reading than by the device’s own times',
      aim: 'none',
      measured: `${of('late')} of ${of('due')}`,
      baseline: '',
      ratio: null,
      isMet: of('late') === 0,
    },
  ];
}
