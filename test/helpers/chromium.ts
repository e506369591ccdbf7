/** The system's Chromium for tests, or why they cannot run. In CI a missing program is a failure, not a skip. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = PLACES.find((place) => existsSync(place));

/** True when tests in a browser are to be skipped: there is none, and nothing forbids skipping. */
export const lacksChromium = found === undefined && process.env.NO_SKIPPED_TESTS === undefined;
if (lacksChromium)
  console.warn('Skipped: tests in a browser need the program "chromium" (Debian package chromium).');

/** @param renderer Without a graphics card WebGL runs in software, and slowly. */
export async function launchChromium(renderer: 'canvas' | 'webgl' = 'canvas'): Promise<Browser> {
  if (found === undefined) throw new Error(`no Chromium in ${PLACES.join(', ')}`);
  return chromium.launch({
    executablePath: found,
    chromiumSandbox: false,
    // The rest keeps it from looking for the outside world.
    args: [
      ...(renderer === 'canvas'
        ? ['--disable-gpu']
        : ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']),
      '--enable-precise-memory-info',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
