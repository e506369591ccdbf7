/** Runs once before all tests in a browser, so that they find the client built. */
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { lacksChromium } from './chromium.ts';

export default async function setup(): Promise<void> {
  if (!lacksChromium) await buildClientIfNeeded();
}
