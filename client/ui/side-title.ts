/** What a side is called: to who is on one, and to who only watches. */
import type { Side } from '../looks/palette.ts';
import { strings } from './strings.ts';

export function sideTitle(side: Side, watching: boolean): string {
  return watching ? strings.sides.team[side] : strings.sides[side];
}
