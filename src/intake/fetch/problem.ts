/** Why something could not be fetched. Closed: whoever handles it can be exhaustive. */
export type FetchProblem =
  | { readonly kind: 'bad-url'; readonly url: string; readonly why: string }
  | { readonly kind: 'refused-address'; readonly host: string; readonly address: string; readonly what: string }
  | { readonly kind: 'unknown-host'; readonly host: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly code: string }
  | { readonly kind: 'certificate'; readonly host: string; readonly why: string }
  | { readonly kind: 'broken-answer'; readonly host: string; readonly why: string }
  | { readonly kind: 'timeout'; readonly host: string; readonly phase: Phase; readonly ms: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly decompressed: boolean }
  | { readonly kind: 'too-many-redirects'; readonly limit: number }
  | { readonly kind: 'redirect-loop'; readonly url: string }
  | { readonly kind: 'redirect-nowhere'; readonly status: number }
  | { readonly kind: 'robots'; readonly url: string }
  | { readonly kind: 'robots-unavailable'; readonly host: string; readonly why: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'stopped' };

export type Phase = 'connect' | 'headers' | 'total';

/** Thrown by everything that fetches; `message` is for people and says what can be done. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  constructor(readonly problem: FetchProblem) {
    super(sentence(problem));
  }
}

const megabytes = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${bytes} bytes`;

const awaited: Readonly<Record<Phase, string>> = {
  connect: 'did not accept a connection',
  headers: 'did not begin to answer',
  total: 'did not finish its answer',
};

/** What went wrong, in one sentence, without the URL where the caller names it anyway. */
function sentence(p: FetchProblem): string {
  switch (p.kind) {
    case 'bad-url':
      return `${p.why} (${p.url})`;
    case 'refused-address':
      return (
        `${p.host} leads to ${p.address}, which is not on the public internet (${p.what}). ` +
        'If you trust it, allow it with --allow-private.'
      );
    case 'unknown-host':
      return `there is no host ${p.host}, or its name cannot be looked up now.`;
    case 'unreachable':
      return `no connection to ${p.host} (${p.code}).`;
    case 'certificate':
      return `${p.host} cannot prove that it is ${p.host}: ${p.why}.`;
    case 'broken-answer':
      return `the answer of ${p.host} is broken: ${p.why}.`;
    case 'timeout':
      return `${p.host} ${awaited[p.phase]} within ${p.ms / 1000} s.`;
    case 'too-large':
      return `larger than ${megabytes(p.bytes)}${p.decompressed ? ' when decompressed' : ''}; the rest was not fetched.`;
    case 'too-many-redirects':
      return `redirected more than ${p.limit} times.`;
    case 'redirect-loop':
      return `redirected in a circle, back to ${p.url}.`;
    case 'redirect-nowhere':
      return `redirected (${p.status}) without saying where to.`;
    case 'robots':
      return `the site's robots.txt asks programs not to fetch ${p.url}.`;
    case 'robots-unavailable':
      return `the robots.txt of ${p.host} cannot be had now (${p.why}), so its pages must wait. Try again later.`;
    case 'status':
      return `the server answered ${p.status}${statusWords(p.status)}.`;
    case 'stopped':
      return 'stopped.';
  }
}

function statusWords(status: number): string {
  const words: Readonly<Record<number, string>> = {
    401: ': it wants a password',
    403: ': it refuses',
    404: ': not found',
    410: ': gone for good',
    429: ': too many requests',
    451: ': withheld for legal reasons',
    503: ': not available now',
  };
  return words[status] ?? (status >= 500 ? ': a fault of its own' : '');
}
