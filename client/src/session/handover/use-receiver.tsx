import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import { mayHaveChair } from '@chairside/shared/people/may-have-chair.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useState, type ReactNode } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { Choices } from '../dialogs/Choices.tsx';

/** Whom the chair can pass to: everybody who can have it, but for whose it is. */
export function useReceivers({ chair, session }: ChairState): readonly Person[] {
  const people = useLive(selectSite)?.site.people ?? [];
  return people.filter((one) => one.personId !== session?.nurse?.personId && mayHaveChair(one, chair));
}

export type Receiver = {
  /** Null until somebody is chosen. */
  readonly by: PersonId | null;
  readonly name: string | null;
  readonly question: ReactNode;
};

/** Who gets it: whoever acts at this screen, where she can; at a screen that somebody else uses, a colleague who says who she is. */
export function useReceiver(label: string, receivers: readonly Person[]): Receiver {
  const acting = useLive(selectPersonId);
  const [chosen, choose] = useState<PersonId | null>(null);
  const first = receivers.find(({ personId }) => personId === acting);
  const by = receivers.find(({ personId }) => personId === chosen) ?? first ?? null;
  const question = (
    <Choices
      label={label}
      choices={receivers.map(({ personId, name }) => ({ value: personId, text: name }))}
      chosen={by?.personId ?? null}
      onChoose={choose}
    />
  );
  return { by: by?.personId ?? null, name: by?.name ?? null, question };
}
