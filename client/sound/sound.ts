/**
 * Sound for the page. Nothing is loaded and no audio is touched before the first gesture, as browsers want; a hidden tab
 * is silent; volume and mute are read in each frame.
 */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import type { OpenSound } from './open-sound.ts';

/** Any of these may be the first by which a browser allows sound. */
const GESTURES = ['pointerdown', 'pointerup', 'keydown', 'click'] as const;

export type SoundSettings = { volume: number; muted: boolean };

export class Sound {
  private readonly settings: Readonly<SoundSettings>;
  private open: OpenSound | undefined;
  private isOpening = false;
  private volume = 0;

  /** @param page Lives as long as the sound does. */
  constructor(page: Document, settings: Readonly<SoundSettings>) {
    this.settings = settings;
    for (const gesture of GESTURES) page.addEventListener(gesture, () => this.wake(page), { capture: true });
    page.addEventListener('click', (event) => this.answerClick(event), { capture: true });
    page.addEventListener('visibilitychange', () => this.followTab(page));
  }

  /** To be called in each drawn frame. @param session Undefined while nobody flies. */
  frame(session: SessionView | undefined, events: readonly SessionEvent[], now: number): void {
    const { open, settings } = this;
    if (open === undefined) return;
    const volume = settings.muted ? 0 : settings.volume;
    if (volume !== this.volume) {
      this.volume = volume;
      open.setVolume(volume);
      if (volume === 0) open.player.hush(now);
    }
    if (volume > 0 && open.context.state === 'running') open.player.frame(session, events, now);
  }

  /** A touch is a gesture only once it ends: the browser knows best whether it was one. */
  private wake(page: Document): void {
    if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return;
    if (this.open !== undefined) this.followTab(page);
    else if (!this.isOpening) void this.load();
  }

  private async load(): Promise<void> {
    this.isOpening = true;
    try {
      const { openSound } = await import('./open-sound.ts');
      this.open = openSound();
      this.followTab(document);
    } catch {
      // Without a server, or without audio, the game is silent; the next gesture tries again.
    }
    this.isOpening = false;
  }

  private followTab(page: Document): void {
    if (this.open === undefined) return;
    const { context, player } = this.open;
    if (page.hidden) {
      player.hush(performance.now());
      context.suspend().catch(() => undefined);
    } else if (context.state !== 'running') context.resume().catch(() => undefined);
  }

  private answerClick(event: Event): void {
    const { open, volume } = this;
    if (open === undefined || volume === 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('button') !== null) open.player.click(performance.now());
  }
}
