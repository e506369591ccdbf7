/** Which screen is on, menu, match or ending, and what leads from one to the next. */
import { isModeName } from '../../sim/modes/modes.ts';
import type { Controls } from '../input/controls.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import type { Ending, SessionView } from '../net/session-types.ts';
import type { Stage } from '../scenes/stage.ts';
import type { AppDialogs } from './app-dialogs.ts';
import { endingScreen } from './ending-screen.ts';
import type { Guide } from './guide.ts';
import { Match } from './match.ts';
import type { Menu } from './menu.ts';
import type { ModeChoice } from './mode-choice.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { PlayWish } from './play-wish.ts';
import type { ReturnNote } from './return-note.ts';
import type { Settings } from './settings.ts';
import type { Place } from './url-options.ts';

export type JoinWish = PlayWish & { name: string; simulate: NetworkConditions };

export type WatchWish = { name: string; roomId: string; simulate: NetworkConditions };

export type ScreensParts = {
  root: HTMLElement;
  /** The picture of the arena, and what lies over it. */
  world: HTMLElement;
  overlay: HTMLElement;
  settings: Settings;
  controls: Controls;
  guide: Guide;
  dialogs: AppDialogs;
  modes: ModeChoice;
  menu: Menu;
  note: ReturnNote;
  join(wish: JoinWish): SessionView;
  watch(wish: WatchWish): SessionView;
  onSettings(): void;
  /** The page is in a room now, watches one, or is in none any more. */
  onPlace(place: Place): void;
};

/** The match ended without whoever was moved from a seat to watching, mostly as nobody else was in it. */
const CLOSES_BEHIND: ReadonlySet<Ending> = new Set(['over', 'unknown_room']);

export class Screens {
  private readonly parts: ScreensParts;
  private ending: HTMLElement | undefined;
  private stage: Stage | undefined;
  private current: Match | undefined;
  private latest: SessionView | undefined;

  constructor(parts: ScreensParts) {
    this.parts = parts;
  }

  get match(): Match | undefined {
    return this.current;
  }

  /** The session of now, or the last one. */
  get session(): SessionView | undefined {
    return this.latest;
  }

  /** Between rounds the screen is for reading and choosing. */
  get isFlying(): boolean {
    const { current: match } = this;
    if (match === undefined || match.session.watching) return false;
    return match.playing && match.session.round.phase !== 'results' && !this.parts.dialogs.isOpen();
  }

  /** The game world is here; a match that waited for it begins. */
  setStage(stage: Stage): void {
    this.stage = stage;
    if (this.current?.playing) this.enter();
  }

  play(name: string, wanted: PlayWish): void {
    this.clear(name);
    const { simulate } = this.parts.settings;
    this.begin(this.parts.join({ name, simulate, ...wanted }), wanted);
  }

  /** @param wasAway The pilot was moved here from a seat. */
  watch(name: string, roomId: string, wasAway = false): void {
    this.clear(name);
    const { simulate } = this.parts.settings;
    this.begin(this.parts.watch({ name, roomId, simulate }), { roomId }, wasAway);
  }

  /** @param again What to play to be there again. @param wasRanked The match was found by the queue. */
  showEnding(ending: Ending, message: string, again: PlayWish, outcome?: Outcome, wasRanked = false): void {
    const { dialogs, menu, modes, overlay, settings } = this.parts;
    this.close();
    menu.close();
    if (ending === 'unknown_room' || ending === 'unknown_code') menu.forgetInvitation();
    const play = (wish: PlayWish) => this.play(settings.name, wish);
    // Of the match that it was, not of the one that the menu chose last.
    const mode = this.latest?.room.mode ?? '';
    const other = () => play({ mode: isModeName(mode) ? mode : modes.read() });
    const backTo = (open: () => void) => () => {
      this.close();
      menu.open();
      open();
    };
    const next = wasRanked ? backTo(() => dialogs.ranked.open()) : other;
    const steps = {
      other,
      next,
      again: () => play(again),
      // A room that fell silent is hardly there any more.
      retry: () => ('roomId' in again ? next() : play(again)),
      code: backTo(() => dialogs.friends.openWith('code' in again ? again.code : '')),
      reload: () => window.location.reload(),
      menu: backTo(() => {}),
    };
    this.ending = endingScreen(ending, message, steps, outcome);
    overlay.append(this.ending);
    this.ending.querySelector('button')?.focus();
  }

  private clear(name: string): void {
    const { menu, settings, onSettings } = this.parts;
    this.close();
    settings.name = name;
    onSettings();
    menu.open();
  }

  private begin(session: SessionView, wanted: PlayWish, wasAway = false): void {
    const { controls, dialogs, guide, menu, note, overlay, settings, world, onSettings } = this.parts;
    note.flying(!session.watching);
    menu.setWait(session.waiting);
    this.latest = session;
    this.current = new Match(session, {
      parent: overlay,
      controls,
      settings,
      guide,
      stage: () => this.stage,
      watch: {
        surface: world,
        wasAway,
        isWatching: () => this.current?.playing === true && !dialogs.isOpen(),
        play: () => this.play(settings.name, wanted),
        leave: () => void session.leave(),
      },
      onMenu: () => dialogs.pause.open(),
      onLearnt: () => {
        settings.firstSteps = false;
        onSettings();
      },
      onWaiting: () => menu.setWait(session.waiting),
      onStatus: () => (session.status === 'ended' ? this.end(session, wanted, wasAway) : this.enter()),
    });
  }

  private enter(): void {
    const { menu, root, onPlace } = this.parts;
    if (this.stage === undefined) {
      // The game world is still on its way; the match waits behind the menu.
      menu.setWait('loading');
      return;
    }
    menu.setWait(undefined);
    menu.close();
    const watching = this.current?.session.watching === true;
    if (this.current !== undefined) onPlace({ ...this.current.session.room, watching });
    root.classList.add('in-match');
    root.classList.toggle('watching', watching);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  private end(session: SessionView, wanted: PlayWish, wasAway: boolean): void {
    const { dialogs, menu, note, settings, onPlace } = this.parts;
    const gone = this.current?.goneRival;
    note.flying(false);
    onPlace(undefined);
    dialogs.closeAll();
    this.close();
    menu.setWait(undefined);
    if (session.ending === undefined || session.ending === 'left') {
      menu.open();
      return;
    }
    const { id, code, ranked } = session.room;
    if (session.ending === 'away' && id !== '') {
      this.watch(settings.name, id, true);
      return;
    }
    const there: PlayWish = code === undefined ? { roomId: id } : { code };
    const { ending, endingMessage, me, pilots, result } = session;
    const said = wasAway && CLOSES_BEHIND.has(ending) ? 'away' : ending;
    const outcome = outcomeOf({ ending: said, me, pilots, result }, gone);
    this.showEnding(said, endingMessage, id === '' ? wanted : there, outcome, ranked ?? 'given' in wanted);
  }

  /** Takes the match and the ending off the screen. */
  private close(): void {
    const { controls, root } = this.parts;
    this.current?.close();
    // Nobody keeps a place that is off the screen.
    const session = this.current?.session;
    if (session !== undefined && session.status !== 'ended') void session.leave();
    this.current = undefined;
    this.ending?.remove();
    this.ending = undefined;
    controls.releaseAll();
    root.classList.remove('in-match', 'watching');
  }
}
