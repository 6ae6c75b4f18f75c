import type { FigureExpression } from '../figures/layer.js';
import type { Found } from './find.js';
import type { EventType } from './layer.js';
import type { View } from './view.js';

/** Events of which a figure of this measure tells. */
const toldBy: readonly (readonly [measure: RegExp, types: readonly EventType[]])[] = [
  [/^(?:killed|injured|missing|victims|dead|casualties)/u, ['ASSAULT', 'DISASTER']],
  [/^(?:arrested|detained|detainees|prisoners)/u, ['COERCE', 'CONCEDE']],
  [/^(?:protesters|demonstrators)/u, ['PROTEST', 'COERCE']],
  [/^(?:troops|soldiers|fighters|aircraft|tanks)/u, ['MOBILIZE', 'RETREAT', 'ASSAULT']],
  [/^money/u, ['AID', 'SANCTION', 'AGREE']],
  [/^(?:displaced|refugees|rescued)/u, ['AID', 'ASSAULT', 'COERCE', 'DISASTER']],
];

/** For each event the figures that tell how many: each goes to the nearest event of its sentence that it suits. */
export function tollsOf(
  view: View,
  found: readonly Found[],
  figures: readonly FigureExpression[],
): readonly number[][] {
  const out: number[][] = found.map(() => []);
  const bySentence = new Map<number, number[]>();
  found.forEach((f, i) => {
    const s = view.tokens[f.token]!.sentence;
    const list = bySentence.get(s);
    if (list) list.push(i);
    else bySentence.set(s, [i]);
  });
  let t = 0;
  figures.forEach((figure, n) => {
    while (t < view.tokens.length && view.tokens[t]!.end <= figure.start) t++;
    const types = toldBy.find(([m]) => m.test(figure.measure))?.[1];
    if (!types || t >= view.tokens.length) return;
    let best = -1;
    for (const i of bySentence.get(view.tokens[t]!.sentence) ?? [])
      if (types.includes(found[i]!.trigger.type))
        if (best < 0 || Math.abs(found[i]!.token - t) < Math.abs(found[best]!.token - t)) best = i;
    if (best >= 0) out[best]!.push(n);
  });
  return out;
}
