/** A dialog of the browser's own: it keeps the focus, closes on Escape and makes the page behind it inert. */
import { button, element } from './element.ts';

export type Dialog = { root: HTMLDialogElement; open(): void; close(): void };

export function createDialog(title: string, close: string, content: readonly Node[], kind: string): Dialog {
  const root = element('dialog', { class: `dialog panel ${kind}`, attributes: { 'aria-label': title } });
  const shut = () => root.close();
  const closing = button(close, 'button-main', shut);
  closing.autofocus = true;
  root.append(
    element('header', {}, [element('h2', { text: title })]),
    element('div', { class: 'dialog-body' }, content),
    element('footer', {}, [closing]),
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
