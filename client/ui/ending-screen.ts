/** Says in a sentence why the match is over for this pilot, and offers the next step. */
import type { Ending } from '../net/session-types.ts';
import { button, element } from './element.ts';
import { matchScores } from './match-scores.ts';
import type { Outcome } from './outcome.ts';
import { strings } from './strings.ts';

export type NextSteps = {
  /** Into the same room again, or any. */
  again(): void;
  /** Into any other room. */
  other(): void;
  /** To the next match, found as this one was. */
  next(): void;
  /** What could not be had before. */
  retry(): void;
  /** Types the code of a room. */
  code(): void;
  reload(): void;
  menu(): void;
};

type Step = { label: string; act: () => void };

function stepFor(ending: Ending, steps: NextSteps): Step {
  const text = strings.ending;
  switch (ending) {
    case 'wrong_version':
      return { label: text.reload, act: steps.reload };
    case 'room_full':
    case 'unknown_room':
    case 'kicked':
    case 'gallery_full':
      return { label: text.other, act: steps.other };
    case 'over':
    case 'away':
      return { label: text.again, act: steps.next };
    case 'busy':
    case 'server_gone':
      return { label: text.retry, act: steps.retry };
    case 'unknown_code':
      return { label: text.code, act: steps.code };
    case 'left':
    case 'taken_over':
    case 'seat_gone':
    case 'refused':
      return { label: text.again, act: steps.again };
  }
}

/** Endings for which the server gives reasons of its own. */
const SPEAKS: ReadonlySet<Ending> = new Set(['kicked', 'refused']);

/**
 * @param message A sentence of the server's; shown under ours, as text.
 * @param outcome Of the match, in place of why it is over.
 */
export function endingScreen(
  ending: Ending,
  message: string,
  steps: NextSteps,
  { reason, result }: Outcome = {},
): HTMLElement {
  const text = strings.ending[ending];
  const step = stepFor(ending, steps);
  const next = button(step.label, 'button-main', step.act, 'ending-next');
  next.autofocus = true;
  const said =
    message === '' || !SPEAKS.has(ending) ? [] : [element('p', { class: 'server-said', text: message })];
  const why = reason ?? (result === undefined ? text.text : undefined);
  const root = element('section', { class: 'ending', testId: 'ending', attributes: { role: 'alert' } }, [
    element('div', { class: 'ending-card panel' }, [
      element('div', { class: `ending-mark mark-${ending}`, attributes: { 'aria-hidden': 'true' } }),
      element('h1', { text: text.title }),
      ...(why === undefined ? [] : [element('p', { text: why })]),
      ...(result === undefined ? [] : [matchScores(result)]),
      ...said,
      element('div', { class: 'ending-steps' }, [
        next,
        button(strings.ending.menu, 'button-quiet', steps.menu, 'ending-menu'),
      ]),
    ]),
  ]);
  root.dataset.ending = ending;
  return root;
}
