/**
 * A calm word on the line while its match moves, is lost or is silent; the picture stands still underneath. A gap that is
 * over before anybody could read it shows nothing.
 */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { LineNews, type LineWord } from './line-news.ts';
import { strings } from './strings.ts';

/** The seconds and tries are for the eye: each of them read out would talk over the last. */
function wordsOf(word: LineWord, tries: number): string {
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
  const news = new LineNews();
  let word: LineWord = 'none';
  let tries = 0;
  return {
    root,
    show(session, now) {
      news.step(session, now);
      const next = news.word;
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
