import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { ChartSpline, Printer, RotateCw } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { DownloadStatus } from './DownloadStatus.tsx';
import { EraseRecord } from './EraseRecord.tsx';
import style from './RecordActions.module.css';
import { useRecordsText } from './records-text.ts';
import { exportFormats, useDownload } from './use-download.ts';

type RecordActionsProps = { readonly record: SessionRecord; readonly onAgain: () => void };

/** Print, and the files a clinic hands on; what takes long says how far it is (UI21). */
export function RecordActions({ record, onAgain }: RecordActionsProps) {
  const { actions, history, page } = useRecordsText();
  const { state, start, stop } = useDownload(record.session);
  const isGoing = state.status === 'going';
  return (
    <div className={style.actions} role="group" aria-label={actions.region}>
      <Button kind="primary" onClick={() => print()}>
        <Printer aria-hidden size={22} />
        {actions.print}
      </Button>
      {exportFormats.map((format) => (
        <Button
          key={format}
          aria-label={actions.download(actions[format])}
          disabled={isGoing}
          onClick={() => start(format)}
        >
          {actions[format]}
        </Button>
      ))}
      <Link className={style.series} to={`/series/${encodeURIComponent(record.session)}`}>
        <ChartSpline aria-hidden size={22} />
        {history.seriesShort}
      </Link>
      {!record.isOpen && <EraseRecord record={record} />}
      {record.isOpen && (
        <Button kind="quiet" onClick={onAgain}>
          <RotateCw aria-hidden size={22} />
          {page.again}
        </Button>
      )}
      <DownloadStatus state={state} onStop={stop} />
    </div>
  );
}
