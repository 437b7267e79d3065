import { catalogueByLanguage, languages } from '@chairside/shared/text/languages.ts';
import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { chooseLanguage, chooseTheme, preferences, themes } from '../ui/preferences.ts';
import { useText } from '../ui/text.ts';
import style from './ScreenSettings.module.css';

/** Language and theme of this device. */
export function ScreenSettings() {
  const text = useText();
  const { language, theme } = useStore(preferences);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-label={text.app.settings} onClick={() => setOpen(true)}>
        <Settings2 aria-hidden size={24} />
      </Button>
      {isOpen && (
        <Dialog title={text.app.settings} hint={text.app.notADevice} onClose={() => setOpen(false)}>
          <fieldset className={style.choices}>
            <legend>{text.app.language}</legend>
            {languages.map((one) => (
              <Button
                key={one}
                lang={one}
                aria-pressed={one === language}
                onClick={() => chooseLanguage(one)}
              >
                {catalogueByLanguage[one].name}
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
        </Dialog>
      )}
    </>
  );
}
