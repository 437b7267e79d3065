import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { ageText } from '../ui/format.ts';
import type { Vital, Why } from './vital.ts';

/** Why there is no number, in words (UI9). */
function whyText(why: Why, text: Catalogue): string {
  switch (why.type) {
    case 'silent':
      return `${text.vital.why.silent}, ${ageText(why.ageMs, text)}`;
    case 'contradiction':
      return text.vital.contradiction(why.values);
    default:
      return text.vital.why[why.type];
  }
}

/** What has to be said about a number beyond itself; null when it is fresh and good. */
export function remarkText(vital: Vital, text: Catalogue): string | null {
  if (vital.shown !== 'number') return whyText(vital.why, text);
  if (vital.quality === 'questionable') return text.vital.doubt[vital.doubt];
  return vital.freshness === 'dim' ? text.vital.ago(ageText(vital.ageMs, text)) : null;
}
