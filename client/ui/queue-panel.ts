/** Asks for a ranked match, and says how the waiting for it goes. */
import { isModeName, MODE_NAMES, MODES } from '../../sim/modes/modes.ts';
import type { RankedMode } from '../net/matchmaker-api.ts';
import type { MatchmakerRefusal } from '../net/matchmaker-refusal.ts';
import { isOver, type QueueTicket } from '../net/queue-ticket.ts';
import { button, element, setText } from './element.ts';
import { clockOf } from './format.ts';
import type { RankedPlay } from './ranked-play.ts';
import { strings } from './strings.ts';
import { waitWords } from './wait-line.ts';

const isRanked = (name: string): name is RankedMode => isModeName(name) && MODES[name].ranked !== undefined;

/** A sentence for each refusal that a pilot can do something about. */
export function faultWords({ code }: MatchmakerRefusal): string {
  const words = strings.ranked.fault;
  switch (code) {
    case 'unknown_party':
    case 'bad_request':
      return words.unknownParty;
    case 'party_full':
      return words.partyFull;
    case 'party_queued':
      return words.partyQueued;
    case 'party_too_big':
      return words.partyTooBig;
    case 'not_leader':
      return words.notLeader;
    case 'not_ready':
      return words.notReady;
    case 'queue_full':
    case 'no_host':
      return words.busy;
    case 'unreachable':
      return words.unreachable;
    default:
      return words.other;
  }
}

function stateWords(ticket: QueueTicket): string {
  const { state, waiting } = ticket;
  // Nobody answers a question about a ticket that is there.
  const isHeldUp = waiting.tries > 1 && !isOver(state);
  const words = strings.ranked;
  if (isHeldUp) return waiting.reason === 'unreachable' ? waitWords(waiting, 0) : words.fault.busy;
  switch (state.is) {
    case 'asking':
      return words.entering;
    case 'waiting':
      return words.searching;
    case 'proposed':
      return words.proposed;
    case 'found':
      return words.found;
    case 'cancelled':
      return words.cancelled[state.reason];
    case 'failed':
      return faultWords(state.refusal);
  }
}

function detailWords({ state, since }: QueueTicket): string {
  if (state.is !== 'waiting') return '';
  const { place, estimateSeconds } = state;
  const words = strings.ranked;
  return [
    words.waited(clockOf(performance.now() - since)),
    words.place(place),
    estimateSeconds === undefined ? words.noEstimate : words.estimate(estimateSeconds),
  ].join(' · ');
}

export type QueuePanel = { root: HTMLElement; show(): void };

export function queuePanel(ranked: RankedPlay): QueuePanel {
  const hint = element('p', { class: 'faint' });
  const finds = MODE_NAMES.filter(isRanked).map((mode) => {
    const { title, line } = strings.modes[mode];
    const find = button('', 'button-quiet queue-find', () => ranked.find(mode), `queue-${mode}`);
    find.append(element('strong', { text: title }), element('small', { text: line(MODES[mode].goal) }));
    return find;
  });
  const said = element('p', { class: 'queue-state', testId: 'queue-state', attributes: { role: 'status' } });
  const detail = element('p', { class: 'queue-detail faint', testId: 'queue-detail' });
  const stop = button(strings.ranked.stop, 'button-quiet', () => ranked.stop(), 'queue-stop');
  const root = element('fieldset', {}, [
    element('legend', { text: strings.ranked.find }),
    hint,
    element('div', { class: 'queue-finds' }, finds),
    said,
    detail,
    stop,
  ]);
  return {
    root,
    show() {
      const { ticket, party, isWaiting } = ranked;
      const hadFocus = root.contains(document.activeElement);
      setText(
        hint,
        party?.seen !== undefined && !party.leads ? strings.ranked.leaderFinds : strings.ranked.hint,
      );
      for (const find of finds) {
        find.hidden = isWaiting;
        find.disabled = party !== undefined && !party.leads;
      }
      hint.hidden = isWaiting;
      stop.hidden = !isWaiting;
      root.classList.toggle('searching', isWaiting);
      setText(said, ticket === undefined ? '' : stateWords(ticket));
      setText(detail, ticket === undefined ? '' : detailWords(ticket));
      // The button that had the focus is gone, and the other one is what is left to press.
      if (
        hadFocus &&
        !(document.activeElement instanceof HTMLButtonElement && document.activeElement.checkVisibility())
      )
        (isWaiting ? stop : finds[0])?.focus();
    },
  };
}
