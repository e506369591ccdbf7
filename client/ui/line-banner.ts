/** A small word on the line while it is lost or silent; the picture goes on underneath. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

const SILENT_MS = 1200;
const BACK_MS = 1800;

/** The seconds that are left are not counted down here: each would be read out. */
function resumingWords({ waiting }: SessionView): string {
  if (waiting?.reason === 'unreachable') return strings.menu.wait.unreachable(waiting.tries);
  return strings.banner.resuming;
}

export function lineBanner(): { root: HTMLElement; show(session: SessionView, now: number): void } {
  const text = element('span');
  const root = element(
    'div',
    { class: 'line-banner', testId: 'resume-banner', attributes: { role: 'status' } },
    [element('i', { class: 'spinner', attributes: { 'aria-hidden': 'true' } }), text],
  );
  root.hidden = true;
  let wasResuming = false;
  let backUntil = 0;
  return {
    root,
    show(session, now) {
      const resuming = session.status === 'resuming';
      if (wasResuming && session.status === 'playing') backUntil = now + BACK_MS;
      wasResuming = resuming;
      const silent = session.status === 'playing' && session.network.silenceMs > SILENT_MS;
      const back = !resuming && !silent && now < backUntil;
      const shown = resuming || silent || back;
      if (root.hidden === shown) root.hidden = !shown;
      root.classList.toggle('good', back);
      if (shown)
        setText(
          text,
          resuming ? resumingWords(session) : silent ? strings.banner.silent : strings.banner.back,
        );
    },
  };
}
