import { mapsFor } from '../../../server/rooms/arena-files.ts';
import { judgeMapsOf } from '../helpers/judge-maps.ts';

judgeMapsOf(mapsFor('skirmish'), 'skirmish');
