import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { sentence } from '@chairside/shared/text/en-calling.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import { numberText, timeOfDay } from '../ui/format.ts';

type RefusalWording = {
  readonly text: Catalogue;
  readonly timeZone: string;
  /** Whose id it is; without it the id itself is said. */
  readonly nameOf?: (actor: Actor) => string;
  /** What a criterion is called; without it they are counted. */
  readonly criterionName?: (id: string) => string;
};

/** Why not, and what to do (UI21). A refusal of a later gateway gets words that fit any. */
export function refusalText(why: Refusal | WireRefusal, wording: RefusalWording): string {
  const { text, timeZone, nameOf, criterionName } = wording;
  switch (why.type) {
    case 'wrong-phase':
      return text.refusal['wrong-phase'](text.phase[why.phase]);
    case 'limit-out-of-range':
      return text.refusal['limit-out-of-range'](rounded(why.min), rounded(why.max));
    case 'observation-not-over':
      return text.refusal['observation-not-over'](timeOfDay(why.readyAtMs, timeZone));
    case 'happened-before-session':
      return text.refusal['happened-before-session'](timeOfDay(why.openedAtMs, timeZone));
    case 'happened-before-onset':
      return text.refusal['happened-before-onset'](timeOfDay(why.onsetAtMs, timeZone));
    case 'score-out-of-range':
      return text.refusal['score-out-of-range'](why.min, why.max);
    case 'needs-physician':
      return text.refusal['needs-physician'][why.why];
    case 'line-taken':
      return text.refusal['line-taken'](why.lineId);
    case 'too-many-links':
      return text.refusal['too-many-links'](why.atMost);
    case 'too-many-lines':
      return text.refusal['too-many-lines'](why.atMost);
    case 'sign-in-needed':
      return text.refusal['sign-in-needed'][why.why];
    case 'chair-of-other':
    case 'beyond-their-reach':
      return text.refusal[why.type](nameOf?.({ personId: why.personId, role: '' }) ?? why.personId);
    case 'taken-already':
      return why.personId === null
        ? text.refusal['taken-by-nobody']
        : text.refusal['taken-already'](nameOf?.({ personId: why.personId, role: '' }) ?? why.personId);
    case 'answered-already': {
      const who = nameOf?.({ personId: why.personId, role: 'physician' }) ?? why.personId;
      const answer = sentence(why.answer, text.calling.words);
      return text.refusal['answered-already'](who, timeOfDay(why.atMs, timeZone), answer);
    }
    case 'not-ready':
      return criterionName === undefined
        ? text.refusal['not-ready'](why.unmet.length)
        : text.refusal['not-ready-named'](why.unmet.map(criterionName).join(', '));
    case 'already-acknowledged': {
      const actor = why.personId === null ? null : { personId: why.personId, role: '' };
      const who = nameOf?.(actor) ?? why.personId ?? text.session.gateway;
      return text.refusal['already-acknowledged'](who, timeOfDay(why.atMs, timeZone));
    }
    default: {
      const words: Readonly<Partial<Record<string, string>>> = plainRefusals(text);
      return words[why.type] ?? text.refusal.other;
    }
  }
}

function plainRefusals(text: Catalogue): Readonly<Partial<Record<string, string>>> {
  const entries = Object.entries(text.refusal).filter(([, words]) => typeof words === 'string');
  return Object.fromEntries(entries) as Partial<Record<string, string>>;
}

function rounded(value: number): number {
  return Number(numberText(value, 0));
}
