// Treebank sentences as isnad's tokens, each with the segmentation and part of speech that people gave it.
import { readFileSync } from 'node:fs';
import { bare, foldBare } from '../../src/arabic/letters.js';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { type Token, tokens } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

/** What people say of a token. */
export interface Gold {
  readonly proclitics: readonly string[];
  readonly enclitic: string | null;
  /** Bounds of the stem in the bare word. */
  readonly from: number;
  readonly to: number;
  /** As isnad's conventions have it. */
  readonly pos: string;
  /** As the treebank has it. */
  readonly original: string;
  readonly lemma: string;
  readonly features: string;
}

export interface TreeSentence {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Null where the treebank's words and the token don't meet. */
  readonly gold: readonly (Gold | null)[];
}

interface Leaf {
  form: string;
  lemma: string;
  pos: string;
  features: string;
  relation: string;
  glued: boolean;
}

const read = pipeline([sentencesStage, tokensStage()]);
const pronouns = new Set(['ه', 'ها', 'هم', 'هما', 'هن', 'ك', 'كم', 'كما', 'ي', 'ني', 'نا', 'كن']);
const front = new Set(['و', 'ف', 'ب', 'ل', 'ك', 'س', 'أ']);
/** Nouns of time that the treebank calls adverbs where they stand adverbially. */
const times = new Set([
  'عام',
  'يوم',
  'أسبوع',
  'مرة',
  'مرات',
  'صباح',
  'شهر',
  'سنة',
  'وقت',
  'صيف',
  'اليوم',
  'الأسبوع',
  'العام',
  'الشهر',
  'الصباح',
  'المرة',
  'مساء',
  'ليل',
  'ليلة',
]);

/** The treebank's part of speech after isnad's conventions, so far as they differ (see models/README.md). */
function convention(l: Leaf): string {
  const form = bare(l.form);
  if (l.pos === 'ADV' && times.has(form)) return 'NOUN';
  if (l.pos === 'ADP' || l.pos === 'PART' || l.pos === 'SCONJ') {
    if (
      [
        'أن',
        'كأن',
        'ألا',
        'عندما',
        'إذا',
        'إذ',
        'لو',
        'كي',
        'كما',
        'حيث',
        'فيما',
        'مما',
        'بعدما',
        'كلما',
        'حيثما',
        'وقتما',
        'بينما',
        'مهما',
      ].includes(form)
    )
      return 'SCONJ';
    if (form === 'لكن' || form === 'أو' || form === 'ثم' || form === 'إما' || form === 'أم' || form === 'بل')
      return 'CCONJ';
    if (form === 'إن') return 'PART';
    if (form === 'ما') return l.relation === 'advmod' ? 'PART' : 'PRON';
    if (form === 'سوى' || form === 'إلا') return 'PART';
  }
  if (form === 'نحو' && l.pos === 'ADV') return 'ADP';
  if (form === 'حتى' && l.pos !== 'ADP') return l.relation === 'mark' ? 'SCONJ' : 'ADP';
  if (form === 'حتى' && l.relation === 'mark') return 'SCONJ';
  if (form === 'حين' && l.relation === 'mark') return 'SCONJ';
  if (l.lemma && ['ليس', 'كان'].includes(bare(l.lemma)) && (l.pos === 'VERB' || l.pos === 'PART')) return 'AUX';
  return l.pos;
}

/** The sentences of a CoNLL-U file whose clitics are words of their own. */
export function treebank(path: string): TreeSentence[] {
  const out: TreeSentence[] = [];
  for (const block of readFileSync(path, 'utf8').split('\n\n')) {
    const text = /^# text = (.*)$/mu.exec(block)?.[1];
    const id = /^# sent_id = (.*)$/mu.exec(block)?.[1] ?? '';
    if (!text) continue;
    const leaves: Leaf[] = [];
    for (const line of block.split('\n')) {
      const c = line.split('\t');
      if (c.length !== 10) continue;
      leaves.push({
        form: c[1]!,
        lemma: c[2]!,
        pos: c[3]!,
        features: c[5]!,
        relation: c[7]!,
        glued: c[9]!.includes('SpaceAfter=No'),
      });
    }
    const doc = read(Document.of(text, { title: 'x' }));
    const all = doc.get(tokens);
    // where each leaf stands in the text
    const spans: { start: number; end: number }[] = [];
    let at = 0;
    let broken = false;
    for (const l of leaves) {
      while (/\s/u.test(text[at] ?? 'x')) at++;
      if (text.startsWith(l.form, at)) {
        spans.push({ start: at, end: at + l.form.length });
        at += l.form.length;
      } else {
        broken = true;
        break;
      }
    }
    if (broken) continue;
    const gold = all.map((t) => goldOf(t, leaves, spans));
    out.push({ id, text, tokens: all, gold });
  }
  return out;
}

function goldOf(t: Token, leaves: readonly Leaf[], spans: readonly { start: number; end: number }[]): Gold | null {
  const mine: number[] = [];
  for (let i = 0; i < spans.length; i++) if (spans[i]!.start < t.end && spans[i]!.end > t.start) mine.push(i);
  if (mine.length === 0 || spans[mine[0]!]!.start !== t.start || spans[mine.at(-1)!]!.end !== t.end) return null;
  const parts = mine.map((i) => ({ ...leaves[i]!, form: bare(leaves[i]!.form) }));
  const proclitics: string[] = [];
  let from = 0;
  while (
    parts.length > 1 &&
    front.has(parts[0]!.form) &&
    !(parts.length === 2 && pronouns.has(parts[1]!.form) && parts[1]!.pos === 'PRON')
  ) {
    from += parts[0]!.form.length;
    proclitics.push(parts.shift()!.form);
  }
  let enclitic: string | null = null;
  let to = t.bare.length;
  if (parts.length > 1 && pronouns.has(parts.at(-1)!.form)) {
    enclitic = parts.pop()!.form;
    to -= enclitic.length;
  }
  if (parts.length !== 1) return null;
  const word = parts[0]!;
  let pos = convention(word);
  const lemma = foldBare(bare(word.lemma)).replace(/ٱ/gu, 'ا');
  const form = word.form;
  // the treebank keeps the article with its noun
  const nominal =
    ['NOUN', 'ADJ', 'PROPN', 'NUM', 'DET'].includes(pos) || (pos === 'ADV' && form !== 'الآن' && form.startsWith('ال'));
  if (
    nominal &&
    form.length >= 4 &&
    form.startsWith('ال') &&
    form !== 'الله' &&
    (!lemma.startsWith('ال') || lemma === form || pos === 'PROPN')
  ) {
    proclitics.push('ال');
    from += 2;
    if (pos === 'ADV') pos = 'NOUN';
    if (pos === 'DET') pos = 'NOUN';
  } else if (
    nominal &&
    proclitics.at(-1) === 'ل' &&
    form.startsWith('ل') &&
    t.bare[from - 1] === 'ل' &&
    form.length >= 3 &&
    (!lemma.startsWith('ل') || lemma.startsWith('لل')) &&
    /Definite=Def/u.test(word.features)
  ) {
    proclitics.push('ال');
    from += 1;
  }
  return { proclitics, enclitic, from, to, pos, original: word.pos, lemma: bare(word.lemma), features: word.features };
}
