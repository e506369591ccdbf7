/** The client around the game world: makes its parts and joins them; screens.ts says which of them is on. */
import type { Arena } from '../../sim/arena.ts';
import { Controls } from '../input/controls.ts';
import type { GameKey } from '../input/game-keys.ts';
import type { PadNews } from '../input/gamepad-port.ts';
import { readLayout } from '../input/key-labels.ts';
import type { KeyValue } from '../net/key-value.ts';
import type { RankedDesk } from '../net/ranked-desk.ts';
import type { Ending, SessionView } from '../net/session-types.ts';
import type { Stage, StageHost } from '../scenes/stage.ts';
import { Sound } from '../sound/sound.ts';
import type { Picture } from '../views/picture.ts';
import { type AppDialogs, createAppDialogs } from './app-dialogs.ts';
import { element } from './element.ts';
import { createGuide, type Guide } from './guide.ts';
import { idlePicture } from './idle-picture.ts';
import { invitationOf } from './invitation.ts';
import { KeptSettings } from './kept-settings.ts';
import { createMenu, type Menu } from './menu.ts';
import { modeChoice } from './mode-choice.ts';
import { PageTitle } from './page-title.ts';
import type { PlayWish } from './play-wish.ts';
import { RankedPlay } from './ranked-play.ts';
import { createReturnNote, type ReturnNote } from './return-note.ts';
import type { MapsByMode } from './room-form.ts';
import type { RoomsAnswer } from './room-list.ts';
import { type JoinWish, Screens, type WatchWish } from './screens.ts';
import { searchWords } from './search-words.ts';
import { movesLess } from './settings.ts';
import { strings } from './strings.ts';
import { createToast } from './toast.ts';
import { addressAt, inviteLinkTo, partyLinkTo, type UrlOptions } from './url-options.ts';

export type AppParts = {
  root: HTMLElement;
  storage: KeyValue;
  /** Outlives a reload of this tab only. */
  tabStorage: KeyValue;
  options: UrlOptions;
  join(wish: JoinWish): SessionView;
  watch(wish: WatchWish): SessionView;
  /** The address leads to a ship that was left on this device. */
  comesBack: boolean;
  fetchRooms(): Promise<RoomsAnswer>;
  openStage(host: StageHost): Promise<Stage>;
  maps: MapsByMode;
  ranked: RankedDesk;
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
  private readonly kept: KeptSettings;
  private readonly note: ReturnNote;
  /** This page is loaded again, or opened again, after it was in a match. */
  private readonly comesBack: boolean;
  private readonly sound: Sound;
  private readonly dialogs: AppDialogs;
  private readonly menu: Menu;
  private readonly ranked: RankedPlay;
  private readonly controls: Controls;
  private readonly guide: Guide;
  private readonly screens: Screens;
  private readonly toast = createToast();
  private readonly title = new PageTitle(document);
  private readonly world = element('div', { class: 'world' });
  private layout: ReadonlyMap<string, string> | undefined;
  private arena: Arena | undefined;

  constructor(parts: AppParts) {
    this.parts = parts;
    const { options, root } = parts;
    const overlay = element('div', { class: 'overlay' });
    const onSettings = () => this.applySettings();
    this.kept = new KeptSettings(parts.storage, options);
    const settings = this.kept.now;
    this.note = createReturnNote(parts.tabStorage);
    this.comesBack = this.note.wasFlying() || parts.comesBack;
    this.sound = new Sound(document, settings);
    this.controls = new Controls({
      surface: this.world,
      settings,
      isFlying: () => this.screens.isFlying,
      onGameKey: (key) => this.pressGameKey(key),
      onPadNews: (news) => this.toast.say(padWords(news)),
      onDevice: () => this.guide.changed(),
    });
    this.guide = createGuide(
      settings,
      () => this.controls.device,
      () => this.layout,
    );
    const leave = () => void this.screens.match?.session.leave();
    const room = () => this.session()?.room ?? { id: '' };
    const match = {
      leave,
      inviteLink: () => inviteLinkTo(room(), window.location.href),
      code: () => this.session()?.room.code,
    };
    const play = (wish: PlayWish) => {
      this.dialogs.closeAll();
      this.screens.play(this.menu.readName(), wish);
    };
    this.ranked = new RankedPlay({
      desk: parts.ranked,
      storage: parts.tabStorage,
      readName: () => this.menu.readName(),
      play,
    });
    const { ranked } = this;
    // Who comes back to a match, or to a party, is not invited to it.
    const isBack =
      this.comesBack || (ranked.kept?.party !== undefined && ranked.kept.party === options.party);
    this.dialogs = createAppDialogs(settings, this.guide, onSettings, match, {
      maps: parts.maps,
      ranked,
      play,
      linkToParty: (code) => partyLinkTo(code, window.location.href),
    });
    const modes = modeChoice(parts.storage, options.mode);
    const menuParts = {
      name: ranked.kept?.name ?? options.name ?? settings.name,
      guide: this.guide,
      modes,
      invitedTo: isBack ? undefined : invitationOf(options),
      ranked,
    };
    this.menu = createMenu(menuParts, {
      named: (name) => {
        settings.name = name;
        this.kept.save();
      },
      play: (name, wish) => this.screens.play(name, wish),
      watch: (name, roomId) => this.screens.watch(name, roomId),
      cancel: leave,
      friends: () => this.dialogs.friends.openWith(''),
      ranked: () => this.dialogs.ranked.open(),
      joinParty: (code) => this.dialogs.ranked.join(code),
      settings: () => this.dialogs.settings.open(),
      help: () => this.dialogs.help.open(),
      fetchRooms: () => parts.fetchRooms(),
    });
    // In the middle of a fight a word is enough.
    ranked.onLed = () => {
      if (this.menu.root.hidden) this.toast.say(strings.ranked.searching);
      else if (!this.dialogs.isOpen()) this.dialogs.ranked.open();
    };
    ranked.onEnded = (ticket) => {
      if (this.menu.root.hidden) this.toast.say(searchWords(ticket));
    };
    const { world, controls, guide, dialogs, menu, note } = this;
    this.screens = new Screens({
      ...{ root, world, overlay, settings, controls, guide, dialogs, modes, menu, note, onSettings },
      join: parts.join,
      watch: parts.watch,
      onPlace: (place) => window.history.replaceState(null, '', addressAt(place, window.location.href)),
    });
    root.append(world, menu.root, overlay, ...dialogs.roots, this.toast.root);
    overlay.append(controls.pad.root);
    this.applySettings();
  }

  /** The session of now, or the last one. */
  session(): SessionView | undefined {
    return this.screens.session;
  }

  start(): void {
    const { menu, parts, screens } = this;
    const { options } = parts;
    void readLayout().then((layout) => {
      this.layout = layout;
      this.guide.changed();
    });
    menu.open();
    this.ranked.comeBack();
    const picture = (now: number) => this.picture(now);
    parts.openStage({ parent: this.world, canvas: options.canvas, picture }).then(
      (stage) => screens.setStage(stage),
      // Its file is gone from the server: there is a newer build than this page. Or there is no server.
      () => {
        const say = (ending: Ending) => () => screens.showEnding(ending, '', menu.readWish());
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
    if (options.watch !== undefined) screens.watch(menu.readName(), options.watch);
    else if (options.code !== undefined && invitationOf(options) === undefined)
      this.dialogs.friends.openWith(options.code);
    else if (this.comesBack) screens.play(menu.readName(), this.leftMatch() ?? menu.readWish());
    else if (options.play) screens.play(menu.readName(), menu.readWish());
  }

  /** Where the address says that this page was. */
  private leftMatch(): PlayWish | undefined {
    const to = invitationOf(this.parts.options);
    return to === undefined || 'party' in to ? undefined : to;
  }

  private pressGameKey(key: GameKey): void {
    const { dialogs, screens } = this;
    const settings = this.kept.now;
    if (key === 'help') dialogs.help.open();
    else if (key === 'menu') {
      if (screens.match?.playing && !dialogs.isOpen()) dialogs.pause.open();
    } else {
      const field = key === 'mute' ? 'muted' : key;
      settings[field] = !settings[field];
      if (key === 'mute') {
        this.toast.say(settings.muted ? strings.controls.muted : strings.controls.unmuted);
      }
      this.applySettings();
    }
  }

  private applySettings(): void {
    const { kept } = this;
    this.dialogs.settings.refresh();
    const root = document.documentElement;
    root.classList.toggle('calm', movesLess(kept.now));
    root.style.setProperty('--text-scale', String(kept.now.textScale));
    this.controls.pad.arrange();
    this.guide.changed();
    kept.save();
    // Every word is shown anew; who is in a match finds the ship again.
    if (kept.speaksAnother) window.location.reload();
  }

  private picture(now: number): Picture {
    const shown = this.screens.match?.picture(now) ?? idlePicture(now, movesLess(this.kept.now));
    shown.arena ??= this.arena;
    this.sound.frame(shown.session, shown.events, now);
    this.title.show(shown.session);
    return shown;
  }
}
