import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';
import type { EntityType } from '../names/layer.js';

/**
 * A noun phrase that can stand for somebody or something: a name, a description («السفير الروسي لدى واشنطن») or a
 * pronoun. They nest: «المتحدث باسم الجيش الليبي» holds «الجيش الليبي».
 */
export interface Mention extends Span {
  /** Position in the layer. */
  readonly index: number;
  readonly kind: 'name' | 'description' | 'pronoun';
  /** Null for a phrase that names nobody who could act or speak («الوضع»). */
  readonly type: EntityType | null;
  /** Index of the token of its head noun (of a name: the first). */
  readonly head: number;
  readonly first: number;
  readonly last: number;
  /** Singular of its head noun as table `heads` writes it («رئيس»); null for names, pronouns and peoples. */
  readonly noun: string | null;
  /** Index in the names layer of the name that it is; null for others. */
  readonly name: number | null;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
  /** ISO 3166-1 alpha-2 of the country that an adjective of nationality or a complement gives. */
  readonly nation: string | null;
  readonly definite: boolean;
  /** Index of the mention in apposition that names the same one: «الرئيس الروسي» → «فلاديمير بوتين», and back. */
  readonly apposed: number | null;
}

export const mentions = layer<Mention>('mentions');
