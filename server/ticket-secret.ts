/** The secret that tickets are signed with: what somebody chose, else what is kept, else one that nobody has after this process. */
import type { Config } from './config.ts';
import type { StoreLog } from './store/redis.ts';

/** @param kept The secret in the data file of a process that is alone, if it has one. */
export function ticketSecretOf(
  { tokenSecret, tokenSecretIsRandom }: Pick<Config, 'tokenSecret' | 'tokenSecretIsRandom'>,
  kept: Uint8Array | undefined,
  log: Pick<StoreLog, 'info'>,
): Uint8Array {
  if (!tokenSecretIsRandom) return tokenSecret;
  if (kept === undefined) log.info({}, 'no TOKEN_SECRET is set: pilots are forgotten when this process ends');
  else
    log.info({}, 'no TOKEN_SECRET is set: a random one is kept in the data file, so that pilots stay known');
  return kept ?? tokenSecret;
}
