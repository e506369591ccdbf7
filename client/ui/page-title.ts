/** The page's title, by which it is found among others and says where one is: mode, whether it is ranked, and map, then the game's name. */
import type { SessionView } from '../net/session-types.ts';
import { matchTitle, titleOf } from './format.ts';
import { strings } from './strings.ts';

type Shown = Pick<SessionView, 'arena' | 'room' | 'round' | 'watching'>;

type Screen = 'menu' | 'playing' | 'results' | 'watching';

function screenOf(session: Shown | undefined): Screen {
  if (session === undefined) return 'menu';
  if (session.watching) return 'watching';
  return session.round.phase === 'results' ? 'results' : 'playing';
}

export class PageTitle {
  private readonly page: { title: string };
  private screen: Screen | undefined;
  private match = '';
  private map = '';

  constructor(page: { title: string }) {
    this.page = page;
  }

  /** To be called in each frame. @param session Undefined in the menu. */
  show(session: Shown | undefined): void {
    const screen = screenOf(session);
    const match = session === undefined ? '' : matchTitle(session.room);
    const map = session?.arena.name ?? '';
    if (this.screen === screen && this.match === match && this.map === map) return;
    this.screen = screen;
    this.match = match;
    this.map = map;
    this.page.title =
      screen === 'menu'
        ? strings.title
        : `${strings.pageTitle[screen](match, titleOf(map))} · ${strings.title}`;
  }
}
