import type { ChairId } from '@chairside/shared/ids.ts';
import { languageNames, languages } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { settleAtDesk, watching } from '../alarms/watching.ts';
import { NoticesChoice } from '../kiosk/NoticesChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { chooseLanguage, chooseTheme, preferences, themes } from '../ui/preferences.ts';
import { useText } from '../ui/text.ts';
import { DarkRoom } from './DarkRoom.tsx';
import style from './ScreenSettings.module.css';

type DialogProps = {
  /** What this screen shows: a chair, or all of them from the desk. */
  readonly openedAt: ChairId | 'desk';
  readonly onClose: () => void;
};

/** Language, theme, place and notices of this device; at a chair also where its sounds go. Loaded apart. */
export function ScreenSettingsDialog({ openedAt, onClose }: DialogProps) {
  const text = useText();
  const { language, theme } = useStore(preferences);
  const isDesk = useStore(watching, ({ home }) => home === 'desk');
  return (
    <Dialog title={text.app.settings} hint={text.app.notADevice} onClose={onClose}>
      {openedAt !== 'desk' && <DarkRoom chair={openedAt} />}
      <fieldset className={style.choices}>
        <legend>{text.app.language}</legend>
        {languages.map((one) => (
          <Button key={one} lang={one} aria-pressed={one === language} onClick={() => chooseLanguage(one)}>
            {languageNames[one]}
          </Button>
        ))}
      </fieldset>
      <fieldset className={style.choices}>
        <legend>{text.app.theme}</legend>
        {themes.map((one) => (
          <Button key={one} aria-pressed={one === theme} onClick={() => chooseTheme(one)}>
            {text.app.themes[one]}
          </Button>
        ))}
      </fieldset>
      <fieldset className={style.choices}>
        <legend>{text.alarm.place}</legend>
        <Button aria-pressed={!isDesk} onClick={() => settleAtDesk(false, openedAt)}>
          {text.alarm.whereOpened}
        </Button>
        <Button aria-pressed={isDesk} onClick={() => settleAtDesk(true, openedAt)}>
          {text.alarm.atDesk}
        </Button>
      </fieldset>
      <NoticesChoice />
    </Dialog>
  );
}
