/** The menu's word on ranked play: a search that goes on and how to stop it, why one ended, the party one is in. */
import { button, element, setText } from './element.ts';
import type { RankedPlay } from './ranked-play.ts';
import { searchDetail, searchWords } from './search-words.ts';
import { strings } from './strings.ts';

const SHOW_EVERY_MS = 500;

export type SearchNote = { root: HTMLElement; start(): void; stop(): void };

function noteWords({ ticket, party, isInParty }: RankedPlay): string {
  if (ticket !== undefined) return searchWords(ticket);
  if (isInParty) return strings.ranked.party.isIn(party?.seen?.members.length ?? 1);
  return party?.isOver ? strings.ranked.party.over : '';
}

/** @param open Shows more of it. */
export function searchNote(ranked: RankedPlay, open: () => void): SearchNote {
  const words = strings.ranked;
  const said = element('p', { class: 'queue-state', testId: 'search-state', attributes: { role: 'status' } });
  const detail = element('p', { class: 'queue-detail faint' });
  const hint = element('p', { class: 'faint', text: words.elsewhere });
  const stop = button(words.stop, 'button-danger', () => ranked.stop(), 'search-stop');
  const show = button(words.show, 'button-quiet', open, 'search-show');
  const read = button(words.read, 'button-quiet', () => ranked.forgetEnded(), 'search-read');
  const root = element('section', { class: 'search-note', attributes: { 'aria-label': words.title } }, [
    ...[said, detail, hint],
    element('div', { class: 'search-deeds' }, [stop, show, read]),
  ]);
  let timer: number | undefined;

  function tell(): void {
    const { ticket, isWaiting, isInParty } = ranked;
    const text = noteWords(ranked);
    root.hidden = text === '';
    root.classList.toggle('searching', isWaiting);
    setText(said, text);
    setText(detail, ticket === undefined ? '' : searchDetail(ticket, performance.now()));
    hint.hidden = !isWaiting;
    stop.hidden = !isWaiting;
    show.hidden = !isWaiting && !isInParty;
    read.hidden = isWaiting || (ticket === undefined && isInParty);
  }

  ranked.onChange(tell);
  tell();
  return {
    root,
    start() {
      tell();
      timer ??= window.setInterval(tell, SHOW_EVERY_MS);
    },
    stop() {
      window.clearInterval(timer);
      timer = undefined;
    },
  };
}
