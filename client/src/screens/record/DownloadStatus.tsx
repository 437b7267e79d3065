import { Button } from '../../ui/Button.tsx';
import style from './RecordActions.module.css';
import { useRecordsText } from './records-text.ts';
import type { DownloadState } from './use-download.ts';

type DownloadStatusProps = { readonly state: DownloadState; readonly onStop: () => void };

/** How far a download is, or what became of it, in words that are read out. */
export function DownloadStatus({ state, onStop }: DownloadStatusProps) {
  const { actions } = useRecordsText();
  return (
    <span className={style.status} role="status" data-download={state.status}>
      {wordsFor(state, actions)}
      {state.status === 'going' && <Button onClick={onStop}>{actions.stop}</Button>}
    </span>
  );
}

function wordsFor(state: DownloadState, actions: ReturnType<typeof useRecordsText>['actions']): string {
  switch (state.status) {
    case 'none':
      return '';
    case 'going': {
      const { bytes, share } = state.progress;
      return share === null
        ? actions.going(actions[state.format], sizeText(bytes, actions))
        : actions.goingOf(actions[state.format], Math.floor(share * 100));
    }
    case 'done':
      return actions.done(actions[state.format], sizeText(state.bytes, actions));
    case 'failed':
      return actions.failed[state.problem](actions[state.format]);
  }
}

type SizeWords = Pick<ReturnType<typeof useRecordsText>['actions'], 'kilobytes' | 'megabytes'>;

function sizeText(bytes: number, words: SizeWords): string {
  const kilobytes = bytes / 1_000;
  return kilobytes < 1_000
    ? words.kilobytes(String(Math.max(1, Math.round(kilobytes))))
    : words.megabytes((kilobytes / 1_000).toFixed(1));
}
