import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { soundWanted } from '../alarms/sound-wanted.ts';
import type { Watching } from '../alarms/watching.ts';
import { createLiveStore, type LiveState } from '../live/store.ts';
import { acknowledged, anAlarmedView, aRow, began, firstSeq, type Told } from '../testing/alarms.ts';
import { aSiteView, chairTwo, startMs } from '../testing/chair.ts';

const physician = 'physician-1' as PersonId;
const nowhere: Watching = { home: null, unwatched: [] };
const elsewhere: Watching = { home: 'desk', unwatched: [chairTwo] };

const byNurse: Told = [raised('nurse', null)];
const byAlarm: Told = [raised('alarm', firstSeq)];

function raised(because: 'nurse' | 'alarm', occurrence: number | null): ChairFact {
  return { type: 'escalation-raised', body: { because, occurrence, ask: because === 'nurse' ? 'x' : null } };
}

type Listening = { readonly person?: string; readonly place?: Watching };

function heard(told: readonly Told[], { person = physician, place = nowhere }: Listening = {}) {
  const view = aSiteView();
  const people = [
    ...view.site.people,
    { personId: physician, name: 'Dr. Amadi', role: 'physician' as const, chairs: null, isActive: true },
  ];
  const live: LiveState = {
    ...createLiveStore(person).getState(),
    link: { status: 'live' },
    site: { ...view, site: { ...view.site, people } },
    chairs: { [chairTwo]: anAlarmedView(told) },
  };
  const want = soundWanted(live, place, startMs);
  return want?.kind === 'burst' ? want.priority : want;
}

describe('a call', () => {
  it('[ES12] of a nurse sounds as a medium alarm on a physician’s screen, wherever that is', () => {
    expect(heard([byNurse])).toBe('medium');
    expect(heard([byNurse], { place: elsewhere })).toBe('medium');
  });

  it('[ES12] sounds on nobody else’s screen', () => {
    expect(heard([byNurse], { person: 'nurse-1' })).toBeNull();
    expect(heard([byNurse], { person: 'nobody' })).toBeNull();
  });

  it('[ES12] of an alarm sounds as the alarm, until somebody acknowledges it', () => {
    expect(heard([[began()], byAlarm])).toBe('high');
    const medium = began({ priority: 'medium', violations: [aRow({ limit: 90, priority: 'medium' })] });
    expect(heard([[medium], byAlarm])).toBe('medium');
    expect(heard([[began()], byAlarm, [acknowledged(firstSeq)]])).toBeNull();
  });

  it('[ES12] of an alarm is silent while the chair’s sound is paused, a nurse’s is not', () => {
    const paused: Told = [{ type: 'audio-paused', body: { untilMs: startMs + 120_000 } }];
    expect(heard([[began()], byAlarm, paused])).toBeNull();
    expect(heard([byNurse, paused])).toBe('medium');
  });

  it('[ES12] that is closed is silent', () => {
    expect(
      heard([byNurse, [{ type: 'escalation-closed', body: { escalation: firstSeq, because: 'person' } }]]),
    ).toBeNull();
  });
});
