/** What is waited for after Play was pressed. The seconds that are left are shown, but not read out one by one. */
import type { Waiting } from '../net/wait-note.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

/** `loading`: the seat is there, and the game world is still on its way. */
export type Wait = Waiting | 'loading';

/** An answer that takes longer than this is called slow. */
const SLOW_MS = 3500;

/** @param forMs How long this has been waited for. */
export function waitWords(wait: Wait, forMs: number): string {
  const words = strings.menu.wait;
  if (wait === 'loading') return words.loading;
  const seconds = Math.ceil(wait.retryInMs / 1000);
  switch (wait.reason) {
    case 'asking':
      return forMs > SLOW_MS ? words.slow : words.asking;
    case 'unreachable':
      return words.unreachable(wait.tries);
    case 'connecting':
      return words.connecting;
    default:
      return words[wait.reason](seconds);
  }
}

export function waitLine(): { root: HTMLElement; show(wait: Wait | undefined, now: number): void } {
  const seen = element('span', { attributes: { 'aria-hidden': 'true' } });
  const said = element('span', { class: 'visually-hidden', attributes: { role: 'status' } });
  const root = element('p', { class: 'menu-wait', testId: 'wait' }, [seen, said]);
  let reason = '';
  let tries = 0;
  let since = 0;
  let wasSlow = false;
  return {
    root,
    show(wait, now) {
      if (wait === undefined) {
        reason = '';
        setText(seen, '');
        setText(said, '');
        return;
      }
      const isNews = wait === 'loading' ? reason !== wait : reason !== wait.reason || tries !== wait.tries;
      if (isNews) {
        reason = wait === 'loading' ? wait : wait.reason;
        tries = wait === 'loading' ? 1 : wait.tries;
        since = now;
      }
      const isSlow = now - since > SLOW_MS;
      const words = waitWords(wait, now - since);
      setText(seen, words);
      if (isNews || isSlow !== wasSlow) setText(said, words);
      wasSlow = isSlow;
    },
  };
}
