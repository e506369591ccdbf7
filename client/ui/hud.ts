/** Everything over the fight: knows where each part stands, not what it says. */
import type { Pilot, SessionEvent, SessionView } from '../net/session-types.ts';
import { announcements } from './announcements.ts';
import { crosshair } from './crosshair.ts';
import { deathNotice } from './death-notice.ts';
import { button, element } from './element.ts';
import type { FirstSteps } from './first-steps.ts';
import { gauges, LOW_HULL } from './gauges.ts';
import { killFeed } from './kill-feed.ts';
import { killNotice } from './kill-notice.ts';
import { lineBanner } from './line-banner.ts';
import { minimap } from './minimap.ts';
import { pickupNote } from './pickup-note.ts';
import { rankShips } from './ranking.ts';
import { results } from './results.ts';
import type { GoneRival } from './rival-news.ts';
import { rivalNotice } from './rival-notice.ts';
import { scoreClock } from './score-clock.ts';
import { scoreboard } from './scoreboard.ts';
import { strings } from './strings.ts';
import { warmUp } from './warm-up.ts';

export type HudFrame = {
  session: SessionView;
  events: readonly SessionEvent[];
  /** Deaths that were not drawn, for the kill feed. */
  missed: readonly SessionEvent[];
  now: number;
  pointerX: number;
  pointerY: number;
  /** How far the own ship is below the middle of what thumbs leave free, CSS pixels. */
  shipBelow: number;
  scoreboard: boolean;
};

type OwnFrame = Omit<HudFrame, 'scoreboard' | 'shipBelow'>;

export type Hud = {
  root: HTMLElement;
  /** The opponent who left, where there was one. */
  readonly goneRival: GoneRival | undefined;
  /** What must be known when a picture comes again; to be called with each step, drawn or not. */
  learn(session: SessionView, now: number): void;
  show(frame: HudFrame): void;
  close(): void;
};

export type HudParts = {
  onMenu(): void;
  /** Present for a pilot who has not used every key yet. */
  steps: FirstSteps | undefined;
};

const STANDINGS_EVERY_MS = 200;
/** From where a ship is low on the screen, and until where: words that make way for it do not go to and fro. */
const LOW_FROM = 60;
const LOW_UNTIL = 40;

export function createHud({ onMenu, steps }: HudParts): Hud {
  const parts = {
    feed: killFeed(),
    clock: scoreClock(),
    gauges: gauges(),
    map: minimap(),
    cross: crosshair(),
    death: deathNotice(),
    said: announcements(),
    rival: rivalNotice(),
    warm: warmUp(),
    pickup: pickupNote(),
    kill: killNotice(),
    board: scoreboard(),
    results: results(),
    banner: lineBanner(),
  };
  const hurt = element('div', { class: 'hurt', attributes: { 'aria-hidden': 'true' } });
  const weak = element('div', { class: 'weak', attributes: { 'aria-hidden': 'true' } });
  const menu = button(strings.hud.menu, 'button-quiet hud-menu', onMenu, 'menu-button');
  const root = element('div', { class: 'hud', testId: 'hud' }, [
    weak,
    hurt,
    parts.clock.root,
    parts.feed.root,
    parts.gauges.root,
    parts.map.root,
    menu,
    element('div', { class: 'words' }, [
      element('div', { class: 'notices' }, [
        parts.banner.root,
        parts.rival.root,
        parts.warm.root,
        parts.death.root,
        parts.said.root,
      ]),
      element('div', { class: 'low-notices' }, [
        parts.kill.root,
        parts.pickup.root,
        ...(steps === undefined ? [] : [steps.root]),
      ]),
    ]),
    parts.board.root,
    parts.results.root,
    parts.cross.root,
  ]);
  let isLow = false;
  let ranked: Pilot[] = [];
  let rankedAt = Number.NEGATIVE_INFINITY;

  const flashHurt = () =>
    hurt.animate([{ opacity: 0.9 }, { opacity: 0 }], { duration: 420, easing: 'ease-out' });

  function markHits(session: SessionView, events: readonly SessionEvent[], now: number): void {
    for (const event of events) {
      if (event.type !== 'hit' && event.type !== 'died') continue;
      if (event.type === 'hit' && event.damage === 0) continue;
      if (event.ship === session.me) {
        if (event.type === 'hit') flashHurt();
      } else if (event.by === session.me) parts.cross.mark(now, event.type === 'died');
    }
  }

  /** What belongs to a ship of one's own. */
  function showOwn({ session, events, missed, now, pointerX, pointerY }: OwnFrame): void {
    const flying = session.ships.get(session.me)?.flying ?? false;
    parts.gauges.show(session.gauges, flying);
    weak.classList.toggle('shown', flying && session.gauges.hull < LOW_HULL);
    parts.cross.root.classList.toggle('away', !flying || session.round.phase === 'results');
    parts.cross.show(pointerX, pointerY, session.gauges, now);
    parts.kill.show(session, events, now);
    parts.pickup.show(session, events, now);
    parts.death.learn(session, missed);
    parts.death.learn(session, events);
    parts.death.show(session);
    steps?.show(session, events);
    markHits(session, events, now);
  }

  return {
    root,
    get goneRival() {
      return parts.rival.gone;
    },
    learn(session, now) {
      parts.rival.learn(session, now);
      parts.results.learn(session);
    },
    show({ session, events, missed, now, pointerX, pointerY, shipBelow, scoreboard: board }) {
      isLow = shipBelow > (isLow ? LOW_UNTIL : LOW_FROM);
      root.classList.toggle('ship-low', isLow);
      if (now - rankedAt > STANDINGS_EVERY_MS) {
        rankedAt = now;
        ranked = rankShips(session.pilots.values());
      }
      root.classList.toggle('has-goal', session.mode.goal > 0);
      root.classList.toggle('has-beacons', session.mode.hasBeacons);
      root.classList.toggle('in-results', session.round.phase === 'results');
      parts.clock.show(session, ranked, now);
      root.classList.toggle('watching', session.watching);
      parts.feed.show(session, missed, now);
      parts.feed.show(session, events, now);
      parts.map.show(session, now);
      parts.rival.show(session);
      parts.warm.show(session, parts.rival.endsSoon);
      parts.said.show(session, events, ranked, now);
      if (!session.watching) showOwn({ session, events, missed, now, pointerX, pointerY });
      parts.results.show(session, ranked);
      parts.board.root.hidden = !board || session.round.phase === 'results';
      root.classList.toggle('with-board', !parts.board.root.hidden);
      parts.board.show(session, ranked);
      parts.banner.show(session, now);
    },
    close: () => parts.results.close(),
  };
}
