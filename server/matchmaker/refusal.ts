import type { ErrorCode } from './schemas.ts';

export const statusOfCode = {
  bad_name: 400,
  bad_request: 400,
  malformed_json: 400,
  bad_token: 401,
  expired_token: 401,
  bad_ticket: 401,
  expired_ticket: 401,
  not_leader: 403,
  unknown_room: 404,
  unknown_ticket: 404,
  unknown_party: 404,
  not_found: 404,
  method_not_allowed: 405,
  room_full: 409,
  party_full: 409,
  party_too_big: 409,
  party_queued: 409,
  not_ready: 409,
  seat_gone: 410,
  room_ended: 410,
  body_too_large: 413,
  unsupported_media_type: 415,
  wrong_version: 426,
  too_many_requests: 429,
  internal: 500,
  no_host: 503,
  queue_full: 503,
} as const satisfies Record<ErrorCode, number>;

/** Thrown anywhere below an endpoint to answer `{error:{code,message}}` with the code's status. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly headers: Record<string, string>;
  /** Told with the code and the message. */
  readonly details: object;

  constructor(code: ErrorCode, message: string, headers: Record<string, string> = {}, details: object = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
    this.details = details;
  }
}

/** Nobody can seat a pilot at the moment; the client may ask again, here or on another replica. */
export function noHost(message = 'No arena host answers. Try again soon.'): Refusal {
  return new Refusal('no_host', message, { 'Retry-After': '1' });
}
