import { en } from '@chairside/shared/text/en.ts';
import { kiosk as enKiosk } from '@chairside/shared/text/en-kiosk.ts';
import { es } from '@chairside/shared/text/es.ts';
import { kiosk as esKiosk } from '@chairside/shared/text/es-kiosk.ts';
import type { Plugin } from 'vite';

/**
 * The only page that is there without a gateway (UI13): it says that nobody is watched, in every language, because it can not
 * know whose screen it is. It loads itself anew by its head, without a script, and becomes the dashboard when that answers.
 */
export function offlinePage(): Plugin {
  return {
    name: 'chairside-offline-page',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'offline.html', source: page() });
    },
  };
}

const tryAgainS = 5;

const languages = [
  { lang: 'en', link: en.link, offline: enKiosk.offline },
  { lang: 'es', link: es.link, offline: esKiosk.offline },
] as const;

function page(): string {
  const sections = languages.map(
    ({ lang, link, offline }) => `<section lang="${lang}">
      <h1>${link.notMonitoring}</h1>
      <ol>${link.todo.map((step) => `<li>${step}</li>`).join('')}</ol>
      <p>${offline}</p>
    </section>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="refresh" content="${tryAgainS}" />
    <title>${languages.map(({ link }) => link.notMonitoring).join(' · ')}</title>
    <style>${style}</style>
  </head>
  <body role="alert">
    ${sections.join('\n    ')}
  </body>
</html>
`;
}

/** The colours of a medium technical alarm, as the cover of a lost link has them (AL22, AL28). */
const style = `
body { display: grid; gap: 4vh; margin: 0; min-height: 100vh; align-content: center; padding: 4vmin; box-sizing: border-box;
  background: #ffd400; color: #000; font: 600 clamp(17px, 2.4vmin, 30px)/1.35 system-ui, sans-serif;
  outline: 6px dashed #000; outline-offset: -14px; }
h1 { margin: 0; font-size: clamp(32px, 8vmin, 110px); line-height: 1.05; }
ol { margin: 0.5em 0; padding-left: 1.4em; }
p { margin: 0; font-weight: 500; }`;
