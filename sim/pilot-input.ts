/** The input as it travels: an intent in four bytes, of which only what changed is sent. Run by both sides. */
import { schema, t } from '@colyseus/schema';

export class PilotInput extends schema(
  { move: t.uint8(), aim: t.uint16(), buttons: t.uint8() },
  'PilotInput',
) {}
