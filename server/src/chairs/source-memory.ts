import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { SourceClass } from '@chairside/shared/devices/source-class.ts';
import type { DeviceId, SessionId } from '@chairside/shared/ids.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { sourceFacts, type Source, type Sources, type SpeaksBecause } from '../domain/sources.ts';

/** From which device each parameter of the session was recorded last, so that a change can be told (DV9). */
export type SourceMemory = {
  /** As the journal has it. */
  restore(session: SessionId | null, history: SessionHistory): void;
  /** What has to be told of where these readings come from, which are recorded now. */
  follow(session: SessionId, recorded: readonly RecordedNow[]): readonly ChairFact[];
};

type SessionHistory = {
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
};

/** `because` null: it was recorded beside the one that speaks. */
type RecordedNow = { readonly reading: NumberedReading; readonly because: SpeaksBecause | null };

type Site = {
  readonly isJudged: (deviceId: DeviceId) => boolean;
  readonly sourceClassOf: (deviceId: DeviceId) => SourceClass;
};

export function createSourceMemory({ isJudged, sourceClassOf }: Site): SourceMemory {
  let of: SessionId | null = null;
  let sources: Sources = new Map();

  function sourceNow(deviceId: DeviceId): Source {
    return { deviceId, sourceClass: sourceClassOf(deviceId), isJudged: isJudged(deviceId) };
  }

  return {
    restore(session, { events, readings }) {
      of = session;
      const found = new Map<ParameterId, Source>();
      for (const event of events) {
        if (event.type !== 'source-changed' || event.session !== session) continue;
        const { parameters: changed, was: _was, because: _because, ...source } = event.body;
        for (const parameter of changed) found.set(parameter, source);
      }
      // As it was told: what the site says by now may be news.
      for (const { parameter, deviceId } of withoutBeside(readings))
        if (found.get(parameter)?.deviceId !== deviceId) found.set(parameter, sourceNow(deviceId));
      sources = found;
    },
    follow(session, recorded) {
      if (session !== of) sources = new Map();
      of = session;
      const spoken = recorded.flatMap(({ reading: { parameter, deviceId }, because }) =>
        because === null ? [] : { parameter, source: sourceNow(deviceId), because },
      );
      const told = sourceFacts(sources, spoken);
      sources = told.sources;
      return told.facts;
    },
  };
}

/** In the order they were recorded. A cuff's number that is older than one before it was recorded beside that (DV11). */
function withoutBeside(readings: readonly NumberedReading[]): readonly NumberedReading[] {
  const newestMs = new Map<ParameterId, number>();
  return readings.filter(({ parameter, atMs }) => {
    if (parameters[parameter].cadence !== 'episodic') return true;
    if (atMs < (newestMs.get(parameter) ?? -Infinity)) return false;
    newestMs.set(parameter, atMs);
    return true;
  });
}
