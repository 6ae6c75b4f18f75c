import { describe, expect, it } from 'vitest';
import { proxyOf } from '../../../src/intake/fetch/proxy.js';

const via = (env: Readonly<Record<string, string>>, url: string): string | null => proxyOf(env)(new URL(url));

describe('the proxy of the environment', () => {
  it('goes by the scheme of what is fetched', () => {
    const env = { HTTPS_PROXY: 'http://a.example:3128', HTTP_PROXY: 'b.example:8080' };
    expect(via(env, 'https://news.example/')).toBe('http://a.example:3128/');
    expect(via(env, 'http://news.example/')).toBe('http://b.example:8080/');
    expect(via({}, 'https://news.example/')).toBeNull();
    expect(via({ HTTPS_PROXY: '' }, 'https://news.example/')).toBeNull();
  });

  it('may be one for all; lower case goes first', () => {
    const env = {
      ALL_PROXY: 'http://all.example:1',
      https_proxy: 'http://low.example:1',
      HTTPS_PROXY: 'http://up.example:1',
    };
    expect(via(env, 'http://news.example/')).toBe('http://all.example:1/');
    expect(via(env, 'https://news.example/')).toBe('http://low.example:1/');
  });

  it.each([
    ['example.org', 'https://example.org/', true],
    ['example.org', 'https://news.example.org/', true],
    ['.example.org', 'https://news.example.org/', true],
    ['*.example.org', 'https://news.example.org/', true],
    ['example.org', 'https://badexample.org/', false],
    ['EXAMPLE.org', 'https://example.ORG./', true],
    ['a.example, example.org', 'https://example.org/', true],
    ['a.example example.org', 'https://example.org/', true],
    ['example.org:8443', 'https://example.org/', false],
    ['example.org:443', 'https://example.org/', true],
    ['127.0.0.1', 'https://127.0.0.1:8080/', true],
    ['10.0.0.0/8', 'https://10.20.30.40/', true],
    ['10.0.0.0/8', 'https://11.20.30.40/', false],
    ['::1', 'https://[::1]/', true],
    ['[::1]:443', 'https://[::1]/', true],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['10.0.0.0/99', 'https://10.0.0.0/', false],
    ['*', 'https://anything.example/', true],
    ['', 'https://example.org/', false],
  ])('is left out by NO_PROXY=%s for %s: %s', (no_proxy, url, left) => {
    const proxy = via({ HTTPS_PROXY: 'http://proxy.example:3128', no_proxy }, url);
    expect(proxy).toBe(left ? null : 'http://proxy.example:3128/');
  });

  it('is refused when it is none that isnad can use, with the name of the variable', () => {
    expect(() => proxyOf({ HTTPS_PROXY: 'socks5://127.0.0.1:1080' })).toThrow(/HTTPS_PROXY names a proxy of a kind/u);
    expect(() => proxyOf({ HTTP_PROXY: 'http://' })).toThrow(/HTTP_PROXY is no URL/u);
  });
});
