/**
 * Copies a link to the match, or hands it to the device's own way of sending; where the browser forbids copying, shows
 * it to be copied by hand.
 */
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

  /** Where the device offers it: phones do. Who closes its sheet has changed their mind. */
  const share = () => void navigator.share({ title: strings.title, url: linkNow() }).catch(() => undefined);
  const sends = 'share' in navigator ? [button(strings.pause.share, 'button-quiet', share, 'share')] : [];
  const press = button(strings.pause.invite, 'button-quiet', () => void copy(), 'invite');
  return {
    root: element('div', { class: 'invite' }, [press, ...sends, word, link]),
    clear() {
      setText(word, '');
      link.hidden = true;
    },
  };
}
