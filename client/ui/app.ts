/** The client around the game world: which screen is on, and what leads from one to the next. */
import type { Arena } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { Controls } from '../input/controls.ts';
import type { GameKey } from '../input/game-keys.ts';
import type { PadNews } from '../input/gamepad-port.ts';
import { readLayout } from '../input/key-labels.ts';
import type { KeyValue } from '../net/key-value.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import type { Ending, SessionView } from '../net/session-types.ts';
import type { Stage, StageHost } from '../scenes/stage.ts';
import { Sound } from '../sound/sound.ts';
import type { Picture } from '../views/picture.ts';
import { createAppDialogs } from './app-dialogs.ts';
import { element } from './element.ts';
import { endingScreen } from './ending-screen.ts';
import { createGuide, type Guide } from './guide.ts';
import { idlePicture } from './idle-picture.ts';
import { Match } from './match.ts';
import { createMenu, type Menu, type PlayWish } from './menu.ts';
import { type ModeChoice, modeChoice } from './mode-choice.ts';
import { createReturnNote, type ReturnNote } from './return-note.ts';
import type { RoomsAnswer } from './room-list.ts';
import { loadSettings, movesLess, type Settings, saveSettings, settingsToKeep } from './settings.ts';
import { strings } from './strings.ts';
import { createToast } from './toast.ts';
import { inviteLinkTo, type UrlOptions } from './url-options.ts';

/** `mode` is for whoever does not care which room. */
export type JoinWish = { name: string; roomId?: string; mode?: ModeName; simulate: NetworkConditions };

export type WatchWish = { name: string; roomId: string; simulate: NetworkConditions };

export type AppParts = {
  root: HTMLElement;
  storage: KeyValue;
  /** Outlives a reload of this tab only. */
  tabStorage: KeyValue;
  options: UrlOptions;
  join(wish: JoinWish): SessionView;
  watch(wish: WatchWish): SessionView;
  fetchRooms(): Promise<RoomsAnswer>;
  openStage(host: StageHost): Promise<Stage>;
  /** An arena to show behind the menu. */
  backdrop(): Promise<Arena>;
};

const padWords = (news: PadNews) =>
  ({
    found: strings.controls.padFound,
    gone: strings.controls.padGone,
    strange: strings.controls.padStrange,
  })[news];

export class App {
  private readonly parts: AppParts;
  private readonly settings: Settings;
  /** As they were before the address had its say, and after. */
  private readonly before: Settings;
  private readonly overridden: Settings;
  private readonly note: ReturnNote;
  private readonly sound: Sound;
  private readonly dialogs: ReturnType<typeof createAppDialogs>;
  private readonly modes: ModeChoice;
  private readonly menu: Menu;
  private readonly controls: Controls;
  private readonly guide: Guide;
  private readonly toast = createToast();
  private readonly world = element('div', { class: 'world' });
  private readonly overlay = element('div', { class: 'overlay' });
  private layout: ReadonlyMap<string, string> | undefined;
  private latest: SessionView | undefined;
  private match: Match | undefined;
  private stage: Stage | undefined;
  private ending: HTMLElement | undefined;
  private arena: Arena | undefined;

  constructor(parts: AppParts) {
    this.parts = parts;
    const { options, root } = parts;
    this.settings = loadSettings(parts.storage);
    this.before = loadSettings(parts.storage);
    Object.assign(this.settings.simulate, options.simulate);
    this.settings.netOverlay ||= options.netOverlay;
    this.settings.truthOverlay ||= options.truthOverlay;
    this.overridden = { ...this.settings, simulate: { ...this.settings.simulate } };
    this.note = createReturnNote(parts.tabStorage);
    this.sound = new Sound(document, this.settings);
    this.controls = new Controls({
      surface: this.world,
      settings: this.settings,
      isFlying: () => this.isFlying(),
      onGameKey: (key) => this.pressGameKey(key),
      onPadNews: (news) => this.toast.say(padWords(news)),
      onDevice: () => this.guide.changed(),
    });
    this.guide = createGuide(
      this.settings,
      () => this.controls.device,
      () => this.layout,
    );
    this.dialogs = createAppDialogs(this.settings, this.guide, () => this.applySettings(), {
      leave: () => void this.match?.session.leave(),
      inviteLink: () => inviteLinkTo(this.latest?.room.id ?? '', window.location.href),
    });
    this.modes = modeChoice(parts.storage, options.mode);
    this.menu = createMenu(options.name ?? this.settings.name, this.guide, this.modes, options.room, {
      play: (name, wish) => this.play(name, wish),
      watch: (name, roomId) => this.watch(name, roomId),
      settings: () => this.dialogs.settings.open(),
      help: () => this.dialogs.help.open(),
      fetchRooms: () => parts.fetchRooms(),
    });
    root.append(this.world, this.menu.root, this.overlay, ...this.dialogs.roots, this.toast.root);
    this.overlay.append(this.controls.pad.root);
    this.applySettings();
  }

  /** The session of now, or the last one. */
  session(): SessionView | undefined {
    return this.latest;
  }

  start(): void {
    const { parts } = this;
    const { options } = parts;
    void readLayout().then((layout) => {
      this.layout = layout;
      this.guide.changed();
    });
    this.menu.open();
    const picture = (now: number) => this.picture(now);
    parts.openStage({ parent: this.world, canvas: options.canvas, picture }).then(
      (stage) => {
        this.stage = stage;
        if (this.match?.playing) this.enter();
      },
      // Its file is gone from the server: there is a newer build than this page. Or there is no server.
      () => {
        const say = (ending: Ending) => () => this.showEnding(ending, '', this.menu.readWish());
        parts.fetchRooms().then(say('wrong_version'), say('server_gone'));
      },
    );
    parts.backdrop().then(
      (arena) => {
        this.arena = arena;
      },
      // Without a server the menu stands before a plain ground.
      () => undefined,
    );
    if (options.watch !== undefined) this.watch(this.menu.readName(), options.watch);
    else if (options.play || this.note.wasFlying()) this.play(this.menu.readName(), this.menu.readWish());
  }

  private play(name: string, wanted: PlayWish): void {
    this.clearTheStage(name);
    const { simulate } = this.settings;
    this.begin(this.parts.join({ name, simulate, ...wanted }), wanted);
  }

  /** @param wasAway The pilot was moved here from a seat. */
  private watch(name: string, roomId: string, wasAway = false): void {
    this.clearTheStage(name);
    const { simulate } = this.settings;
    this.begin(this.parts.watch({ name, roomId, simulate }), { roomId }, wasAway);
  }

  private clearTheStage(name: string): void {
    this.closeMatch();
    this.settings.name = name;
    this.applySettings();
    this.menu.open();
    this.menu.setWait('asking');
  }

  private begin(session: SessionView, wanted: PlayWish, wasAway = false): void {
    const { controls, settings } = this;
    this.latest = session;
    this.match = new Match(session, {
      parent: this.overlay,
      controls,
      settings,
      guide: this.guide,
      stage: () => this.stage,
      watch: {
        surface: this.world,
        wasAway,
        isWatching: () => this.match?.playing === true && !this.dialogs.isOpen(),
        play: () => this.play(settings.name, wanted),
        leave: () => void session.leave(),
      },
      onMenu: () => this.dialogs.pause.open(),
      onLearnt: () => {
        settings.firstSteps = false;
        this.applySettings();
      },
      onStatus: () => (session.status === 'ended' ? this.end(session, wanted) : this.enter()),
    });
  }

  private enter(): void {
    if (this.stage === undefined) {
      // The game world is still on its way; the match waits behind the menu.
      this.menu.setWait('loading');
      return;
    }
    this.menu.setWait(undefined);
    this.menu.close();
    const watching = this.match?.session.watching === true;
    this.note.flying(!watching);
    this.parts.root.classList.add('in-match');
    this.parts.root.classList.toggle('watching', watching);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  private end(session: SessionView, wanted: PlayWish): void {
    this.note.flying(false);
    this.dialogs.closeAll();
    this.closeMatch();
    this.menu.setWait(undefined);
    if (session.ending === undefined || session.ending === 'left') {
      this.menu.open();
      return;
    }
    const { id } = session.room;
    if (session.ending === 'away' && id !== '') {
      this.watch(this.settings.name, id, true);
      return;
    }
    this.showEnding(session.ending, session.endingMessage, id === '' ? wanted : { roomId: id });
  }

  private showEnding(ending: Ending, message: string, again: PlayWish): void {
    this.closeMatch();
    this.menu.close();
    if (ending === 'unknown_room') this.menu.forgetInvitation();
    const play = (wish: PlayWish) => this.play(this.settings.name, wish);
    this.ending = endingScreen(ending, message, {
      again: () => play(again),
      other: () => play({ mode: this.modes.read() }),
      reload: () => window.location.reload(),
      menu: () => {
        this.closeMatch();
        this.menu.open();
      },
    });
    this.overlay.append(this.ending);
    this.ending.querySelector('button')?.focus();
  }

  private closeMatch(): void {
    this.match?.close();
    // Nobody keeps a place to watch from.
    if (this.match?.session.watching) void this.match.session.leave();
    this.match = undefined;
    this.ending?.remove();
    this.ending = undefined;
    this.controls.releaseAll();
    this.parts.root.classList.remove('in-match', 'watching');
  }

  /** Between rounds the screen is for reading and choosing. */
  private isFlying(): boolean {
    const { match } = this;
    if (match?.session.watching) return false;
    return match?.playing === true && match.session.round.phase !== 'results' && !this.dialogs.isOpen();
  }

  private pressGameKey(key: GameKey): void {
    if (key === 'help') this.dialogs.help.open();
    else if (key === 'menu') {
      if (this.match?.playing && !this.dialogs.isOpen()) this.dialogs.pause.open();
    } else {
      const field = key === 'mute' ? 'muted' : key;
      this.settings[field] = !this.settings[field];
      if (key === 'mute') {
        this.toast.say(this.settings.muted ? strings.controls.muted : strings.controls.unmuted);
      }
      this.applySettings();
    }
  }

  private applySettings(): void {
    this.dialogs.settings.refresh();
    const root = document.documentElement;
    root.classList.toggle('calm', movesLess(this.settings));
    root.style.setProperty('--text-scale', String(this.settings.textScale));
    this.controls.pad.arrange();
    this.guide.changed();
    const kept = settingsToKeep(this.settings, this.before, this.overridden);
    saveSettings(this.parts.storage, kept);
    // Every word is shown anew; who is in a match finds the ship again.
    if (this.settings.language !== this.before.language) window.location.reload();
  }

  private picture(now: number): Picture {
    const shown = this.match?.picture(now) ?? idlePicture(now, movesLess(this.settings));
    shown.arena ??= this.arena;
    this.sound.frame(shown.session, shown.events, now);
    return shown;
  }
}
