/** One match on screen: drives the session, reads the pilot's hand, shows the HUD. */
import { HULL } from '../../sim/tuning.ts';
import { type NetOverlay, netOverlay } from '../debug/net-overlay.ts';
import type { Controls } from '../input/controls.ts';
import type { Outlook } from '../input/pilot-device.ts';
import { learnSides } from '../looks/palette.ts';
import { ownTeamOf } from '../looks/sides.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import type { Stage } from '../scenes/stage.ts';
import type { Picture } from '../views/picture.ts';
import { awayNotice } from './away-notice.ts';
import { element } from './element.ts';
import { firstSteps } from './first-steps.ts';
import type { Guide } from './guide.ts';
import { createHud, type Hud } from './hud.ts';
import { MatchDriver } from './match-driver.ts';
import type { GoneRival } from './rival-news.ts';
import { movesLess, type Settings } from './settings.ts';
import { strings } from './strings.ts';
import { createWatchDeck, type WatchDeck, type WatchDeckParts } from './watch-deck.ts';

/** A frame longer than this is shown as a pause, not as a leap of every effect. */
const LONGEST_FRAME = 0.1;

export type MatchParts = {
  parent: HTMLElement;
  controls: Controls;
  guide: Guide;
  settings: Settings;
  stage(): Stage | undefined;
  /** What who watches needs. */
  watch: WatchDeckParts;
  onMenu(): void;
  /** Called when the pilot has used every key once. */
  onLearnt(): void;
  /** Called again and again while the session waits for its place. */
  onWaiting(session: SessionView): void;
  /** Called when the session begins to play or ends. */
  onStatus(session: SessionView): void;
};

export class Match {
  readonly session: SessionView;
  private readonly parts: MatchParts;
  private readonly driver: MatchDriver;
  private readonly hud: Hud;
  private readonly overlay: NetOverlay;
  private readonly outlook: Outlook;
  private readonly legend: HTMLElement;
  private readonly deck: WatchDeck | undefined;
  private readonly away = awayNotice();
  private readonly pan = { x: 0, y: 0 };
  private status: SessionView['status'] = 'joining';
  private drawnAt = 0;

  constructor(session: SessionView, parts: MatchParts) {
    this.session = session;
    this.parts = parts;
    const { settings } = parts;
    this.hud = createHud({
      onMenu: parts.onMenu,
      steps: settings.firstSteps ? firstSteps(parts.guide, parts.onLearnt) : undefined,
    });
    this.overlay = netOverlay();
    this.legend = element('p', { class: 'truth-legend', text: strings.truth.legend, testId: 'truth-legend' });
    this.outlook = {
      ships: () => session.ships,
      me: () => session.me,
      isWatching: () => session.watching,
      ownOnScreen: () => this.ownOnScreen(),
    };
    this.driver = new MatchDriver(
      session,
      () => parts.controls.readIntent(this.outlook),
      () => this.watch(),
    );
    this.deck = session.watching ? createWatchDeck(session, parts.watch) : undefined;
    parts.parent.append(this.hud.root, this.overlay.root, this.legend, this.away.root);
    if (this.deck !== undefined) parts.parent.append(this.deck.root);
    this.showParts(false);
  }

  get playing(): boolean {
    return this.status === 'playing' || this.status === 'resuming';
  }

  /** The opponent who left, where there was one. */
  get goneRival(): GoneRival | undefined {
    return this.hud.goneRival;
  }

  /** Steps the session to a drawn frame, brings the HUD up to date, and says what the world is to show. */
  picture(now: number): Picture {
    const { controls, settings } = this.parts;
    const { events, missed } = this.driver.frame(now);
    const dt = Math.min(LONGEST_FRAME, Math.max(0, (now - this.drawnAt) / 1000));
    this.drawnAt = now;
    const calm = movesLess(settings);
    if (this.playing) {
      // Before anything is drawn of it: HUD and world show sides alike.
      learnSides(this.session.pilots.values(), ownTeamOf(this.session));
      controls.point(this.outlook);
      if (!calm) this.feelHits(events);
      this.away.show(this.session);
      this.deck?.frame(dt, this.pan);
      const { pointerX, pointerY } = controls;
      const shipBelow = (this.ownOnScreen()?.y ?? 0) - (window.innerHeight - controls.covered) / 2;
      const scoreboard = this.deck?.scoreboard ?? controls.scoreboard;
      this.hud.show({
        session: this.session,
        events,
        missed,
        now,
        pointerX,
        pointerY,
        shipBelow,
        scoreboard,
      });
      this.overlay.root.hidden = !settings.netOverlay;
      this.overlay.show(this.session, now, this.parts.stage()?.framesPerSecond() ?? 0);
      this.legend.hidden = !settings.truthOverlay;
    }
    // Who watches looks where the ship is, not where the pointer is.
    const looks = this.session.watching ? 0 : 1;
    return {
      arena: this.playing ? this.session.arena : undefined,
      session: this.playing ? this.session : undefined,
      events,
      now,
      dt,
      truth: settings.truthOverlay,
      shake: settings.shake,
      calm,
      nameTags: settings.nameTags,
      lookX: looks * (controls.pointerX - window.innerWidth / 2),
      lookY: looks * (controls.pointerY - (window.innerHeight - controls.covered) / 2),
      covered: controls.covered,
      panX: this.pan.x,
      panY: this.pan.y,
    };
  }

  close(): void {
    this.driver.stop();
    this.hud.close();
    this.hud.root.remove();
    this.overlay.root.remove();
    this.legend.remove();
    this.away.root.remove();
    this.deck?.close();
  }

  private showParts(shown: boolean): void {
    this.hud.root.hidden = !shown;
    if (this.deck !== undefined) this.deck.root.hidden = !shown;
    this.overlay.root.hidden = !shown || !this.parts.settings.netOverlay;
    this.legend.hidden = !shown || !this.parts.settings.truthOverlay;
  }

  private watch(): void {
    if (this.session.status === 'joining') this.parts.onWaiting(this.session);
    this.hud.learn(this.session, performance.now());
    if (this.session.status === this.status) return;
    const began = this.status === 'joining';
    this.status = this.session.status;
    this.showParts(this.playing);
    if (began || this.status === 'ended') this.parts.onStatus(this.session);
  }

  private feelHits(events: readonly SessionEvent[]): void {
    if (this.session.watching) return;
    for (const event of events) {
      if (event.type !== 'hit' || event.ship !== this.session.me || event.damage === 0) continue;
      this.parts.controls.feelHit(event.damage / HULL);
    }
  }

  private ownOnScreen(): { x: number; y: number } | undefined {
    const own = this.session.ships.get(this.session.me);
    return own && this.parts.stage()?.toScreen(own.x, own.y);
  }
}
