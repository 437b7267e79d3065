import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { describe, expect, it } from 'vitest';
import { liveSession, sessionStartMs } from '../support/stepped-session.ts';

/** A whole session, bytes over real sockets into a real gateway, its clock stepped once a second (SI8). */
const lengthMs = 70 * 60_000;
/** An idle machine takes a few seconds for each; two at once on a busy one may take this long. */
const atMostMs = lengthMs / 60;

/** What is the same each time: ids of sessions and commands are drawn. */
function told({ seq, atMs, type, body, actor }: ChairEvent) {
  return { seq, atMs, type, body, actor };
}

function alarmsIn(events: readonly ChairEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'alarm-began'
      ? [`${String((event.atMs - sessionStartMs) / 1_000)} s ${event.body.condition.what}`]
      : [],
  );
}

describe('a session of seventy minutes', () => {
  it(
    '[SI71] takes seconds, and the same bytes give the same events at the same times, however they were cut',
    { timeout: 3 * atMostMs },
    async () => {
      const [once, again] = await Promise.all([
        liveSession({ inPieces: false }),
        liveSession({ inPieces: true }),
      ]);
      expect(alarmsIn(once.events)).toEqual([
        '250 s no-audible-screen',
        '647 s spo2-low',
        '667 s physician-not-reached',
        '1200 s probe-off',
        '1270 s physician-not-reached',
        '1790 s pressure-high',
        '1910 s nibp-overdue',
        '2704 s spo2-not-updating',
      ]);
      expect(again.events.map(told)).toEqual(once.events.map(told));
      expect(once.events.map(({ seq }) => seq)).toEqual(
        Array.from({ length: once.lastSeq }, (_, index) => index + 1),
      );
      expect(Math.max(once.tookMs, again.tookMs)).toBeLessThan(atMostMs);
    },
  );
});
