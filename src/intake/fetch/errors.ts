import type { Limits } from './limits.js';
import { FetchError } from './problem.js';

/** What Node and undici throw, as one of the problems we know. `outOfTime`: the time for all of it had run out. */
export function asFetchError(error: unknown, host: string, limits: Limits, outOfTime: boolean): FetchError {
  const own = ownError(error);
  if (own !== null) return own;
  if (outOfTime) return new FetchError({ kind: 'timeout', host, phase: 'total', ms: limits.totalMs });
  const code = codeOf(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return new FetchError({ kind: 'timeout', host, phase: 'connect', ms: limits.connectMs });
  if (code === 'UND_ERR_HEADERS_TIMEOUT')
    return new FetchError({ kind: 'timeout', host, phase: 'headers', ms: limits.headersMs });
  if (code === 'UND_ERR_BODY_TIMEOUT')
    return new FetchError({ kind: 'timeout', host, phase: 'total', ms: limits.totalMs });
  const message = messageOf(error);
  if (/^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO)/u.test(code))
    return new FetchError({ kind: 'certificate', host, why: message.replace(/\.$/u, '') });
  if (code.startsWith('UND_ERR_') || (error instanceof Error && error.name === 'HTTPParserError'))
    return new FetchError({ kind: 'broken-answer', host, why: message });
  return new FetchError({ kind: 'unreachable', host, code: code === '' ? message : code });
}

/** A refused address comes wrapped where several addresses of a name were tried. */
function ownError(error: unknown): FetchError | null {
  if (error instanceof FetchError) return error;
  if (error instanceof AggregateError) return error.errors.map(ownError).find((e) => e !== null) ?? null;
  return error instanceof Error && error.cause !== undefined ? ownError(error.cause) : null;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return error.errors.map(codeOf).find((c) => c !== '') ?? '';
  return '';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
