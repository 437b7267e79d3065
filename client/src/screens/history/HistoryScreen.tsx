import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { openedAt } from '../../alarms/watching.ts';
import { heardSessions, type SessionList } from '../../records/heard-sessions.ts';
import { useFetched } from '../../records/use-fetched.ts';
import { NotThere, Quiet } from '../record/NotThere.tsx';
import { PastFrame } from '../record/PastFrame.tsx';
import { useRecordsText } from '../record/records-text.ts';
import style from './HistoryScreen.module.css';
import { Pages } from './Pages.tsx';
import { SearchForm } from './SearchForm.tsx';
import { pageOf, searchFields, sessionsPath } from './search.ts';
import { SessionRows } from './SessionRows.tsx';

/** The sessions there were, newest first: what is looked for stands in the address, so that back goes back to it (SE27). */
function HistoryScreen() {
  const { history } = useRecordsText();
  const [params, setParams] = useSearchParams();
  const { fetched, isStale, again } = useFetched(sessionsPath(params), heardSessions);
  useEffect(() => openedAt('desk'), []);
  const isSearched = searchFields.some((field) => params.has(field));
  return (
    <PastFrame title={history.title}>
      <div className={style.page} aria-busy={isStale || fetched.status === 'loading'}>
        <SearchForm key={params.toString()} params={params} onSearch={setParams} />
        {fetched.status === 'loading' && <Quiet title={history.loading} hint="" isBusy />}
        {fetched.status === 'failed' && <NotThere problem={fetched.problem} onAgain={again} />}
        {fetched.status === 'there' && (
          <Found list={fetched.value} isSearched={isSearched} params={params} onSearch={setParams} />
        )}
      </div>
    </PastFrame>
  );
}

type FoundProps = {
  readonly list: SessionList;
  readonly isSearched: boolean;
  readonly params: URLSearchParams;
  readonly onSearch: (params: URLSearchParams) => void;
};

function Found({ list, isSearched, params, onSearch }: FoundProps) {
  const { history } = useRecordsText();
  if (list.total === 0)
    return isSearched ? (
      <Quiet title={history.nothingFound} hint={history.nothingFoundHint} />
    ) : (
      <Quiet title={history.none} hint={history.noneHint} />
    );
  return (
    <>
      <p role="status" className={style.found}>
        {history.found(list.total)}
      </p>
      <SessionRows sessions={list.sessions} />
      <Pages
        page={pageOf(params, list.total)}
        onOffset={(offset) => {
          const next = new URLSearchParams(params);
          next.set('offset', String(offset));
          onSearch(next);
        }}
      />
    </>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default HistoryScreen;
