import { z } from 'zod';

export type Channel = 'email' | 'wecom' | 'dingtalk';

/** Where the robots of the two houses live, and which part of their address is the key. */
const ROBOTS = {
  wecom: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', key: 'key' },
  dingtalk: { host: 'oapi.dingtalk.com', path: '/robot/send', key: 'access_token' },
} as const;
const HIDDEN = '••••••';
const SHOWN = 4;
const Email = z.email().max(254);

/**
 * Why this address cannot be used; null when it can. People type these addresses and the server calls them, so that
 * only the hosts of the two houses are called, and those the environment names: anything else would let an account
 * reach what only the server can reach. Asked when an address is saved, and again each time before it is called.
 */
export function refusalOf(channel: Channel, address: string, allowedHosts: readonly string[]): string | null {
  if (channel === 'email') return Email.safeParse(address).success ? null : 'not-an-email';
  if (!URL.canParse(address)) return 'not-an-address';
  const url = new URL(address);
  const { host, path, key } = ROBOTS[channel];
  if (url.username || url.password || url.hash) return 'not-an-address';
  const isOfficial = url.protocol === 'https:' && url.host === host;
  const isAllowed = /^https?:$/.test(url.protocol) && allowedHosts.includes(url.host);
  if (!isOfficial && !isAllowed) return 'wrong-host';
  if (url.pathname !== path || !url.searchParams.get(key)) return 'wrong-path';
  return null;
}

/** The address as it may be shown: of a robot's key only the end. Who has the key can write to the group. */
export function masked(channel: Channel, address: string): string {
  if (channel === 'email') return address;
  const { key } = ROBOTS[channel];
  if (!URL.canParse(address)) return HIDDEN;
  const url = new URL(address);
  return `${url.origin}${url.pathname}?${key}=${HIDDEN}${(url.searchParams.get(key) ?? '').slice(-SHOWN)}`;
}
