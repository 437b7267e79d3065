import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { useText } from '../../ui/text.ts';
import { useNameOf } from '../names.ts';
import style from './Handover.module.css';
import { handoverParts } from './handover-parts.ts';
import { useHandoverText } from './handover-text.ts';

type HandoverPartsProps = { readonly view: ChairView; readonly session: Session };

/** The card of a handover (SE20): what the other has to know, as it is now. */
export function HandoverParts({ view, session }: HandoverPartsProps) {
  const text = useText();
  const words = useHandoverText();
  const nameOf = useNameOf();
  const nowMs = useNowMs();
  const note = session.handover?.note ?? null;
  return (
    <>
      {note !== null && (
        <p className={style.word} aria-label={words.part.note}>
          {words.said(nameOf(session.handover?.by ?? null), note)}
        </p>
      )}
      {handoverParts(view, session, { text, words, nameOf, nowMs }).map(({ name, lines }) => (
        <section key={name} className={style.part} aria-label={words.part[name]}>
          <h3>{words.part[name]}</h3>
          <ul>
            {lines.map((line, index) => (
              <li key={`${String(index)} ${line}`}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
