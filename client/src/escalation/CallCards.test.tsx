import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createConnection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createLiveStore } from '../live/store.ts';
import { anAlarmedView, firstSeq, type Told } from '../testing/alarms.ts';
import { aSiteView, chairTwo, startMs } from '../testing/chair.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import CallCards from './CallCards.tsx';
import { callsToAnswer } from './open-calls.ts';

const { escalation: words, calling } = en;

/** A page that lays nothing out: what is in sight is said by the test. */
const watched = new Map<Element, (ratio: number) => void>();
class SaidSight {
  readonly #tell: IntersectionObserverCallback;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }
  observe(element: Element) {
    const told = (intersectionRatio: number) => [{ intersectionRatio } as IntersectionObserverEntry];
    watched.set(element, (ratio) => act(() => this.#tell(told(ratio), this as never)));
  }
  disconnect() {}
}

beforeEach(() => {
  chooseLanguage('en');
  watched.clear();
  vi.stubGlobal('IntersectionObserver', SaidSight);
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(many: number) {
  const called = (ask: string): ChairFact => ({
    type: 'escalation-raised',
    body: { because: 'alarm', occurrence: null, ask },
  });
  const told = Array.from({ length: many }, (_, index): Told => [called(`call ${index}`), index * 1_000]);
  const view = anAlarmedView(told);
  const store = createLiveStore('physician-1');
  store.setState({
    site: aSiteView(),
    chairs: { [chairTwo]: view },
    nowMs: startMs + 60_000,
    link: { status: 'live' },
  });
  const socket = createFakeSocket();
  socket.goUp();
  const report = (): ScreenReport => ({
    place: 'desk',
    watches: [],
    sound: 'audible',
    isVisible: true,
    isKeptAwake: true,
    touchedAgoMs: 0,
    batteryPercent: null,
  });
  const connection = createConnection({ socket, store, rememberPerson: () => undefined, report });
  render(
    <ConnectionProvider value={connection}>
      <CallCards calls={callsToAnswer([view], startMs + 60_000)} />
    </ConnectionProvider>,
  );
  const cards = () => screen.getAllByRole('article');
  return {
    socket,
    cards,
    see: (card: Element, ratio: number) => watched.get(card.querySelector('header')!)!(ratio),
  };
}

for (const { ratio, receipts } of [
  { ratio: 0, receipts: 0 },
  { ratio: 0.94, receipts: 0 },
  { ratio: 0.95, receipts: 1 },
  { ratio: 1, receipts: 1 },
]) {
  it(`[ES4] a card of which ${ratio} is in sight gives ${receipts} receipts`, () => {
    const { socket, cards, see } = show(1);
    expect(socket.askedFor('escalation:shown')).toEqual([]);
    see(cards()[0]!, ratio);
    expect(socket.askedFor('escalation:shown')).toHaveLength(receipts);
  });
}

it('[ES4] [ES13] of a stack only what is in sight is received; the others are counted', () => {
  const { socket, cards, see } = show(5);
  for (const [index, card] of cards().entries()) see(card, index < 2 ? 1 : 0);
  const shown = socket.askedFor('escalation:shown').map(({ escalation }) => escalation);
  expect(shown).toEqual([firstSeq + 4, firstSeq + 3]);
  expect(screen.getByRole('button', { name: words.below(3) })).toBeDefined();
  see(cards()[2]!, 1);
  expect(screen.getByRole('button', { name: words.below(2) })).toBeDefined();
  for (const card of cards()) see(card, 1);
  expect(screen.queryByRole('button', { name: words.below(1) })).toBeNull();
});

it('[ES13] what is being read stands first, whatever else is listed', () => {
  const { cards } = show(3);
  const last = cards()[2]!;
  const time = last.querySelector('time')?.textContent;
  fireEvent.click(last.querySelector('button')!);
  expect(cards()[0]!.querySelector('time')?.textContent).toBe(time);
  expect(screen.getAllByRole('button', { name: calling.action.seeEscalation })).toHaveLength(2);
});
