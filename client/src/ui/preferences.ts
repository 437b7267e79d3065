import { languageFor, languages, type Language } from '@chairside/shared/text/languages.ts';
import { createStore } from 'zustand/vanilla';

/** What a person chose on this device; the rest follows the system. */
export const themes = ['system', 'dark', 'light', 'quiet'] as const;
export type Theme = (typeof themes)[number];

export type Preferences = { readonly language: Language; readonly theme: Theme };

const keys = {
  language: 'chairside.language',
  theme: 'chairside.theme',
  person: 'chairside.person',
  place: 'chairside.place',
  unwatched: 'chairside.unwatched',
  letterKeys: 'chairside.letter-keys',
  notices: 'chairside.notices',
  bluetooth: 'chairside.bluetooth',
} as const;

export const preferences = createStore<Preferences>(() => ({
  language: languages.find((one) => one === recall('language')) ?? languageFor(navigator.languages),
  theme: themes.find((one) => one === recall('theme')) ?? 'system',
}));

export function chooseLanguage(language: Language): void {
  remember('language', language);
  preferences.setState({ language });
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme);
  preferences.setState({ theme });
}

/** A browser that keeps nothing (private, full) still shows the screen: it asks again the next time. */
export function recall(key: keyof typeof keys): string | null {
  try {
    return localStorage.getItem(keys[key]);
  } catch {
    return null;
  }
}

export function remember(key: keyof typeof keys, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keys[key]);
    else localStorage.setItem(keys[key], value);
  } catch {
    return;
  }
}

/** Puts theme and language onto the page, now and whenever they or the system's setting change. */
export function applyPreferences(root: HTMLElement): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const apply = () => {
    const { theme, language } = preferences.getState();
    root.dataset['theme'] = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
    root.lang = language;
  };
  apply();
  light.addEventListener('change', apply);
  preferences.subscribe(apply);
}
