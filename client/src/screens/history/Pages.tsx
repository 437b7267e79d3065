import { Button } from '../../ui/Button.tsx';
import { useRecordsText } from '../record/records-text.ts';
import style from './HistoryScreen.module.css';
import type { Page } from './search.ts';

type PagesProps = { readonly page: Page; readonly onOffset: (offset: number) => void };

/** Nothing where all fit on one page. */
export function Pages({ page, onOffset }: PagesProps) {
  const { history } = useRecordsText();
  const { newer, older } = page;
  if (newer === null && older === null) return null;
  return (
    <div className={style.pages}>
      <Button disabled={newer === null} onClick={() => onOffset(newer ?? 0)}>
        {history.newer}
      </Button>
      <Button disabled={older === null} onClick={() => onOffset(older ?? 0)}>
        {history.older}
      </Button>
    </div>
  );
}
