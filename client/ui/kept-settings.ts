/** The settings of this visit: those of the last one, and what the address says on top; only the pilot's own are kept. */
import type { KeyValue } from '../net/key-value.ts';
import { loadSettings, type Settings, saveSettings, settingsToKeep } from './settings.ts';
import type { UrlOptions } from './url-options.ts';

export class KeptSettings {
  readonly now: Settings;
  private readonly storage: KeyValue;
  /** As they were before the address had its say, and after. */
  private readonly before: Settings;
  private readonly overridden: Settings;

  constructor(storage: KeyValue, options: UrlOptions) {
    this.storage = storage;
    this.before = loadSettings(storage);
    this.now = loadSettings(storage);
    Object.assign(this.now.simulate, options.simulate);
    this.now.netOverlay ||= options.netOverlay;
    this.now.truthOverlay ||= options.truthOverlay;
    this.overridden = { ...this.now, simulate: { ...this.now.simulate } };
  }

  /** The page still speaks another language than the one that is wanted. */
  get speaksAnother(): boolean {
    return this.now.language !== this.before.language;
  }

  save(): void {
    saveSettings(this.storage, settingsToKeep(this.now, this.before, this.overridden));
  }
}
