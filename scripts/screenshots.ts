import { findOrBringBrowser } from './browser.ts';
import { bin, runVisibly } from './tools/command.ts';

/** `npm run screenshots`: builds the dashboard, plays a session in simulation and writes docs/pictures/. */
const browser = await findOrBringBrowser(process.env);
if (!browser.ok) {
  console.error(browser.error);
  process.exit(1);
}
const built = await runVisibly(['npm', 'run', 'build', '--silent']);
if (built !== 0) process.exit(built);
process.exitCode = await runVisibly(
  [bin('playwright'), 'test', '--config', 'tests/playwright.pictures.config.ts', '--reporter=list'],
  { CHAIRSIDE_CHROMIUM: browser.value.path },
);
