import { openBlankPage } from '../alarms/blank-page.ts';
import { pairAlarms, pairSounds, readingTimes, type Paired } from '../alarms/pairing.ts';
import type { ToldAlarm } from '../alarms/tablets.ts';
import { fallingSaturations, shortFalls } from '../alarms/trajectories.ts';
import { withWard } from '../alarms/ward.ts';
import { figure, ms, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium } from '../chromium.ts';
import { chairsUpTo } from '../clinic.ts';
import { quantile } from '../numbers.ts';

/** Row 12: from the moment an alarm is due to the gateway's event, to the screen, and to the loudspeaker. */
export const alarmsRow: Row = { numbers: [12], runs: 'each', measure, judge };

/** The second screen as it is: of fifty sectors eighteen are in view. */
const secondScreen = { width: 1920, height: 1_080 };

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const seconds = bench.isQuick ? 45 : 90;
  const [sounding = '1', ...others] = chairsUpTo(50);
  const short = shortFalls(sounding, seconds);
  const falling = fallingSaturations(others, seconds);
  const patients = [...short.patients, ...falling.patients];
  const browser = await openChromium();
  const blank = await openBlankPage(browser);
  try {
    return await withWard(
      bench,
      {
        browser,
        patients,
        areTabletsAudible: true,
        pages: (httpPort) => [
          { url: `http://127.0.0.1:${httpPort}/`, viewport: secondScreen },
          { url: `http://127.0.0.1:${httpPort}/chairs/${sounding}` },
        ],
      },
      async ({ pages, played, tablets, clock, startAtStampMs }) => {
        const { sent, otherAnswers } = await played;
        if (otherAnswers > 0) throw new Error(`${otherAnswers} readings were refused`);
        await pause(1_000);
        const [overview, chair] = await Promise.all(pages.map((page) => page.noted()));
        if (overview === undefined || chair === undefined) throw new Error('a screen is missing');
        const heard = await tablets();
        const sentBy = new Map(patients.map((patient, index) => [patient.chair, sent[index]!]));
        const due = [...short.due, ...falling.due];
        const paired = pairAlarms({ due, sentBy, told: heard.alarms, overview, clock });
        const ofOne = paired.filter((one) => one.due.chair === sounding);
        const sounded = pairSounds(ofOne, chair);
        expectWhole(heard.alarms, paired, sounded);
        return {
          ...figuresOf(paired, sounded),
          ...spread('reading', readingTimes(heard, { sentBy, clock, startAtStampMs })),
          ...spread('blank', await blank.drawnMs()),
          clockWithin: Math.max(overview.clockWithinMs, chair.clockWithinMs),
        };
      },
    );
  } finally {
    await browser.close();
  }
}

/** A run in which an alarm was lost, or one came that was not due, has no figures. */
function expectWhole(
  told: readonly ToldAlarm[],
  paired: readonly Paired[],
  sounded: readonly Paired[],
): void {
  const surplus = told.filter(({ what }) => what === 'spo2-low').length - paired.length;
  const lost = paired.filter(({ toldAt, drawnAt }) => Number.isNaN(toldAt) || Number.isNaN(drawnAt));
  const silent = sounded.filter(({ soundedAt, drawnAt }) => Number.isNaN(soundedAt) || Number.isNaN(drawnAt));
  if (lost.length + silent.length + Math.abs(surplus) === 0) return;
  const which = [...lost, ...silent].map(
    ({ due, toldAt, drawnAt }) =>
      `chair ${due.chair}, second ${due.second}, ${due.type}: told ${toldAt}, drawn ${drawnAt}`,
  );
  throw new Error(
    `of ${paired.length} alarms ${lost.length} lost, ${silent.length} silent, ${surplus} not due\n${which.join('\n')}`,
  );
}

function figuresOf(paired: readonly Paired[], sounded: readonly Paired[]): Figures {
  return {
    due: paired.length,
    late: paired.filter(({ readingsLate }) => readingsLate > 0).length,
    ...spread(
      'told',
      paired.map(({ toldAt, decidedAt }) => toldAt - decidedAt),
    ),
    ...spread(
      'drawn',
      paired.map(({ drawnAt, dueAt }) => drawnAt - dueAt),
    ),
    ...spread(
      'path',
      paired.map(({ drawnAt, decidedAt }) => drawnAt - decidedAt),
    ),
    ...spread(
      'chairDrawn',
      sounded.map(({ drawnAt, dueAt }) => drawnAt - dueAt),
    ),
    ...spread(
      'sounded',
      sounded.map(({ soundedAt, dueAt }) => soundedAt - dueAt),
    ),
    sounds: sounded.length,
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
  const clocks = `page's clock within ${ms(of('clockWithin'))}`;
  const line = (what: string, name: string, baseline: string): Line => ({
    row: '12',
    what,
    aim: `p99 ≤ ${aim.p99Ms} ms, max ≤ ${aim.maxMs / 1000} s`,
    measured: spreadText(figures, name),
    baseline,
    ratio: null,
    isMet: of(`${name}P99`) <= aim.p99Ms && of(`${name}Max`) <= aim.maxMs,
  });
  return [
    line(`${of('due')} alarms at 50 chairs, due → drawn on the overview`, 'drawn', clocks),
    {
      row: '12',
      what: 'of them decided with a later reading than by the devices’ own times',
      aim: 'none',
      measured: `${of('late')} of ${of('due')}`,
      baseline: '',
      ratio: null,
      isMet: of('late') === 0,
    },
    {
      row: '12',
      what: 'reading that decided → told by the gateway',
      aim: '',
      measured: spreadText(figures, 'told'),
      baseline: `any reading ${spreadText(figures, 'reading')}`,
      ratio: of('toldP50') / of('readingP50'),
      isMet: null,
    },
    line(
      'reading that decided → drawn on the overview',
      'path',
      `any change of a blank page ${spreadText(figures, 'blank')}`,
    ),
    line(`${of('sounds')} alarms at once of one chair, due → drawn on its screen`, 'chairDrawn', ''),
    line('the same: first sample of sound', 'sounded', 'planned 20 ms ahead'),
  ];
}

function spreadText(figures: Figures, name: string): string {
  const [p50, p99, max] = ['P50', 'P99', 'Max'].map((part) => ms(figure(figures, `${name}${part}`)));
  return `p50 ${p50}, p99 ${p99}, max ${max}`;
}
