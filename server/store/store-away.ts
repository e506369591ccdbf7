/** The store does not answer: no fault of what asked it, and over as soon as it is back. */
import { ReplyError } from 'ioredis';
import { HostSilent } from './host-call.ts';

export class StoreAway extends Error {}

/** Answers of a store that is there and cannot serve: it is loading, full, or another one leads. */
const CANNOT_SERVE = /^(LOADING|BUSY|OOM|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** What its client says of a store that it does not reach, or that does not answer it. */
const NOT_REACHED =
  /^(AbortError|MaxRetriesPerRequestError)|Connection is closed|isn't writeable|timed out|Socket timeout|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof HostSilent) return false;
  if (error instanceof ReplyError) return CANNOT_SERVE.test(error.message);
  // Everything else that is thrown is a fault of ours.
  return NOT_REACHED.test(`${error.name}: ${error.message}`);
}

function tell(error: unknown): never {
  throw isAway(error) ? new StoreAway('the store does not answer', { cause: error }) : error;
}

function tellIfAway(answer: unknown): unknown {
  return answer instanceof Promise ? answer.catch(tell) : answer;
}

/** The same part of the store, whose methods reject with StoreAway where its client has a dozen ways to say so. */
export function tellsWhenAway<Part extends object>(part: Part): Part {
  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => tellIfAway(Reflect.apply(value, target, args));
    },
    apply: (target, self, args) =>
      tellIfAway(typeof target === 'function' ? Reflect.apply(target, self, args) : undefined),
  });
}
