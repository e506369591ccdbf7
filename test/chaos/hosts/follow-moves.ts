/** What became of matches that went on on another host: what was told in vain, and whether their scores went on too. */
import type { Adoptions } from './adoptions.ts';
import type { Reign, ReignJudge } from './reign-judge.ts';
import type { ScoreJudge } from './score-judge.ts';

export type Move = { roomId: string; ticksLost: number };

/** The member, of what a line calls its host. */
export const nameOf = (host: string) => host.split(' ')[0] ?? '';

/** @param before Of each room the newest reign as it was, and undefined when nobody had told of it. */
export function followMoves(
  { reigns, scores }: { reigns: ReignJudge; scores: ScoreJudge },
  adoptions: Adoptions,
  before: ReadonlyMap<string, Reign | undefined>,
): Move[] {
  const moves: Move[] = [];
  for (const [roomId, old] of before) {
    const all = reigns.of(roomId);
    let previous = old;
    for (const reign of all.slice(old === undefined ? 0 : all.indexOf(old) + 1)) {
      const adoption = adoptions.by(nameOf(reign.host), roomId, reign.firstAt);
      if (previous !== undefined) {
        // What nobody heard was told to nobody: a host may have gone on before the first line to it was there.
        moves.push({ roomId, ticksLost: previous.lastTick - (adoption?.tick ?? reign.firstTick) });
        if (adoption !== undefined) scores.compare(previous, reign, adoption.tick);
      }
      scores.settle(reign);
      previous = reign;
    }
    if (old !== undefined) scores.settle(old);
  }
  return moves;
}
