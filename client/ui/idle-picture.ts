import type { Picture } from '../views/picture.ts';

/** What the world shows while nobody flies. */
export function idlePicture(now: number, calm: boolean): Picture {
  return {
    arena: undefined,
    session: undefined,
    events: [],
    now: calm ? 0 : now,
    dt: 0,
    truth: false,
    shake: 0,
    calm,
    nameTags: false,
    lookX: 0,
    lookY: 0,
    covered: 0,
    panX: 0,
    panY: 0,
  };
}
