import { Unplug } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isExposed } from '@chairside/shared/chair/timeline.ts';
import { useConnection, useLive } from '../live/context.tsx';
import { selectLink } from '../live/selectors.ts';
import type { Link, LiveState } from '../live/store.ts';
import { Button } from '../ui/Button.tsx';
import { spanText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import style from './LinkLost.module.css';

type LinkLostProps = {
  /** A band where the alarms stand, over a page on which no number is live (RE70); else a cover over all of it. */
  readonly form?: 'cover' | 'band';
};

/** A lost link covers the frame and says what to do; it goes by itself when the gateway is back (AL28). */
export function LinkLost({ form = 'cover' }: LinkLostProps) {
  const link = useLive(selectLink);
  if (link.status !== 'lost' && link.status !== 'refused') return null;
  return form === 'cover' ? <Cover link={link} /> : <Band link={link} />;
}

type Broken = Extract<Link, { status: 'lost' | 'refused' }>;

function Cover({ link }: { readonly link: Broken }) {
  const text = useText();
  const isSomebodyExposed = useLive(selectIsSomebodyExposed);
  const cover = useRef<HTMLDialogElement>(null);
  // Above every other dialog, and staying there: the browser would let Escape close it.
  useEffect(() => {
    const element = cover.current;
    if (element === null) return undefined;
    const show = () => {
      if (!element.open) element.showModal();
    };
    show();
    element.addEventListener('close', show);
    return () => element.removeEventListener('close', show);
  }, []);
  return (
    <dialog
      ref={cover}
      className={style.cover}
      aria-label={text.link.notMonitoring}
      data-priority={isSomebodyExposed ? 'high' : 'medium'}
      onCancel={(event) => event.preventDefault()}
    >
      <div className={style.head} role="alert">
        <Unplug aria-hidden className={style.sign} />
        <h2>{text.link.notMonitoring}</h2>
      </div>
      <ol className={style.todo}>
        {text.link.todo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {link.status === 'lost' ? (
        <Since sinceHostMs={link.sinceHostMs} />
      ) : (
        <div className={style.why}>
          <p>{refusedText(link, text)}</p>
          <Button onClick={() => location.reload()}>{text.app.reload}</Button>
        </div>
      )}
    </dialog>
  );
}

function Band({ link }: { readonly link: Broken }) {
  const text = useText();
  const isSomebodyExposed = useLive(selectIsSomebodyExposed);
  return (
    <div className={style.band} role="alert" data-priority={isSomebodyExposed ? 'high' : 'medium'}>
      <h2>{text.link.notMonitoring}</h2>
      <p>{text.link.todo.join(' · ')}</p>
      {link.status === 'lost' ? <Since sinceHostMs={link.sinceHostMs} /> : <p>{refusedText(link, text)}</p>}
    </div>
  );
}

function refusedText(link: Extract<Link, { status: 'refused' }>, text: ReturnType<typeof useText>): string {
  const words: Readonly<Record<string, string>> = text.link.refused;
  return words[link.why.type] ?? text.link.refusedUnknown;
}

/** The gateway's clock is out of reach, so this counts on the screen's own. */
function Since({ sinceHostMs }: { readonly sinceHostMs: number }) {
  const text = useText();
  const { host } = useConnection();
  const [hostMs, setHostMs] = useState(() => host.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setHostMs(host.nowMs()), 1_000);
    return () => clearInterval(timer);
  }, [host]);
  return <p className={style.why}>{text.link.sinceLost(spanText(hostMs - sinceHostMs, text))}</p>;
}

function selectIsSomebodyExposed({ chairs, nowMs }: LiveState): boolean {
  return Object.values(chairs).some(({ state }) => state.session !== null && isExposed(state.session, nowMs));
}
