/** Copies a link to the match; where the browser forbids that, shows it to be copied by hand. */
import { button, element, setText } from './element.ts';
import { strings } from './strings.ts';

export function inviteButton(linkNow: () => string): { root: HTMLElement; clear(): void } {
  const word = element('p', { class: 'invite-word', attributes: { role: 'status' } });
  const link = element('input', {
    class: 'invite-link',
    attributes: { type: 'text', readonly: '', 'aria-label': strings.pause.invite },
  });
  link.hidden = true;

  async function copy(): Promise<void> {
    const address = linkNow();
    try {
      await navigator.clipboard.writeText(address);
      setText(word, strings.pause.copied);
    } catch {
      // Forbidden, or a page without https, which has no clipboard.
      setText(word, strings.pause.notCopied);
      link.value = address;
      link.hidden = false;
      link.select();
    }
  }

  const press = button(strings.pause.invite, 'button-quiet', () => void copy(), 'invite');
  return {
    root: element('div', { class: 'invite' }, [press, word, link]),
    clear() {
      setText(word, '');
      link.hidden = true;
    },
  };
}
