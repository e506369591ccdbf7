/**
 * A calm word on the line while its match moves, is lost or is silent; the picture stands still underneath. A gap that is
 * over before anybody could read it shows nothing.
 */
import type { SessionView } from '../net/session-types.ts';
import type { WaitReason } from '../net/wait-note.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

/** A quick move is no news. */
const SHOWN_AFTER_MS = 150;
/** A server that stalls for a moment is no news either. */
const SILENT_MS = 700;
/** A move that takes longer is something else. */
const MOVING_MS = 6000;
const BACK_MS = 1800;

type Word = 'none' | 'moving' | 'silent' | 'back' | WaitReason;

/** The seconds and tries are for the eye: each of them read out would talk over the last. */
function wordsOf(word: Word, tries: number): string {
  const { banner, menu } = strings;
  switch (word) {
    case 'none':
      return '';
    case 'unreachable':
      return menu.wait.unreachable(tries);
    case 'busy':
    case 'limited':
      return menu.wait[word](0);
    case 'asking':
    case 'connecting':
      return banner.resuming;
    default:
      return banner[word];
  }
}

export function lineBanner(): { root: HTMLElement; show(session: SessionView, now: number): void } {
  const seen = element('span', { attributes: { 'aria-hidden': 'true' } });
  const said = element('span', {
    class: 'visually-hidden',
    attributes: { role: 'status', 'aria-live': 'polite' },
  });
  const mark = element('div', { class: 'line-banner', testId: 'resume-banner' }, [
    element('i', { class: 'spinner', attributes: { 'aria-hidden': 'true' } }),
    seen,
  ]);
  // What is read out stands apart, as a hidden element says nothing when it comes.
  const root = element('div', { class: 'line-news' }, [mark, said]);
  mark.hidden = true;
  let lostAt: number | undefined;
  let wasShown = false;
  let backUntil = 0;
  let word: Word = 'none';
  let tries = 0;

  function wordFor({ status, waiting, network }: SessionView, now: number): Word {
    if (status === 'resuming') {
      lostAt ??= now;
      const forMs = now - lostAt;
      if (forMs < SHOWN_AFTER_MS) return word === 'silent' ? word : 'none';
      wasShown = true;
      return forMs < MOVING_MS ? 'moving' : (waiting?.reason ?? 'asking');
    }
    if (wasShown) backUntil = now + BACK_MS;
    wasShown = false;
    lostAt = undefined;
    if (status === 'playing' && network.silenceMs > SILENT_MS) return 'silent';
    return now < backUntil ? 'back' : 'none';
  }

  return {
    root,
    show(session, now) {
      const next = wordFor(session, now);
      const nextTries = session.waiting?.tries ?? 0;
      if (next === word && nextTries === tries) return;
      const isNews = next !== word;
      word = next;
      tries = nextTries;
      mark.hidden = word === 'none';
      mark.classList.toggle('good', word === 'back');
      mark.classList.toggle('calm-news', word === 'moving');
      if (word === 'none') {
        setText(said, '');
        return;
      }
      const words = wordsOf(word, tries);
      setText(seen, words);
      if (isNews) setText(said, words);
    },
  };
}
