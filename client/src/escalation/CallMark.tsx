import type { Session } from '@chairside/shared/chair/state.ts';
import { useWording } from '../alarms/use-wording.ts';
import style from './CallMark.module.css';
import { progressWords } from './call-words.ts';

/** On the overview: that a physician is called to this chair, and how far it has come (ES15). */
export function CallMark({ session }: { readonly session: Session }) {
  const wording = useWording();
  const { escalations } = session;
  const shown = escalations.find(({ answered }) => answered === null) ?? escalations.at(-1);
  if (shown === undefined) return null;
  return (
    <p className={style.mark}>
      <b>{wording.text.escalation.mark}</b> · {progressWords(shown, wording)}
    </p>
  );
}
