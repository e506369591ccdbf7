/**
 * Copies a link to the match, or hands it to the device's own way of sending; where the browser forbids copying, shows
 * it to be copied by hand.
 */
import { button, element, setText } from './element.ts';
import { strings } from './strings.ts';

/** @param label What the link leads to. */
export function inviteButton(
  linkNow: () => string,
  label = strings.pause.invite,
): { root: HTMLElement; clear(): void } {
  const word = element('p', { class: 'invite-word', attributes: { role: 'status' } });
  const link = element('input', {
    class: 'invite-link',
    attributes: { type: 'text', readonly: '', 'aria-label': label },
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
  const press = button(label, 'button-quiet', () => void copy(), 'invite');
  return {
    root: element('div', { class: 'invite' }, [press, ...sends, word, link]),
    clear() {
      setText(word, '');
      link.hidden = true;
    },
  };
}
