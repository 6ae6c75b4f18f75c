import type { IsnadRecord } from '../../../src/record/record.js';
import type { LinkDraft } from './draft.js';
import type { Who } from './who.js';

type Chain = readonly LinkDraft[];

const nextKey = (chain: Chain): number => chain.reduce((last, l) => Math.max(last, l.key), -1) + 1;
const made = (chain: Chain, role: LinkDraft['role']): LinkDraft => ({
  ...{ key: nextKey(chain), role, who: null, span: null, inferred: true },
});

/** A relay more: the innermost one, next to the speaker. */
export function withRelay(chain: Chain): Chain {
  const at = chain.at(-1)?.role === 'speaker' ? chain.length - 1 : chain.length;
  return [...chain.slice(0, at), made(chain, 'relay'), ...chain.slice(at)];
}

/** A place for the speaker, where there is none. */
export const withSpeaker = (chain: Chain): Chain =>
  chain.at(-1)?.role === 'speaker' ? chain : [...chain, made(chain, 'speaker')];

export const without = (chain: Chain, key: number): Chain => chain.filter((l) => l.key !== key);

/** Whether a relay can go a step outwards (-1) or inwards (1). */
export function canMove(chain: Chain, key: number, by: 1 | -1): boolean {
  const at = chain.findIndex((l) => l.key === key);
  return chain[at]?.role === 'relay' && chain[at + by]?.role === 'relay';
}

/** A relay a step further outwards or inwards. */
export function moved(chain: Chain, key: number, by: 1 | -1): Chain {
  if (!canMove(chain, key, by)) return chain;
  const at = chain.findIndex((l) => l.key === key);
  const out = [...chain];
  [out[at], out[at + by]] = [out[at + by]!, out[at]!];
  return out;
}

/**
 * A link with somebody else in it. The words stay where they name this one too; a person marked in the text is named
 * there; anybody else is understood until words are marked.
 */
export function withWho(record: IsnadRecord, chain: Chain, key: number, who: Who | null): Chain {
  return chain.map((link) => {
    if (link.key !== key) return link;
    if (who !== null && typeof who === 'object') {
      const { start, end, text } = who.mention;
      return { ...link, who, span: { start, end, text }, inferred: false };
    }
    const entity = record.entities.find((e) => e.id === who);
    const named = entity?.mentions.some((m) => m.start === link.span?.start && m.end === link.span.end) ?? false;
    return named ? { ...link, who } : { ...link, who, span: null, inferred: true };
  });
}
