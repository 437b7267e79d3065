import { beforeEach, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Watching } from '../alarms/watching.ts';
import { createLiveStore, type LiveStore } from '../live/store.ts';
import { acknowledged, anAlarmedView, began, firstSeq, type Told } from '../testing/alarms.ts';
import { aSiteView, chairTwo, startMs } from '../testing/chair.ts';
import { connectSound } from './sound-wiring.ts';

let store: LiveStore;
let done: string[];
let watching: StoreApi<Watching>;

beforeEach(() => {
  done = [];
  store = createLiveStore(null);
  store.setState({ link: { status: 'live' }, site: aSiteView(), nowMs: startMs });
  watching = createStore<Watching>(() => ({ home: chairTwo, unwatched: [] }));
  connectSound({
    connection: {
      store,
      follow: (chair) => {
        done.push(`follow ${chair}`);
        return () => void done.push(`leave ${chair}`);
      },
      followOverview: () => {
        done.push('follow all');
        return () => void done.push('leave all');
      },
    },
    watching,
    desk: {
      want: (want) =>
        void done.push(
          `want ${want === null ? 'nothing' : want.kind === 'burst' ? want.priority : want.kind}`,
        ),
      remind: (priority) => void done.push(`remind ${priority}`),
      silence: () => void done.push('silence'),
    },
  });
  done.length = 0;
});

it('[AL25] what begins sounds, once asked for and not again with every reading', () => {
  tell([began()]);
  tell([began()]);
  expect(done).toEqual(['want high']);
});

it('[AL12] an acknowledgement that came back silences at once', () => {
  tell([began()]);
  tell([began()], [acknowledged(firstSeq)]);
  expect(done).toEqual(['want high', 'silence', 'want nothing']);
});

it('[AL16] so does a pause', () => {
  tell([began()]);
  tell([began()], [{ type: 'audio-paused', body: { untilMs: startMs + 120_000 } }]);
  expect(done).toEqual(['want high', 'silence', 'want nothing']);
});

it('[AL25] a condition that ends by itself lets its burst be finished', () => {
  tell([began()]);
  tell([began()], [{ type: 'alarm-cleared', body: { occurrence: firstSeq, value: 96 } }]);
  expect(done).toEqual(['want high', 'want nothing']);
});

it('[AL15] acknowledging one of two as urgent silences nothing', () => {
  const two: readonly Told[] = [[began()], [began({ what: 'pulse-low' })]];
  tell(...two);
  tell(...two, [acknowledged(firstSeq)]);
  expect(done).toEqual(['want high']);
});

it('[AL39] a lost link sounds, and what called sounds again when it is back', () => {
  tell([began()]);
  store.setState({ link: { status: 'lost', sinceHostMs: 0 } });
  store.setState({ link: { status: 'live' } });
  expect(done).toEqual(['want high', 'want link-lost', 'want high']);
});

it('[AL18] reminds once when its time has come', () => {
  tell([began()], [acknowledged(firstSeq)]);
  for (const afterMs of [179_000, 180_000, 181_000]) store.setState({ nowMs: startMs + afterMs });
  expect(done).toEqual(['remind high']);
});

it('[AL27] a screen that is moved to the desk follows all chairs from then on', () => {
  watching.setState({ home: 'desk' });
  expect(done).toEqual(['leave 2', 'follow all']);
});

function tell(...told: readonly Told[]) {
  store.setState({ chairs: { [chairTwo]: anAlarmedView(told) } });
}
