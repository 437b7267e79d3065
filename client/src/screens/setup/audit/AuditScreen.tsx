import type { AuditPage } from '@chairside/shared/people/audit.ts';
import { Download } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useFetched } from '../../../records/use-fetched.ts';
import { Button } from '../../../ui/Button.tsx';
import { NotThere, Quiet } from '../../record/NotThere.tsx';
import { SetupFrame } from '../SetupFrame.tsx';
import { AuditFilter } from './AuditFilter.tsx';
import { AuditRows } from './AuditRows.tsx';
import style from './AuditScreen.module.css';
import { auditPath, heardAudit } from './audit-query.ts';
import { useAuditText } from './audit-text.ts';

/** Who did what, newest first; what is looked for stands in the address (PE60). */
function AuditScreen() {
  return (
    <SetupFrame>
      <Audit />
    </SetupFrame>
  );
}

function Audit() {
  const words = useAuditText();
  const [params, setParams] = useSearchParams();
  const { fetched, isStale, again } = useFetched(auditPath(params), heardAudit);
  return (
    <div className={style.page} aria-busy={isStale || fetched.status === 'loading'}>
      <h2>{words.title}</h2>
      <p className={style.hint}>{words.hint}</p>
      <AuditFilter key={params.toString()} params={params} onSearch={setParams} />
      {fetched.status === 'loading' && <Quiet title={words.loading} hint="" isBusy />}
      {fetched.status === 'failed' && fetched.problem === 'refused' && <p role="alert">{words.refused}</p>}
      {fetched.status === 'failed' && fetched.problem !== 'refused' && (
        <NotThere problem={fetched.problem} onAgain={again} />
      )}
      {fetched.status === 'there' && <Found page={fetched.value} params={params} onSearch={setParams} />}
    </div>
  );
}

type FoundProps = {
  readonly page: AuditPage;
  readonly params: URLSearchParams;
  readonly onSearch: (params: URLSearchParams) => void;
};

function Found({ page, params, onSearch }: FoundProps) {
  const words = useAuditText();
  const { entries, before } = page;
  const goTo = (place: number | null) => {
    const next = new URLSearchParams(params);
    if (place === null) next.delete('before');
    else next.set('before', String(place));
    onSearch(next);
  };
  if (entries.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      <AuditRows entries={entries} />
      <div className={style.buttons}>
        <Button disabled={!params.has('before')} onClick={() => goTo(null)}>
          {words.newest}
        </Button>
        <a className={style.download} href={auditPath(params, 'audit.csv')} download>
          <Download aria-hidden size={22} />
          {words.download}
        </a>
        <Button disabled={before === null} onClick={() => goTo(before)}>
          {words.older}
        </Button>
      </div>
    </>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default AuditScreen;
