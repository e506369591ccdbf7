/** The whole screen for the game, where the browser can give it. */
import { button } from '../ui/element.ts';
import { strings } from '../ui/strings.ts';

function toggle(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen({ navigationUI: 'hide' })
      : document.exitFullscreen();
  // Refused: the page stays as it is.
  change.catch(() => undefined);
}

/** A button for it, or nothing where there is no such thing. */
export function fullscreenButton(kind: string, text = ''): HTMLButtonElement[] {
  if (!document.fullscreenEnabled) return [];
  const made = button(text, `${kind} fullscreen`, toggle);
  const tell = () => {
    made.ariaPressed = String(document.fullscreenElement !== null);
  };
  made.ariaLabel = strings.controls.fullscreen;
  tell();
  document.addEventListener('fullscreenchange', tell);
  return [made];
}
