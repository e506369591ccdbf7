/** What of a match is worth a short word to its pilot: beginnings, beacons, the lead, the last seconds. */
import type { Team } from '../../sim/arena.ts';
import { ownTeamOf, sideOfTeam } from '../looks/sides.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { type Lead, leadOf, type Ranked, type RankedMatch } from './ranking.ts';
import { sideTitle } from './side-title.ts';
import { strings } from './strings.ts';

export type Announcement = { text: string; tone: 'good' | 'bad' | 'plain' };

export type AnnouncedMatch = RankedMatch &
  Pick<SessionView, 'round' | 'watching'> & {
    beacons: readonly Pick<SessionView['beacons'][number], 'name' | 'team'>[];
  };

const LAST_MS = 10_000;
/** A lead that goes to and fro is not told more often. */
const LEAD_EVERY_MS = 4000;

type Captured = Extract<SessionEvent, { type: 'captured' }>;

export class Announcer {
  private begun = false;
  private lastSecondsTold = false;
  private lead: Lead = 'even';
  private leadToldAt = Number.NEGATIVE_INFINITY;
  private held: Team[] = [];

  /** What there is to say now goes to `out`. @param now Milliseconds, monotonic. */
  step(
    session: AnnouncedMatch,
    events: readonly SessionEvent[],
    ranked: readonly Ranked[],
    now: number,
    out: Announcement[],
  ): void {
    const { round } = session;
    for (const event of events) {
      if (event.type === 'turned') this.begun = false;
      if (event.type === 'captured') out.push(this.captured(session, event));
    }
    if (round.phase !== 'play') return;
    if (!this.begun) this.begin(session, out);
    if (round.msLeft > LAST_MS) this.lastSecondsTold = false;
    else if (round.msLeft > 0 && !this.lastSecondsTold) {
      this.lastSecondsTold = true;
      out.push({ text: strings.announce.lastSeconds, tone: 'plain' });
    }
    if (!session.watching) this.tellLead(session, ranked, now, out);
  }

  private begin({ round, mode, beacons }: AnnouncedMatch, out: Announcement[]): void {
    this.begun = true;
    this.lastSecondsTold = round.msLeft <= LAST_MS;
    this.lead = 'even';
    this.held = beacons.map(({ team }) => team);
    out.push({ text: strings.announce.begins(round.number), tone: 'plain' });
    out.push({ text: strings.modes[mode.name].goal(mode.goal), tone: 'plain' });
  }

  private captured(session: AnnouncedMatch, { beacon, team }: Captured): Announcement {
    const text = strings.announce;
    const own = ownTeamOf(session);
    const name = session.beacons[beacon]?.name ?? '';
    const taker = sideOfTeam(team, own);
    const loser = sideOfTeam(this.held[beacon] ?? 0, own);
    this.held[beacon] = team;
    if (session.watching) {
      if (taker === undefined) return { text: text.open(name), tone: 'plain' };
      return { text: text.teamTook(sideTitle(taker, true), name), tone: 'plain' };
    }
    if (taker === 'mate') return { text: text.took(name), tone: 'good' };
    if (taker === 'enemy') return { text: text.theyTook(name), tone: 'bad' };
    if (loser === 'mate') return { text: text.lost(name), tone: 'bad' };
    return { text: loser === 'enemy' ? text.freed(name) : text.open(name), tone: 'plain' };
  }

  private tellLead(
    session: AnnouncedMatch,
    ranked: readonly Ranked[],
    now: number,
    out: Announcement[],
  ): void {
    const lead = leadOf(session, ranked);
    if (lead === 'even' || lead === this.lead || now - this.leadToldAt < LEAD_EVERY_MS) return;
    const before = this.lead;
    this.lead = lead;
    // Who never led has lost nothing.
    if (lead === 'behind' && before === 'even') return;
    this.leadToldAt = now;
    const text = strings.announce;
    const [won, lost] =
      session.mode.teams > 0 ? [text.teamLeads, text.teamLeadLost] : [text.lead, text.leadLost];
    out.push(lead === 'ahead' ? { text: won, tone: 'good' } : { text: lost, tone: 'bad' });
  }
}
