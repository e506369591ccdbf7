import { createRequire } from 'node:module';
import { z } from 'zod';

/** The version in package.json. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('../package.json')).version;
