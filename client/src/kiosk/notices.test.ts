import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { en } from '@chairside/shared/text/en.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Watching } from '../alarms/watching.ts';
import { createLiveStore } from '../live/store.ts';
import { acknowledged, anAlarmedView, began, firstSeq, type Told } from '../testing/alarms.ts';
import { aSiteView, chairTwo } from '../testing/chair.ts';
import { createFakeNotices } from './fake-notices.ts';
import { connectNotices } from './notice-desk.ts';
import { noticesAtMost, noticesWanted } from './notices.ts';

const words = { text: en, kiosk };
const atDesk: Watching = { home: 'desk', unwatched: [] };
const cleared: ChairFact = { type: 'alarm-cleared', body: { occurrence: firstSeq, value: 96 } };
const called: ChairFact = {
  type: 'escalation-raised',
  body: { because: 'nurse', occurrence: null, ask: 'A. Rivera asks for you' },
};
const answered: ChairFact = {
  type: 'escalation-answered',
  body: { escalation: firstSeq, answer: '@coming' },
};

function titles(told: readonly Told[], place = atDesk): readonly string[] {
  const live = { site: aSiteView(), chairs: { [chairTwo]: anAlarmedView(told) } };
  return noticesWanted(live, place, words).map(({ title }) => title);
}

describe('what is told', () => {
  const rows: Readonly<Record<string, readonly [readonly Told[], readonly string[], Watching?]>> = {
    'a high alarm': [[[began()]], ['Chair 2 · *** SpO2 low']],
    'a medium one': [[[began({ priority: 'medium' })]], ['Chair 2 · ** SpO2 low']],
    'a technical one': [
      [[began({ what: 'probe-off', priority: 'medium' })]],
      ['Chair 2 · !! SpO2 probe off'],
    ],
    'not a low one': [[[began({ priority: 'low' })]], []],
    'not what is acknowledged': [[[began()], [acknowledged(firstSeq)]], []],
    'not what is over': [[[began({ priority: 'medium' })], [cleared]], []],
    'a call to the physician': [[[called]], [`Chair 2 · ${kiosk.notices.call}`]],
    'not a call that is answered': [[[called], [answered]], []],
    'not of a chair that this screen does not sound for': [
      [[began()], [called]],
      [],
      { home: 'desk', unwatched: [chairTwo] },
    ],
    'not of another chair than the one this screen stands at': [
      [[began()]],
      [],
      { home: '1' as ChairId, unwatched: [] },
    ],
  };
  for (const [name, [told, expected, place]] of Object.entries(rows)) {
    it(`[UI27] ${name}`, () => expect(titles(told, place)).toEqual(expected));
  }

  it('[UI27] no notice has a patient, nor a word that somebody wrote', () => {
    const live = { site: aSiteView(), chairs: { [chairTwo]: anAlarmedView([[began()], [called]]) } };
    expect(JSON.stringify(noticesWanted(live, atDesk, words))).not.toMatch(/Rivera|1042/);
  });

  for (const count of [noticesAtMost - 1, noticesAtMost, noticesAtMost + 1]) {
    it(`[UI27] of ${count} at once ${Math.min(count, noticesAtMost)} are shown`, () => {
      const told = Array.from({ length: count }, (): Told => [called]);
      expect(titles(told)).toHaveLength(Math.min(count, noticesAtMost));
    });
  }
});

describe('when', () => {
  async function background({
    areOn = true,
    answer = 'granted',
  }: { readonly areOn?: boolean; readonly answer?: 'granted' | 'denied' } = {}) {
    const store = createLiveStore(null);
    store.setState({ site: aSiteView(), chairs: { [chairTwo]: anAlarmedView([]) } });
    const watching = createStore(() => atDesk);
    const choice = createStore(() => ({ areOn }));
    const port = createFakeNotices(answer);
    await port.ask();
    const page = document.implementation.createHTMLDocument();
    const show = (visibilityState: DocumentVisibilityState) => {
      Object.defineProperty(page, 'visibilityState', { value: visibilityState, configurable: true });
      page.dispatchEvent(new Event('visibilitychange'));
    };
    show('hidden');
    const end = connectNotices({ store, watching, choice, port, words: () => words, page });
    const tell = (...told: readonly Told[]) =>
      store.setState({ chairs: { [chairTwo]: anAlarmedView(told) } });
    return { port, show, tell, end, watching, choice };
  }
  const low = 'Chair 2 · *** SpO2 low';

  it('[UI27] what calls stands there once, and is closed when it is over', async () => {
    const { port, tell } = await background();
    tell([began()]);
    tell([began()]);
    expect(port.titles()).toEqual([low]);
    tell([began()], [acknowledged(firstSeq)]);
    expect(port.titles()).toEqual([]);
  });

  it('[UI27] nothing stands there while the page is seen', async () => {
    const { port, show, tell } = await background();
    tell([began()]);
    show('visible');
    expect(port.titles()).toEqual([]);
    tell([began()], [began({ what: 'pulse-low' })]);
    expect(port.titles()).toEqual([]);
    show('hidden');
    expect(port.titles()).toHaveLength(2);
  });

  it('[UI27] a chair that is not watched any more has none', async () => {
    const { port, tell, watching } = await background();
    tell([began()]);
    watching.setState({ home: 'desk', unwatched: [chairTwo] });
    expect(port.titles()).toEqual([]);
  });

  for (const [name, given] of [
    ['nobody asked for', { areOn: false }],
    ['the browser refused', { answer: 'denied' as const }],
  ] as const) {
    it(`[UI27] none that ${name}`, async () => {
      const { port, tell } = await background(given);
      tell([began()]);
      expect(port.titles()).toEqual([]);
    });
  }

  it('[UI27] switched off, all of them go', async () => {
    const { port, tell, choice, end } = await background();
    tell([began()]);
    choice.setState({ areOn: false });
    expect(port.titles()).toEqual([]);
    choice.setState({ areOn: true });
    expect(port.titles()).toEqual([low]);
    end();
    expect(port.titles()).toEqual([]);
  });
});
