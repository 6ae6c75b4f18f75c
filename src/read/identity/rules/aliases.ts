import type { Mention } from '../../phrases/layer.js';
import type { Scene } from '../scene.js';
import { classOf } from './names.js';

const opening = /^\s*[("«“]\s*$/u;
const closing = /^\s*[)"»”]/u;

/** Joins a name with another in brackets or quotation marks right behind it: «حركة المقاومة الإسلامية (حماس)». */
export function joinAliases(names: readonly Mention[], scene: Scene, rowOf: (m: Mention) => string | null): void {
  const { text } = scene;
  for (let i = 1; i < names.length; i++) {
    const name = names[i - 1]!;
    const alias = names[i]!;
    const kind = classOf[name.type!];
    if (kind === 'place' || kind !== classOf[alias.type!]) continue;
    if (!opening.test(text.slice(name.end, alias.start)) || !closing.test(text.slice(alias.end, alias.end + 3)))
      continue;
    const rows = [rowOf(name), rowOf(alias)];
    if (rows[0] && rows[1] && rows[0] !== rows[1]) continue;
    scene.join(name.index, alias.index);
  }
}
