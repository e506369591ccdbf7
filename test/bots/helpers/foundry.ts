/** The map of those matches in these tests for which one map is enough. */
import { loadArena } from '../../../server/rooms/arena-files.ts';

export const foundry = loadArena('foundry');
