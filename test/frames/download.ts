/** What a page has fetched by now. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Sizes of the files of the page's own server, gzipped, bytes, by path; answers of the matchmaker are no files. */
export async function downloaded(page: Page): Promise<Map<string, number>> {
  const addresses = await page.evaluate(() => [
    window.location.href,
    ...performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(window.location.origin) && !name.includes('/v1/')),
  ]);
  const sizes = new Map<string, number>();
  for (const address of addresses) {
    const path = new URL(address).pathname;
    if (sizes.has(path)) continue;
    const answer = await fetch(address);
    if (answer.ok) sizes.set(path, gzipSync(new Uint8Array(await answer.arrayBuffer())).length);
  }
  return sizes;
}

export const totalOf = (sizes: ReadonlyMap<string, number>) =>
  [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
