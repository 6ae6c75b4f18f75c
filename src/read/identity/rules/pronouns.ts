import type { Scene } from '../scene.js';

/** «الأخير»: the person named last before, in the sentence or the one before it. */
export function joinPronouns(scene: Scene): void {
  for (const m of scene.mentions) {
    if (m.kind !== 'pronoun' || m.type !== 'person' || m.number !== 's') continue;
    for (let i = m.index - 1; i >= 0; i--) {
      const other = scene.mentions[i]!;
      if (scene.sentence(m) - scene.sentence(other) > 1) break;
      if (other.type !== 'person' || other.number === 'p' || other.kind === 'pronoun') continue;
      if (other.gender !== null && m.gender !== null && other.gender !== m.gender) continue;
      scene.join(m.index, i);
      break;
    }
  }
}
