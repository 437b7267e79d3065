import { useLive } from '../live/context.tsx';
import { selectLink } from '../live/selectors.ts';
import { useText } from '../ui/text.ts';
import style from './LinkMark.module.css';

/** Says that the link is alive; what it says when it is not covers the frame. */
export function LinkMark() {
  const text = useText();
  const { status } = useLive(selectLink);
  return (
    <span className={style.mark} data-link={status}>
      {status === 'live' ? text.link.live : '…'}
    </span>
  );
}
