/** The map of the matches in these tests. */
import { readFileSync } from 'node:fs';
import { readArena } from '../../../sim/read-arena.ts';

const file = new URL('../../../sim/maps/foundry.tmj', import.meta.url);

export const foundry = readArena('foundry', JSON.parse(readFileSync(file, 'utf8')));
