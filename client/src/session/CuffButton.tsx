import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../live/chair-view.ts';
import { useNowMs } from '../live/context.tsx';
import { useText } from '../ui/text.ts';
import style from './CuffButton.module.css';
import { nibpNextText } from './nibp-next.ts';
import { useAsk } from './use-ask.tsx';

type CuffButtonProps = { readonly view: ChairView; readonly session: Session };

/** When the cuff is wanted next; a tap opens what can be asked of it. */
export function CuffButton({ view, session }: CuffButtonProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { ask, question } = useAsk(view);
  const missed = session.nibp.missedAtMs.length;
  const words = [
    nibpNextText(session, nowMs, text),
    ...(missed === 0 ? [] : [text.alarm.nibp.missed(missed)]),
  ].filter((one) => one !== null);
  return (
    <>
      <button type="button" className={style.button} onClick={() => ask('cuff')}>
        <span>{words.length === 0 ? text.alarm.nibp.measure : words.join(' · ')}</span>
      </button>
      {question}
    </>
  );
}
