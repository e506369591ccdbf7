/** What the address asks for. It overrides what is kept, and is not kept itself. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { isModeName } from '../../sim/modes/modes.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import { readServers } from '../net/servers.ts';
import { tidyName } from './pilot-name.ts';
import { LIMITS, within } from './settings.ts';

export type UrlOptions = {
  name: string | undefined;
  room: string | undefined;
  /** Of a closed room; what a link says, right or wrong. */
  code: string | undefined;
  /** Watch this room at once. */
  watch: string | undefined;
  /** A party that a link led to. */
  party: string | undefined;
  mode: ModeName | undefined;
  /** Join at once, without the menu. */
  play: boolean;
  /** Other servers than the page's own. */
  servers: readonly string[] | undefined;
  simulate: NetworkConditions | undefined;
  netOverlay: boolean;
  truthOverlay: boolean;
  /** Draw without WebGL, which is slow where it runs in software. */
  canvas: boolean;
};

function simulated(params: URLSearchParams): NetworkConditions | undefined {
  if (!['rtt', 'jitter', 'stall'].some((key) => params.has(key))) return undefined;
  return {
    roundTripMs: within(Number(params.get('rtt') ?? 0), LIMITS.roundTripMs, 0),
    jitterMs: within(Number(params.get('jitter') ?? 0), LIMITS.jitterMs, 0),
    stall: within(Number(params.get('stall') ?? 0), LIMITS.stall, 0),
  };
}

/** @param search The query part of the address. */
export function readUrlOptions(search: string): UrlOptions {
  const params = new URLSearchParams(search);
  const name = tidyName(params.get('name') ?? '');
  const mode = params.get('mode') ?? '';
  return {
    name: name === '' ? undefined : name,
    room: params.get('room') ?? undefined,
    code: params.get('code') ?? undefined,
    watch: params.get('watch') ?? undefined,
    party: params.get('party') ?? undefined,
    mode: isModeName(mode) ? mode : undefined,
    play: params.get('play') === '1',
    servers: readServers(params.get('servers') ?? ''),
    simulate: simulated(params),
    netOverlay: params.get('f3') === '1',
    truthOverlay: params.get('f4') === '1',
    canvas: params.get('renderer') === 'canvas',
  };
}

/** The address of this page that leads somewhere, on the same servers. */
function linkTo(led: Readonly<Record<string, string>>, href: string): string {
  const link = new URL(href);
  const servers = link.searchParams.get('servers');
  link.search = new URLSearchParams({ ...led, ...(servers === null ? {} : { servers }) }).toString();
  link.hash = '';
  return link.href;
}

/** Where a page is: in a room or watching one; undefined: in none. */
export type Place = { id: string; code?: string; watching: boolean } | undefined;

/** This page's address, which leads whoever opens it again to where it is now. @param href Of this page. */
export function addressAt(place: Place, href: string): string {
  const address = new URL(href);
  for (const key of ['room', 'code', 'watch', 'party', 'play']) address.searchParams.delete(key);
  if (place?.watching) address.searchParams.set('watch', place.id);
  else if (place?.code !== undefined) address.searchParams.set('code', place.code);
  else if (place !== undefined) address.searchParams.set('room', place.id);
  return address.href;
}

/** @param href Of this page. */
export function inviteLinkTo({ id, code }: { id: string; code?: string }, href: string): string {
  return linkTo(code === undefined ? { room: id } : { code }, href);
}

/** @param href Of this page. */
export function partyLinkTo(code: string, href: string): string {
  return linkTo({ party: code }, href);
}
