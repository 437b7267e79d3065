import type { Webhook } from '@chairside/shared/site/state.ts';
import { useState } from 'react';
import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { useActing } from '../../../session/acting.ts';
import { Tick } from '../../../session/dialogs/Tick.tsx';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { JudgedField } from '../JudgedField.tsx';
import { Refused } from '../Refused.tsx';
import { dayAndTime } from '../when.ts';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { askPager } from './pager-api.ts';
import { useSetting, type Setting } from './use-setting.ts';

/** Where calls to the physician are told beside the screens (NO1–NO6): an administrator's to say. */
export function PagerSetting({ webhook }: { readonly webhook: Webhook | null }) {
  const { pager: words } = useClinicText();
  const { person } = useActing();
  const setting = useSetting();
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        <b>{webhook === null ? words.none : webhook.url}</b>
      </p>
      <Last webhook={webhook} />
      <p>{words.hint}</p>
      {person?.role === 'administrator' ? (
        <Change key={JSON.stringify([webhook?.url, webhook?.namesPatients])} {...{ webhook, setting }} />
      ) : (
        <>
          <p>{words.needsRole}</p>
          <PersonButton />
        </>
      )}
      {setting.told !== null && <p role="status">{setting.told}</p>}
      {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
    </section>
  );
}

/** What became of the newest message. */
function Last({ webhook }: { readonly webhook: Webhook | null }) {
  const { pager: words } = useClinicText();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  if (webhook === null || webhook.last === null) return null;
  const { atMs, isDelivered, why } = webhook.last;
  const at = dayAndTime(atMs, timeZone);
  return <p role="status">{isDelivered ? words.delivered(at) : words.failed(at, why ?? '')}</p>;
}

type ChangeProps = { readonly webhook: Webhook | null; readonly setting: Setting };

function Change({ webhook, setting: { outcome, give } }: ChangeProps) {
  const { pager: words } = useClinicText();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [namesPatients, setNamesPatients] = useState(webhook?.namesPatients === true);
  const isPending = outcome?.type === 'pending';
  const isAddress = /^https?:\/\/\S+$/.test(url.trim()) && URL.canParse(url.trim());
  const isSame = url.trim() === webhook?.url && namesPatients === webhook.namesPatients;
  return (
    <>
      <JudgedField
        label={words.address}
        inputMode="url"
        value={url}
        wrong={url === '' || isAddress ? [] : [words.wrong]}
        onChange={setUrl}
      />
      <Tick
        label={words.namesPatients}
        hint={words.namesPatientsHint}
        isTicked={namesPatients}
        onChange={setNamesPatients}
      />
      <div className={style.actions}>
        <Button
          kind="primary"
          disabled={!isAddress || isSame || isPending}
          onClick={() => void give({ type: 'set-webhook', webhook: { url: url.trim(), namesPatients } })}
        >
          {words.save}
        </Button>
        <Button
          disabled={webhook === null || isPending}
          onClick={() => void give({ type: 'set-webhook', webhook: null })}
        >
          {words.remove}
        </Button>
      </div>
      {webhook !== null && <KeyAndTest />}
    </>
  );
}

/** The key is shown once: who leaves the page has seen it, or makes another. */
function KeyAndTest() {
  const { pager: words } = useClinicText();
  const [told, tell] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const ask = async (what: 'key' | 'test') => {
    const answer = await askPager(what);
    setKey(what === 'key' ? (answer?.key ?? null) : key);
    tell(answer === null ? words.notDone : what === 'test' ? words.tested : null);
  };
  return (
    <>
      <div className={style.actions}>
        <Button onClick={() => void ask('test')}>{words.test}</Button>
        <Button onClick={() => void ask('key')}>{words.newKey}</Button>
      </div>
      {key !== null && (
        <p>
          {words.keyOnce} <code className={style.key}>{key}</code>
        </p>
      )}
      {told !== null && <p role="status">{told}</p>}
    </>
  );
}
