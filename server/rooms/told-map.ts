/**
 * A map of the told state, with numbers for its keys. The schema's own maps go by texts, and every look-up in them costs
 * more than what is then read or written.
 */
import type { MapSchema } from '@colyseus/schema';
import { IDS } from './known.ts';

export class ToldMap<Told> {
  private readonly map: MapSchema<Told>;
  private readonly create: () => Told;
  private readonly told: (Told | undefined)[] = [];
  /** In the order in which they came. */
  keys: readonly number[] = [];
  /** By key: a number for each entry that there ever was, which no other has; 0 where there is none. */
  readonly births = new Uint32Array(IDS);
  /** How many there ever were. */
  born = 0;
  /** No key is as high. */
  reach = 0;

  constructor(map: MapSchema<Told>, create: () => Told) {
    this.map = map;
    this.create = create;
  }

  get(key: number): Told | undefined {
    return this.told[key];
  }

  /** The entry under a key, made when it is missing. */
  entry(key: number): Told {
    const known = this.told[key];
    if (known !== undefined) return known;
    const told = this.create();
    this.map.set(String(key), told);
    this.told[key] = told;
    this.born += 1;
    this.births[key] = this.born;
    this.keys = [...this.keys, key];
    this.reach = Math.max(this.reach, key + 1);
    return told;
  }

  /** Takes out what is there no more. @param count How many are there. */
  trim(count: number, isThere: (key: number) => boolean): void {
    if (this.keys.length === count) return;
    for (const key of this.keys) {
      if (isThere(key)) continue;
      this.map.delete(String(key));
      this.told[key] = undefined;
      this.births[key] = 0;
    }
    this.keys = this.keys.filter(isThere);
  }
}
