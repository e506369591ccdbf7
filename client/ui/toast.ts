/** A short word about the game itself, shown for a moment and read out. */
import { element } from './element.ts';

const SHOWN_MS = 2600;

export type Toast = { root: HTMLElement; say(text: string): void };

export function createToast(): Toast {
  const root = element('p', { class: 'toast', testId: 'toast', attributes: { role: 'status' } });
  let fading: ReturnType<typeof setTimeout> | undefined;
  return {
    root,
    say(text) {
      clearTimeout(fading);
      root.textContent = text;
      fading = setTimeout(() => {
        root.textContent = '';
      }, SHOWN_MS);
    },
  };
}
