import type { Actor } from '@chairside/shared/chair/events.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ItemWords } from '@chairside/shared/text/item-words.ts';
import type { RecordsWords } from '@chairside/shared/text/records-words.ts';
import { useCriterionName } from '../../session/criterion-name.ts';
import { useItemWords } from '../../session/item-text.ts';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useRecordsText } from './records-text.ts';

/** What is needed to say anything of a record in words. */
export type Wording = {
  readonly record: SessionRecord;
  readonly text: Catalogue;
  readonly words: RecordsWords;
  readonly items: ItemWords;
  /** Whoever acted by name, and that it was from afar (UI19); the gateway where nobody did. */
  readonly nameOf: (actor: Actor) => string;
  /** `10:23`, of the clinic. */
  readonly time: (atMs: number) => string;
  readonly criterionName: (id: string) => string;
};

export function useWording(record: SessionRecord): Wording {
  const text = useText();
  const words = useRecordsText();
  const items = useItemWords();
  const criterionName = useCriterionName();
  return {
    record,
    text,
    words,
    items,
    nameOf: (actor) => {
      if (actor === null) return text.session.gateway;
      const { personId, isFromAfar } = actor;
      const name = record.people.find((one) => one.personId === personId)?.name ?? personId;
      return isFromAfar === true ? text.calling.fromAfar(name) : name;
    },
    time: (atMs) => timeOfDay(atMs, record.timeZone),
    criterionName: (id) => criterionName(id, record.protocol),
  };
}
