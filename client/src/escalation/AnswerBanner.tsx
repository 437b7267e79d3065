import type { Session } from '@chairside/shared/chair/state.ts';
import { useWording } from '../alarms/use-wording.ts';
import type { ChairView } from '../live/chair-view.ts';
import { Here } from '../session/afar/Here.tsx';
import { useAsk } from '../session/use-ask.tsx';
import { useGive } from '../session/use-give.tsx';
import { Button } from '../ui/Button.tsx';
import style from './AnswerBanner.module.css';
import { progressWords } from './call-words.ts';
import { standingAnswer, standingOrder } from './orders.ts';

type AnswerBannerProps = { readonly view: ChairView; readonly session: Session };

/**
 * What a physician has answered, large, until somebody at the chair taps it away: that closes the call, under her name (ES6, ES18).
 * Above the trend, beside the numbers it is about: it covers and moves none of them; the trend alone gives way.
 */
export function AnswerBanner({ view, session }: AnswerBannerProps) {
  const wording = useWording();
  const { text } = wording;
  const { give, question } = useGive(view.state.chair);
  const { ask, question: asked } = useAsk(view);
  const call = standingAnswer(session);
  const order = standingOrder(session);
  if (call === null) return null;
  return (
    <>
      <section className={style.banner} aria-label={text.escalation.answerStands}>
        <p role="alert">{progressWords(call, wording)}</p>
        <Here deeds={['close-escalation']}>
          {order !== null && (
            <Button kind="primary" onClick={() => ask(order)}>
              {text.action[order]}
            </Button>
          )}
          <Button onClick={() => give({ type: 'close-escalation', escalation: call.id })}>
            {text.escalation.read}
          </Button>
        </Here>
      </section>
      {question}
      {asked}
    </>
  );
}
