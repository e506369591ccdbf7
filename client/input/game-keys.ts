/** Keys that mean the game itself, whatever a pilot binds, and sound on and off from anywhere. */
import { actionOf, type Bindings } from './bindings.ts';

export type GameKey = 'menu' | 'help' | 'netOverlay' | 'truthOverlay' | 'mute';

const GAME_KEYS: Readonly<Record<string, GameKey>> = {
  Escape: 'menu',
  F1: 'help',
  F3: 'netOverlay',
  F4: 'truthOverlay',
};

export const isDialogOpen = () => document.querySelector('dialog[open]') !== null;

const FIELDS = 'input[type="text"], select, textarea';

/** @param isFlying Whether keys are for the ship now, not for a menu. */
export function listenForGameKeys(
  bindings: () => Bindings,
  isFlying: () => boolean,
  onGameKey: (key: GameKey) => void,
): void {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target instanceof Element && event.target.matches(FIELDS);
    let key = GAME_KEYS[event.code];
    // Typing a question mark is not a call for help.
    if (key === undefined && !inField) {
      if (event.key === '?') key = 'help';
      else if (actionOf(bindings(), event.code) === 'mute') key = 'mute';
    }
    if (key === undefined) return;
    // An open dialog closes itself on Escape, and so would the one that this very press opens.
    if (key !== 'menu' || !isDialogOpen()) event.preventDefault();
    if (!event.repeat) onGameKey(key);
  });
  window.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || !isFlying()) return;
    if (actionOf(bindings(), `Mouse${event.button}`) === 'mute') onGameKey('mute');
  });
}
