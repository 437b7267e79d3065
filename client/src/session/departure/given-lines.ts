import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { duration, timeOfDay } from '../../ui/format.ts';
import { entryWords } from './entry-words.ts';
import type { Summary } from './summary.ts';

/** What acts, or acted: infusions, doses and medicines, oxygen; one line each. */
export function givenLines(
  { infusions, given, oxygen }: Pick<Summary, 'infusions' | 'given' | 'oxygen'>,
  { text, timeZone }: { readonly text: Catalogue; readonly timeZone: string },
): readonly string[] {
  const words = text.happening.summary;
  const at = (atMs: number) => timeOfDay(atMs, timeZone);
  return [
    ...infusions.map((one) => {
      const stopped =
        one.stoppedAtMs === null ? [] : [words.stopped(at(one.stoppedAtMs), duration(one.infusedMs))];
      return [`${words.infusion} ${String(one.number)}`, words.started(at(one.startedAtMs)), ...stopped].join(
        ' · ',
      );
    }),
    ...given.map((one) => `${at(one.happenedAtMs)} ${entryWords(one, text)}`),
    ...oxygen.map(({ flowLPerMin, sinceMs, endedAtMs }) => {
      const span = endedAtMs === null ? words.lasting(at(sinceMs)) : words.span(at(sinceMs), at(endedAtMs));
      return `${words.oxygen(String(flowLPerMin))} · ${span}`;
    }),
  ];
}
