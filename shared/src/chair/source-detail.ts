import type { ChairEvent } from './events.ts';

type SourceChanged = Extract<ChairEvent, { type: 'source-changed' }>['body'];

/** What log and record say of a change of source, as codes: `parameters` in their order, one comma between two. */
export function sourceDetail({ parameters, isJudged, ...rest }: SourceChanged) {
  return { ...rest, parameters: parameters.join(', '), alarms: isJudged ? 'hang-on-it' : 'none' };
}
