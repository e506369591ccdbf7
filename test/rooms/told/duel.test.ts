import { mapsFor } from '../../../server/rooms/arena-files.ts';
import { judgeMapsOf } from '../helpers/judge-maps.ts';

// Sixteen in an arena for two: more to hide and more to tell than a duel has.
judgeMapsOf(mapsFor('duel'), 'skirmish');
