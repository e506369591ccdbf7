/** A dialog of the browser's own: it keeps the focus, closes on Escape and makes the page behind it inert. */
import { button, element } from './element.ts';

export type Dialog = { root: HTMLDialogElement; open(): void; close(): void };

/** @param closing How the button looks that closes it: quiet where closing is not what one came for. */
export function createDialog(
  title: string,
  close: string,
  content: readonly Node[],
  kind: string,
  closing: 'button-main' | 'button-quiet' = 'button-main',
): Dialog {
  const root = element('dialog', { class: `dialog panel ${kind}`, attributes: { 'aria-label': title } });
  const shut = () => root.close();
  const last = button(close, closing, shut);
  last.autofocus = true;
  root.append(
    element('header', {}, [element('h2', { text: title })]),
    element('div', { class: 'dialog-body' }, content),
    element('footer', {}, [last]),
  );
  root.addEventListener('click', (event) => {
    // A press on the dialog element itself is one on its backdrop: the content covers the rest.
    if (event.target === root) shut();
  });
  return {
    root,
    open() {
      if (!root.open) root.showModal();
    },
    close: shut,
  };
}
