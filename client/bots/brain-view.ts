/** All that a brain is given: a session as its pilot sees it (R13). */
import type { SessionView } from '../net/session-types.ts';

export type BrainView = Pick<
  SessionView,
  'me' | 'ships' | 'bolts' | 'pickups' | 'beacons' | 'gauges' | 'round' | 'arena'
>;
