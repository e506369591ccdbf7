/** The input as it travels: an intent in four bytes, of which only what changed is sent. Run by both sides. */
import { type SchemaType, schema, t } from '@colyseus/schema';

export const PilotInput = schema({ move: t.uint8(), aim: t.uint16(), buttons: t.uint8() }, 'PilotInput');
export type PilotInput = SchemaType<typeof PilotInput>;
