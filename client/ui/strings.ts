/**
 * Every word the client shows, in the language of the page. Read it when a word is shown, not when a module is loaded:
 * the language is settled in between.
 */
import { en, type Strings } from './languages/en.ts';

export let strings: Strings = en;

/** Each by its own name, and how its words are fetched. */
export const LANGUAGES = {
  en: { name: 'English', load: async () => en },
  de: { name: 'Deutsch', load: async () => (await import('./languages/de.ts')).de },
  es: { name: 'Español', load: async () => (await import('./languages/es.ts')).es },
  fr: { name: 'Français', load: async () => (await import('./languages/fr.ts')).fr },
} as const;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);

/** The first of the wished languages that there is, by its primary tag; English when there is none. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const primary = wish.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** Settles the language of the page, before anything is shown. Rejects when its words cannot be fetched. */
export async function speak(language: Language): Promise<void> {
  strings = await LANGUAGES[language].load();
  document.documentElement.lang = language;
}
