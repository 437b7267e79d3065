import { expect, it, vi } from 'vitest';
import { applyPreferences, chooseLanguage, chooseTheme } from './preferences.ts';

/** A system whose setting the test turns. */
function aSystem(isLight: boolean) {
  const listeners: (() => void)[] = [];
  const media = {
    matches: isLight,
    addEventListener: (_type: string, listen: () => void) => void listeners.push(listen),
  };
  vi.stubGlobal('matchMedia', () => media);
  return {
    turn(light: boolean) {
      media.matches = light;
      for (const listen of listeners) listen();
    },
  };
}

it('[UI1] the theme follows the system until one is chosen', () => {
  const system = aSystem(true);
  const page = document.createElement('html');
  applyPreferences(page);
  expect(page.dataset['theme']).toBe('light');
  system.turn(false);
  expect(page.dataset['theme']).toBe('dark');
  chooseTheme('quiet');
  system.turn(true);
  expect(page.dataset['theme']).toBe('quiet');
});

it('[UI22] the page says which language it is in', () => {
  aSystem(false);
  const page = document.createElement('html');
  applyPreferences(page);
  chooseLanguage('es');
  expect(page.lang).toBe('es');
});
