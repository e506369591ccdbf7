/** Says in the fight that the opponent's line is lost, or that it has left. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { isolated } from './format.ts';
import { type GoneRival, RivalNews } from './rival-news.ts';
import { strings } from './strings.ts';

export type RivalNotice = {
  root: HTMLElement;
  /** Who left and has not come back. */
  readonly gone: GoneRival | undefined;
  /** It has left, and nobody else may come. */
  readonly endsSoon: boolean;
  /** Also while nothing is drawn. */
  learn(session: SessionView, now: number): void;
  show(session: SessionView): void;
};

/** Why there is nobody to play against any more. */
export function reasonOf({ name, lostLine }: GoneRival): string {
  const { lost, left } = strings.rival;
  return lostLine ? lost(isolated(name)) : left(isolated(name));
}

export function rivalNotice(): RivalNotice {
  const text = strings.rival;
  const what = element('p', { attributes: { role: 'status' } });
  // The seconds are for the eye: read out, each of them would talk over the last.
  const kept = element('p', { attributes: { 'aria-hidden': 'true' } });
  const more = element('p');
  const root = element('section', { class: 'rival-notice', testId: 'rival' }, [what, kept, more]);
  root.hidden = true;
  const news = new RivalNews();

  let endsSoon = false;

  function sayGone(gone: GoneRival): void {
    const { standing } = gone;
    const stood = standing === undefined ? '' : text.stood(standing.mine, standing.theirs);
    setText(what, [reasonOf(gone), stood].filter((part) => part !== '').join(' '));
    setText(kept, '');
    setText(more, endsSoon ? text.ends : '');
  }

  return {
    root,
    get gone() {
      return news.gone;
    },
    get endsSoon() {
      return endsSoon;
    },
    learn: (session, now) => news.step(session, now),
    show(session) {
      const { adrift, gone } = news;
      endsSoon = session.room.ranked === true && gone !== undefined && session.pilots.size < 2;
      const shown = (adrift !== undefined || gone !== undefined) && session.round.phase !== 'results';
      if (root.hidden === shown) root.hidden = !shown;
      if (!shown) return;
      if (gone !== undefined) sayGone(gone);
      else if (adrift !== undefined) {
        setText(what, text.adrift(isolated(adrift.name)));
        setText(kept, adrift.keptSeconds === undefined ? '' : text.kept(adrift.keptSeconds));
        setText(more, '');
      }
    },
  };
}
