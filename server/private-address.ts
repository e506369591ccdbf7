/** Where other processes reach this one, past every proxy: there a connection is refused as soon as it is dead. */
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

const WILDCARDS = ['0.0.0.0', '::', ''];

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** By which this process reaches itself. @param host That it listens on. */
export function ownAddress(host: string): string {
  return WILDCARDS.includes(host) ? '127.0.0.1' : bracketed(host);
}

/**
 * The one that is configured; else the host that is listened on, or where that is every address the first of this
 * machine, with the port.
 */
export function privateAddressOf(
  { privateAddress, host }: Pick<Config, 'privateAddress' | 'host'>,
  port: number,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string {
  if (privateAddress !== undefined) return privateAddress;
  if (!WILDCARDS.includes(host)) return `${bracketed(host)}:${port}`;
  const addresses = Object.values(interfaces).flatMap((all) => all ?? []);
  const outer = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return `${outer?.address ?? '127.0.0.1'}:${port}`;
}
