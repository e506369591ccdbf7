/**
 * Waits for one key, or one button of the mouse, that means nothing but itself. Gives its code, or undefined when
 * something else happened: a finger, or the focus went elsewhere. Returns what ends the waiting early.
 */
export function listenForKey(onCode: (code: string | undefined) => void): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const end = (code: string | undefined) => {
    listening.abort();
    onCode(code);
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      swallow(event);
      // The press that began it may still be held.
      if (!event.repeat) end(event.code);
    },
    options,
  );
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'mouse') {
        swallow(event);
        // What follows the press: it would press what is under the pointer, or open a menu of the browser.
        for (const after of ['click', 'auxclick', 'contextmenu'] as const) {
          window.addEventListener(after, swallow, { capture: true, signal: AbortSignal.timeout(400) });
        }
        end(`Mouse${event.button}`);
      } else end(undefined);
    },
    options,
  );
  window.addEventListener('blur', () => end(undefined), { signal: listening.signal });
  return () => listening.abort();
}
