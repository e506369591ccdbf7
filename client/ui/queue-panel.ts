/** Asks for a ranked match, and says how the waiting for it goes. */
import { isModeName, MODE_NAMES, MODES } from '../../sim/modes/modes.ts';
import type { RankedMode } from '../net/matchmaker-api.ts';
import { button, element, setText } from './element.ts';
import type { RankedPlay } from './ranked-play.ts';
import { searchDetail, searchWords } from './search-words.ts';
import { strings } from './strings.ts';

const isRanked = (name: string): name is RankedMode => isModeName(name) && MODES[name].ranked !== undefined;

export type QueuePanel = { root: HTMLElement; show(): void };

export function queuePanel(ranked: RankedPlay): QueuePanel {
  const words = strings.ranked;
  const hint = element('p', { class: 'faint' });
  const finds = MODE_NAMES.filter(isRanked).map((mode) => {
    const { title, line } = strings.modes[mode];
    const find = button('', 'button-quiet queue-find', () => ranked.find(mode), `queue-${mode}`);
    find.append(element('strong', { text: title }), element('small', { text: line(MODES[mode].goal) }));
    return find;
  });
  const said = element('p', { class: 'queue-state', testId: 'queue-state', attributes: { role: 'status' } });
  const detail = element('p', { class: 'queue-detail faint', testId: 'queue-detail' });
  const goesOn = element('p', { class: 'faint', text: words.goesOn });
  const stop = button(words.stop, 'button-danger', () => ranked.stop(), 'queue-stop');
  const root = element('fieldset', {}, [
    element('legend', { text: words.find }),
    hint,
    element('div', { class: 'queue-finds' }, finds),
    ...[said, detail, goesOn, stop],
  ]);
  return {
    root,
    show() {
      const { ticket, party, isInParty, isWaiting } = ranked;
      const hadFocus = root.contains(document.activeElement);
      setText(hint, isInParty && !party?.leads ? words.leaderFinds : words.hint);
      for (const find of finds) {
        find.hidden = isWaiting;
        find.disabled = !ranked.mayFind;
      }
      hint.hidden = isWaiting;
      for (const part of [goesOn, stop]) part.hidden = !isWaiting;
      root.classList.toggle('searching', isWaiting);
      setText(said, ticket === undefined ? '' : searchWords(ticket));
      setText(detail, ticket === undefined ? '' : searchDetail(ticket, performance.now()));
      // The button that had the focus is gone, and the other one is what is left to press.
      if (
        hadFocus &&
        !(document.activeElement instanceof HTMLButtonElement && document.activeElement.checkVisibility())
      )
        (isWaiting ? stop : finds[0])?.focus();
    },
  };
}
