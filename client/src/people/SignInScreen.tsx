import { languageNames, languages } from '@chairside/shared/text/languages.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { chooseLanguage, preferences } from '../ui/preferences.ts';
import { PairScreen } from './PairScreen.tsx';
import { QuickSignIn } from './QuickSignIn.tsx';
import { useSignInText } from './sign-in-text.ts';
import style from './SignInScreen.module.css';

/** In place of a screen that shows nothing before somebody signs in. The address stays: it is shown right after. */
function SignInScreen() {
  const words = useSignInText();
  const language = useStore(preferences, (chosen) => chosen.language);
  const [isPairing, setPairing] = useState(false);
  return (
    <main className={style.screen}>
      <div className={style.card}>
        <header>
          <p>Chairside</p>
          <h1>{isPairing ? words.pair.title : words.title}</h1>
          <p className={style.hint}>{words.hint}</p>
        </header>
        {isPairing ? <PairScreen /> : <QuickSignIn />}
        <Button kind="quiet" onClick={() => setPairing(!isPairing)}>
          {isPairing ? words.back : words.pair.title}
        </Button>
      </div>
      <fieldset className={style.languages}>
        <legend className="heard">{words.language}</legend>
        {languages.map((one) => (
          <Button key={one} lang={one} aria-pressed={one === language} onClick={() => chooseLanguage(one)}>
            {languageNames[one]}
          </Button>
        ))}
      </fieldset>
    </main>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SignInScreen;
