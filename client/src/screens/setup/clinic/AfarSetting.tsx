import type { Afar } from '@chairside/shared/people/afar.ts';
import { useLive } from '../../../live/context.tsx';
import { selectPersonId, selectSite } from '../../../live/selectors.ts';
import { Tick } from '../../../session/dialogs/Tick.tsx';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Refused } from '../Refused.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { useSetting } from './use-setting.ts';

const switches = ['mayAcknowledge', 'mayMoveLimits', 'mayOrder'] as const satisfies readonly (keyof Afar)[];

/** What may be done at a chair from a desk (UI19): an administrator's to say, everything off at first. */
export function AfarSetting({ afar }: { readonly afar: Afar }) {
  const { afar: words } = useClinicText();
  const setting = useSetting();
  const people = useLive(selectSite)?.site.people ?? [];
  const personId = useLive(selectPersonId);
  const role = people.find((one) => one.personId === personId)?.role;
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {role === 'administrator' ? (
        switches.map((name) => (
          <Tick
            key={name}
            label={words[name]}
            hint={afar[name] ? words.isOn : words.isOff}
            isTicked={afar[name]}
            onChange={(isOn) => void setting.give({ type: 'set-afar', afar: { ...afar, [name]: isOn } })}
          />
        ))
      ) : (
        <>
          <ul>
            {switches.map((name) => (
              <li key={name}>
                {words[name]}: <b>{afar[name] ? words.isOn : words.isOff}</b>
              </li>
            ))}
          </ul>
          <p>{words.needsRole}</p>
          <PersonButton />
        </>
      )}
      {setting.told !== null && <p role="status">{setting.told}</p>}
      {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
    </section>
  );
}
