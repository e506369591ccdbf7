/** Where a pilot chooses keys: two places for each action, filled by pressing. */
import {
  ACTIONS,
  type Action,
  actionOf,
  DEFAULT_BINDINGS,
  isReserved,
  KEYS_PER_ACTION,
  withKey,
  withoutKey,
} from '../input/bindings.ts';
import { listenForKey } from '../input/listen-for-key.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { button, element, setText } from './element.ts';
import type { Guide } from './guide.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

type Place = { root: HTMLButtonElement; action: Action; place: number };

/** Changes the bindings of the settings and tells of each change. */
export function bindingsDialog(settings: Settings, guide: Guide, onChange: () => void): Dialog {
  const text = strings.bindings;
  const news = element('p', { class: 'bindings-news', attributes: { role: 'status' } });
  let stopListening: (() => void) | undefined;

  const places: Place[] = ACTIONS.flatMap((action) =>
    Array.from({ length: KEYS_PER_ACTION }, (_, place) => {
      const root = button('', 'button-quiet binding', () => listen({ root, action, place }));
      root.dataset.testid = `binding-${action}-${place + 1}`;
      return { root, action, place };
    }),
  );

  function show(): void {
    for (const { root, action, place } of places) {
      const code = settings.bindings[action][place];
      const key = code === undefined ? text.empty : guide.keyName(code);
      setText(root, key);
      root.ariaLabel = text.place(text.actions[action], place + 1, code === undefined ? text.unset : key);
      root.classList.toggle('unset', settings.bindings[action].length === 0);
      root.classList.remove('listening');
    }
  }

  function stop(): void {
    stopListening?.();
    stopListening = undefined;
    show();
  }

  function take({ action, place }: Place, code: string): void {
    const { bindings } = settings;
    const key = guide.keyName(code);
    const before = actionOf(bindings, code);
    if (isReserved(code)) {
      setText(news, text.reserved(key));
      return;
    }
    const moved = before !== undefined && before !== action;
    setText(news, moved ? text.moved(key, text.actions[action], text.actions[before]) : '');
    settings.bindings = withKey(bindings, action, place, code);
    onChange();
  }

  function empty({ action, place }: Place): void {
    const code = settings.bindings[action][place];
    if (code === undefined) return;
    settings.bindings = withoutKey(settings.bindings, code);
    onChange();
  }

  function listen(at: Place): void {
    stop();
    at.root.classList.add('listening');
    setText(at.root, text.listening);
    setText(news, '');
    stopListening = listenForKey((code) => {
      stop();
      if (code === 'Backspace') empty(at);
      else if (code !== undefined && code !== 'Escape') take(at, code);
      show();
      at.root.focus();
    });
  }

  const rows = ACTIONS.map((action) =>
    element('div', { class: 'binding-row' }, [
      element('span', { text: text.actions[action] }),
      element(
        'div',
        { class: 'binding-places' },
        places.filter((place) => place.action === action).map((place) => place.root),
      ),
    ]),
  );
  const reset = button(text.reset, 'button-quiet', () => {
    settings.bindings = DEFAULT_BINDINGS;
    setText(news, '');
    onChange();
  });
  show();
  guide.onChange(show);
  const dialog = createDialog(
    text.title,
    text.close,
    [element('p', { class: 'faint hint', text: text.hint }), news, ...rows, reset],
    'bindings',
  );
  dialog.root.addEventListener('close', stop);
  return dialog;
}
