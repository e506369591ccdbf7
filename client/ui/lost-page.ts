/** Says that an address leads nowhere, and leads back. */
import { element } from './element.ts';
import { strings } from './strings.ts';

export function lostPage(): HTMLElement {
  const { title, text, back } = strings.lost;
  return element('main', { class: 'lost', testId: 'lost' }, [
    element('p', { class: 'title', attributes: { 'aria-hidden': 'true' } }, [
      element('span', { text: '404' }),
    ]),
    element('h1', { class: 'lost-title', text: title }),
    element('p', { class: 'tagline', text }),
    element('a', { class: 'button button-main lost-back', text: back, attributes: { href: '/' } }),
  ]);
}
