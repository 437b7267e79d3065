import { useActing } from '../../../session/acting.ts';
import { Tick } from '../../../session/dialogs/Tick.tsx';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Refused } from '../Refused.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { useSetting } from './use-setting.ts';

/** Whether alarms hang on what is not made for patients (DV6): a physician's or an administrator's to say, off at first. */
export function WellnessSetting({ isAllowed }: { readonly isAllowed: boolean }) {
  const { wellness: words } = useClinicText();
  const setting = useSetting();
  const role = useActing().person?.role;
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {role === 'physician' || role === 'administrator' ? (
        <Tick
          label={words.allow}
          hint={isAllowed ? words.isOn : words.isOff}
          isTicked={isAllowed}
          onChange={(isOn) => void setting.give({ type: 'set-wellness-alarms', isAllowed: isOn })}
        />
      ) : (
        <>
          <p>
            <b>{isAllowed ? words.isOn : words.isOff}</b>
          </p>
          <p>{words.needsRole}</p>
          <PersonButton />
        </>
      )}
      {setting.told !== null && <p role="status">{setting.told}</p>}
      {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
    </section>
  );
}
