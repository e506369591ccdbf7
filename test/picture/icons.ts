/**
 * `node test/picture/icons.ts`: draws the icons of the installed page from client/public/icon.svg. Systems cut a
 * maskable icon to their own shape, so in that one the picture is smaller and the ground goes to the edge.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../helpers/chromium.ts';

const FOLDER = new URL('../../client/public/', import.meta.url);
const GROUND = '#070b14';

/** `picture` is its share of the side, `corner` the radius of what is cut off, likewise. */
const ICONS = [
  { file: 'icon-192.png', side: 192, picture: 1, corner: 0.2 },
  { file: 'icon-512.png', side: 512, picture: 1, corner: 0.2 },
  { file: 'icon-maskable-512.png', side: 512, picture: 0.8, corner: 0 },
  { file: 'icon-apple-180.png', side: 180, picture: 1, corner: 0 },
] as const;

const svg = await readFile(new URL('icon.svg', FOLDER), 'utf8');
const browser = await launchChromium();
for (const { file, side, picture, corner } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>
    body { margin: 0 }
    main { display: grid; place-items: center; height: 100vh; overflow: hidden; background: ${GROUND} }
    main { border-radius: ${corner * 100}% }
    svg { width: ${picture * 100}%; overflow: visible }
  </style><main>${svg}</main>`);
  await page.screenshot({ path: fileURLToPath(new URL(file, FOLDER)), omitBackground: true });
  await page.close();
}
await browser.close();
