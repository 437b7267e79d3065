import type { Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { useConnection, useLive } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import { useAttempt } from '../session/dialogs/use-attempt.tsx';
import { useText } from '../ui/text.ts';
import { saidWords } from './call-words.ts';
import { Sentences } from './Sentences.tsx';

type AnswerFormProps = {
  readonly chair: ChairId;
  readonly session: Session;
  readonly call: Escalation;
};

/** One tap, or words of one's own. The newest answer counts, and knows of the one before (ES11). */
export function AnswerForm({ chair, session, call }: AnswerFormProps) {
  const text = useText();
  const connection = useConnection();
  const answers = useLive(selectSite)?.site.escalationWords.answers ?? [];
  const [isPending, setPending] = useState(false);
  const { attempt, refusal } = useAttempt((command) => connection.give(chair, command), session);
  const answer = async (said: string) => {
    setPending(true);
    const insteadOfAtMs = call.answered?.atMs ?? null;
    await attempt({ type: 'answer-escalation', escalation: call.id, answer: said, insteadOfAtMs });
    setPending(false);
  };
  return (
    <>
      <Sentences
        label={call.answered === null ? text.escalation.answerTitle : text.escalation.answerOnce}
        sentences={answers.map((value) => ({ value, text: saidWords(value, text) }))}
        isPending={isPending}
        onSay={(said) => void answer(said)}
      />
      {refusal}
    </>
  );
}
