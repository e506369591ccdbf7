/** The HUD over a fake session, without the game world, in a browser: the page of test/ui/harness from its sources. */
import type { Browser } from 'playwright-core';
import { createServer } from 'vite';
import { launchChromium } from './chromium.ts';

/** `address`: in a match at once; parameters go behind it. */
export type BareHud = { browser: Browser; address: string; close(): Promise<void> };

export async function openBareHud(): Promise<BareHud> {
  const server = await createServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const browser = await launchChromium();
  return {
    browser,
    address: `${server.resolvedUrls?.local[0]}test/ui/harness/?bare=1&play=1&join=0`,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
