import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findOrBringBrowser } from './browser.ts';

/** `npm run icons`: draws the icons of the installed dashboard from its favicon, with the browser that the tests drive. */
const folder = fileURLToPath(new URL('../client/public/', import.meta.url));
const ground = '#0b0f14';

/** A maskable icon may be cut to a circle of four fifths: its ground reaches the edge, its drawing keeps within. */
const icons = [
  { name: 'icon-192.png', sizePx: 192, drawnShare: 1, isFilled: false },
  { name: 'icon-512.png', sizePx: 512, drawnShare: 1, isFilled: false },
  { name: 'icon-maskable-512.png', sizePx: 512, drawnShare: 0.72, isFilled: true },
] as const;

const found = await findOrBringBrowser(process.env);
if (!found.ok) {
  console.error(found.error);
  process.exit(1);
}
const svg = await readFile(`${folder}favicon.svg`, 'utf8');
const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
const browser = await chromium.launch({ executablePath: found.value.path, args });
try {
  const page = await browser.newPage();
  for (const icon of icons) {
    const { name, sizePx, isFilled } = icon;
    await page.setViewportSize({ width: sizePx, height: sizePx });
    await page.setContent(drawing(icon));
    await writeFile(`${folder}${name}`, await page.screenshot({ omitBackground: !isFilled }));
  }
} finally {
  await browser.close();
}

function drawing({ sizePx, drawnShare, isFilled }: (typeof icons)[number]): string {
  const drawnPx = Math.round(sizePx * drawnShare);
  return `<style>
    html { background: ${isFilled ? ground : 'transparent'} }
    body { display: grid; place-items: center; margin: 0; height: ${sizePx}px }
    svg { width: ${drawnPx}px; height: ${drawnPx}px }
  </style>${svg}`;
}
