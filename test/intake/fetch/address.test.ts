import { describe, expect, it } from 'vitest';
import { addressGuard, whyNotPublic } from '../../../src/intake/fetch/address.js';
import { FetchError } from '../../../src/intake/fetch/problem.js';
import { literalAddress, webUrl } from '../../../src/intake/fetch/url.js';

const refused = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.0.3',
  '168.63.129.16',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.0.0.192',
  '192.0.2.7',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.9',
  '203.0.113.200',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::808:808',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:10::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'example.org',
  '',
];

const open = [
  '1.1.1.1',
  '8.8.8.8',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '172.15.255.255',
  '172.32.0.1',
  '192.0.1.1',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2001:4860:4860::8888',
  '2606:4700::1111',
  '2a00:1450:4001:80b::200e',
];

describe('addresses', () => {
  it.each(refused)('%j is not of the public internet', (address) => {
    expect(whyNotPublic(address)).toEqual(expect.any(String));
  });

  it.each(open)('%s is public', (address) => {
    expect(whyNotPublic(address)).toBeNull();
  });

  it('can be allowed by their network, and only those', () => {
    const guard = addressGuard(['10.20.0.0/16', 'fd12::/16']);
    expect(guard('10.20.3.4')).toBeNull();
    expect(guard('fd12::5')).toBeNull();
    expect(guard('10.21.0.1')).toBe('private');
    expect(guard('127.0.0.1')).toBe('this machine');
    expect(guard('8.8.8.8')).toBeNull();
    expect(addressGuard(true)('127.0.0.1')).toBeNull();
    expect(() => addressGuard(['10.20.0.0'])).toThrow(/CIDR/u);
  });
});

describe('a URL', () => {
  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f000001/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://017700000001/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://①②⑦.0.0.1/', '127.0.0.1'],
    ['http://127。0。0。1/', '127.0.0.1'],
    ['http://127.0.0.1./', '127.0.0.1'],
    ['http://0/', '0.0.0.0'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://[0:0:0:0:0:0:0:1]:8080/', '::1'],
    ['http://2852039166/latest/meta-data', '169.254.169.254'],
  ])('%s names the address %s', (url, address) => {
    const named = literalAddress(webUrl(url));
    expect(named).toBe(address);
    expect(whyNotPublic(named ?? '')).not.toBeNull();
  });

  it.each([
    'ftp://example.org/a',
    'file:///etc/passwd',
    'gopher://example.org',
    'javascript:alert(1)',
    'data:text/plain,a',
    'http://me:secret@example.org/',
    'https://me@example.org/',
    'http://',
    'http://256.256.256.256/',
    'http://1.2.3.4.5/',
    'not a url',
    '',
  ])('%s is refused', (url) => {
    expect(() => webUrl(url)).toThrow(FetchError);
  });

  it('does not show a password in its error', () => {
    expect(() => webUrl('http://me:secret@example.org/')).toThrow(/^(?!.*secret)/u);
    expect(() => webUrl('http://me:secret@example.org/')).toThrow(/example\.org/u);
  });

  it('names no address where it names a host', () => {
    expect(literalAddress(webUrl('https://جريدة.مثال/خبر#قسم'))).toBeNull();
    expect(webUrl('https://example.org/a#b').href).toBe('https://example.org/a');
  });
});
