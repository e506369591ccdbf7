/** All that a watcher says: whom it follows. It travels as an input does, and is said again now and then. */
import { type SchemaType, schema, t } from '@colyseus/schema';

/** `ship` while nobody in particular is followed. */
export const FREE_LOOK = 0;

export const WatchInput = schema(
  {
    /** Id of a ship, or FREE_LOOK. */
    ship: t.uint8().default(FREE_LOOK),
  },
  'WatchInput',
);
export type WatchInput = SchemaType<typeof WatchInput>;
