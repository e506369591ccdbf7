import { judgeMapsOf } from '../helpers/judge-maps.ts';

judgeMapsOf('skirmish');
