/** Fetches the arenas of a match: each once, and ahead of time where it is known what may come next. */
import type { Arena } from '../../sim/arena.ts';
import { readArena } from '../../sim/read-arena.ts';
import { fetchMap } from './matchmaker-client.ts';
import { persist } from './persist.ts';
import type { Servers } from './servers.ts';

/** A server that has just opened its first room may be busy for a while. */
const PATIENCE_MS = 8000;

export class ArenaLoader {
  private readonly servers: Servers;
  private readonly loaded = new Map<string, Arena>();
  private readonly loading = new Map<string, Promise<Arena>>();

  constructor(servers: Servers) {
    this.servers = servers;
  }

  /** An arena that is here already. */
  get(map: string): Arena | undefined {
    return this.loaded.get(map);
  }

  /** Rejects when nobody answers, or what is answered is no arena; asked again it tries again. */
  load(map: string): Promise<Arena> {
    const known = this.loaded.get(map);
    if (known !== undefined) return Promise.resolve(known);
    let coming = this.loading.get(map);
    if (coming === undefined) {
      coming = this.fetch(map).finally(() => this.loading.delete(map));
      this.loading.set(map, coming);
    }
    return coming;
  }

  private async fetch(map: string): Promise<Arena> {
    const arena = readArena(map, await persist(PATIENCE_MS, () => fetchMap(this.servers, map)));
    this.loaded.set(map, arena);
    return arena;
  }
}
