import ipaddr from 'ipaddr.js';

/**
 * Networks that no page of the world is served from, with what they are, for people. A name that resolves into one of
 * them leads to the machine isnad runs on, its neighbours or its cloud's own service. IANA's special-purpose registries
 * (RFC 6890 and after), multicast, and addresses that carry an IPv4 address inside (which could be any of the others).
 */
const special: readonly (readonly [network: string, what: string])[] = [
  ['0.0.0.0/8', 'this host'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', "a carrier's own"],
  ['127.0.0.0/8', 'this machine'],
  ['168.63.129.16/32', "a cloud's metadata"],
  ['169.254.0.0/16', "link-local, or a cloud's metadata"],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved for protocols'],
  ['192.0.2.0/24', 'for documentation'],
  ['192.31.196.0/24', 'for the AS112 project'],
  ['192.52.193.0/24', 'for multicast tunnels'],
  ['192.88.99.0/24', 'for 6to4 relays'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'for the AS112 project'],
  ['198.18.0.0/15', 'for benchmarking'],
  ['198.51.100.0/24', 'for documentation'],
  ['203.0.113.0/24', 'for documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'this host'],
  ['::1/128', 'this machine'],
  ['::/96', 'an IPv4 address inside IPv6'],
  ['::ffff:0:0/96', 'an IPv4 address inside IPv6'],
  ['::ffff:0:0:0/96', 'an IPv4 address inside IPv6'],
  ['64:ff9b::/96', 'an IPv4 address inside IPv6'],
  ['64:ff9b:1::/48', 'an IPv4 address inside IPv6'],
  ['100::/64', 'discarded'],
  ['2001::/32', 'a Teredo tunnel'],
  ['2001::/23', 'reserved for protocols'],
  ['2001:db8::/32', 'for documentation'],
  ['2002::/16', 'a 6to4 tunnel'],
  ['3fff::/20', 'for documentation'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];

type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

const networks = special.map(([network, what]) => ({ network: ipaddr.parseCIDR(network) as Network, what }));
/** All that IANA has given out for hosts of the public internet so far (RFC 4291, 2.4). */
const globalUnicast = ipaddr.parseCIDR('2000::/3') as Network;

const within = (address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Network): boolean =>
  address.kind() === base.kind() && address.match(base, bits);

/**
 * Which addresses may be connected to besides public ones: none, all (`--allow-private`), or the networks named in CIDR
 * notation (`['10.20.0.0/16']`) for an intranet's own feeds.
 */
export type PrivateAddresses = boolean | readonly string[];

/** Throws RangeError for a network that is not in CIDR notation. */
export function addressGuard(allowPrivate: PrivateAddresses): (address: string) => string | null {
  const allowed = typeof allowPrivate === 'boolean' ? [] : allowPrivate.map(parseNetwork);
  return (text) => {
    if (allowPrivate === true) return null;
    const what = whyNotPublic(text);
    if (what === null || !ipaddr.isValid(text)) return what;
    const address = ipaddr.parse(text);
    return allowed.some((network) => within(address, network)) ? null : what;
  };
}

/** Null for an address of the public internet; else what it is instead, for people. */
export function whyNotPublic(text: string): string | null {
  // a zone (fe80::1%eth0) only ever stands on a link-local address
  if (!ipaddr.isValid(text)) return 'no IP address';
  const address = ipaddr.parse(text);
  const found = networks.find(({ network }) => within(address, network));
  if (found !== undefined) return found.what;
  return address.kind() === 'ipv6' && !within(address, globalUnicast) ? 'reserved' : null;
}

function parseNetwork(text: string): Network {
  try {
    return ipaddr.parseCIDR(text) as Network;
  } catch {
    throw new RangeError(`“${text}” is no network in CIDR notation, such as 10.20.0.0/16.`);
  }
}
