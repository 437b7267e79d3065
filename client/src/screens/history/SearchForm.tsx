import type { SubmitEvent } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useRecordsText } from '../record/records-text.ts';
import style from './HistoryScreen.module.css';
import { paramsOf, searchFields } from './search.ts';

type SearchFormProps = {
  readonly params: URLSearchParams;
  readonly onSearch: (params: URLSearchParams) => void;
};

/** Looked for by Enter, by the button, and at once where something is chosen from a list. */
export function SearchForm({ params, onSearch }: SearchFormProps) {
  const text = useText();
  const { history } = useRecordsText();
  const site = useLive(selectSite)?.site;
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(paramsOf(new FormData(event.currentTarget)));
  };
  const value = (field: (typeof searchFields)[number]) => params.get(field) ?? '';
  return (
    <form className={style.search} role="search" onSubmit={search}>
      <Field label={history.name} name="text" type="search" maxLength={100} defaultValue={value('text')} />
      <Field label={history.from} name="from" type="date" defaultValue={value('from')} />
      <Field label={history.to} name="to" type="date" defaultValue={value('to')} />
      <Choice label={history.chair} name="chair" chosen={value('chair')} any={history.anyChair}>
        {(site?.chairs ?? []).map((chair) => [chair, text.app.chair(chair)])}
      </Choice>
      <Choice label={history.protocol} name="protocol" chosen={value('protocol')} any={history.anyProtocol}>
        {(site?.protocolsOffered ?? []).map(({ id, label }) => [id, label])}
      </Choice>
      <div className={style.buttons}>
        <Button kind="primary" type="submit">
          {history.search}
        </Button>
        {searchFields.some((field) => params.has(field)) && (
          <Button onClick={() => onSearch(new URLSearchParams())}>{history.clear}</Button>
        )}
      </div>
    </form>
  );
}
