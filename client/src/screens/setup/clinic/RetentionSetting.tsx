import { useState } from 'react';
import { useLive } from '../../../live/context.tsx';
import { selectPersonId, selectSite } from '../../../live/selectors.ts';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { numberIn } from '../draft.ts';
import { JudgedField } from '../JudgedField.tsx';
import { Refused } from '../Refused.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { useSetting, type Setting } from './use-setting.ts';

const monthsAtMost = 1_200;

/** How long closed sessions are kept (SE28): a physician's or the service's to say. */
export function RetentionSetting({ months }: { readonly months: number | null }) {
  const { retention: words } = useClinicText();
  const setting = useSetting();
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        <b>{months === null ? words.forever : words.months(months)}</b>
      </p>
      <p>{words.hint}</p>
      <Change key={String(months)} {...{ months, setting }} />
      {setting.told !== null && <p role="status">{setting.told}</p>}
      {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
    </section>
  );
}

type ChangeProps = { readonly months: number | null; readonly setting: Setting };

function Change({ months, setting: { outcome, give } }: ChangeProps) {
  const { retention: words } = useClinicText();
  const site = useLive(selectSite)?.site;
  const personId = useLive(selectPersonId);
  const [typed, setTyped] = useState(months === null ? '' : String(months));
  const role = site?.people.find((one) => one.personId === personId)?.role;
  if (role !== 'physician' && role !== 'administrator')
    return (
      <>
        <p>{words.needsRole}</p>
        <PersonButton />
      </>
    );
  const wanted = numberIn(typed);
  const isPossible = Number.isInteger(wanted) && wanted >= 1 && wanted <= monthsAtMost;
  const save = (next: number | null) => void give({ type: 'set-retention', months: next });
  return (
    <>
      <JudgedField
        label={words.keep}
        inputMode="numeric"
        value={typed}
        wrong={typed === '' || isPossible ? [] : [words.wrong]}
        onChange={setTyped}
      />
      <div className={style.actions}>
        <Button
          kind="primary"
          disabled={!isPossible || wanted === months || outcome?.type === 'pending'}
          onClick={() => save(wanted)}
        >
          {words.save}
        </Button>
        <Button disabled={months === null || outcome?.type === 'pending'} onClick={() => save(null)}>
          {words.isForever}
        </Button>
      </div>
    </>
  );
}
