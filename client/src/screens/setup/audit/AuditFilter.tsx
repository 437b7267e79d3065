import { auditKinds } from '@chairside/shared/people/audit.ts';
import type { SubmitEvent } from 'react';
import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import style from './AuditScreen.module.css';
import { askedIn } from './audit-query.ts';
import { useAuditText } from './audit-text.ts';

type AuditFilterProps = {
  readonly params: URLSearchParams;
  readonly onSearch: (params: URLSearchParams) => void;
};

/** Looked for by Enter, by the button, and at once where something is chosen from a list. */
export function AuditFilter({ params, onSearch }: AuditFilterProps) {
  const text = useText();
  const words = useAuditText();
  const site = useLive(selectSite)?.site;
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(askedIn(new FormData(event.currentTarget)));
  };
  const asked = (field: string) => params.get(field) ?? '';
  return (
    <form className={style.filter} role="search" onSubmit={search}>
      <Field label={words.from} name="from" type="date" defaultValue={asked('from')} />
      <Field label={words.to} name="to" type="date" defaultValue={asked('to')} />
      <Choice label={words.person} name="personId" chosen={asked('personId')} any={words.anybody}>
        {(site?.people ?? []).map(({ personId, name }) => [personId, name])}
      </Choice>
      <Choice label={words.chair} name="chair" chosen={asked('chair')} any={words.anyChair}>
        {(site?.chairs ?? []).map((chair) => [chair, text.app.chair(chair)])}
      </Choice>
      <Choice label={words.kind} name="kind" chosen={asked('kind')} any={words.anyKind}>
        {auditKinds.map((kind) => [kind, words.kinds[kind]])}
      </Choice>
      <Button kind="primary" type="submit">
        {words.search}
      </Button>
    </form>
  );
}
