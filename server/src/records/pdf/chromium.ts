import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
];

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The program that can print the record: the one `CHAIRSIDE_CHROMIUM` names and no other, else one on the path, in its usual
 * place, or brought for the browser tests. Null where there is none.
 */
export function findChromium(environment: Environment): string | null {
  const named = environment['CHAIRSIDE_CHROMIUM'];
  if (named !== undefined && named !== '') return canRun(named) ? named : null;
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places, ...brought(environment)].find(canRun) ?? null;
}

/** Where Playwright keeps its browsers: `chromium-1200/chrome-linux64/chrome`. */
function brought(environment: Environment): readonly string[] {
  const root = environment['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  return foldersIn(root)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => foldersIn(join(root, name)).map((system) => join(root, name, system, 'chrome')));
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
