import type { KeyValue } from '../net/key-value.ts';
import { loadSettings } from './settings.ts';
import { languageFor, speak } from './strings.ts';

/** Settles the language of the page as the settings have it, or else the browser; English while there are no words. */
export async function speakAsWished(storage: KeyValue): Promise<void> {
  const { language } = loadSettings(storage);
  await speak(language === 'auto' ? languageFor(navigator.languages) : language).catch(() => undefined);
}
