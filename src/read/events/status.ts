import { foldBare } from '../../arabic/letters.js';
import type { Found } from './find.js';
import type { EventStatus, EventType } from './layer.js';
import type { Said } from './participants.js';
import type { View } from './view.js';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldBare));

/** Things done with words: they are done when they are told, in the present tense too. */
const spoken: ReadonlySet<EventType> = new Set([
  'AGREE',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'CONCEDE',
]);
const denying = wordsOf('لم لن لا ليس ليست غير ولم ولن ولا');
const withoutIt = wordsOf('عدم دون بدون نفي نفت نفي ينفي تنفي انكر انكرت لا');
const feared = wordsOf(
  'خشية مخاوف احتمال احتمالات إمكانية خطر مخاطر تفادي تجنب التهديد تهديد خوفا تحسبا لمنع منع استبعاد إحباط محاولة احتمالية إمكان ضد منعا',
);
const goingOn = wordsOf(
  'استمرار مواصلة تواصل يواصل تواصل واصل واصلت يواصلون واصلوا استمرت تستمر يستمر استمر تتواصل يتواصل تجري تدور يجري تزال يزال زال زالت مازال مازالت يشهد تشهد وتدور وتجري وتتواصل',
);
const will = wordsOf('سوف');
const was = wordsOf('وهو وهي وهم كان كانت كانوا وكان وكانت');
const not = wordsOf('عدم');
const lasting = wordsOf('مستمر مستمرة متواصل متواصلة جار جارية');
const purpose = wordsOf('محاولة سعى يسعى تسعى أرسل سيرسل توجه وصل تستعد');
const planned = wordsOf(
  'يعتزم تعتزم ينوي تنوي يستعد تستعد مقرر المقرر المزمع مزمع المرتقب مرتقب موعد يخطط تخطط خطة خطط تحضير التحضير استعدادا استعداد يعتزمون سيتم ستتم المقبل المقبلة القادم القادمة وشيك وشيكة',
);
const ifs = wordsOf('لو إذا اذا ولو وإذا حال قد ربما لعل يمكن يحتمل المحتمل');
const openIfs = wordsOf('لو إذا اذا ولو');
const subjunctive = wordsOf('أن كي لكي بأن ألا');
const wanted = wordsOf('يريد تريد يعتزم تعتزم قرر قررت ينوي تنوي اتفق اتفقوا المقرر المتوقع يتوقع المنتظر');

/** Whether what the trigger tells happened, goes on, is planned, asked for, denied or only thought of; and why. */
export function statusOf(
  view: View,
  f: Found,
  said: Said,
  headline: boolean,
  future: boolean,
  governor: number | null,
): EventStatus {
  const { tokens } = view;
  const back = (steps: number, words: ReadonlySet<string>): boolean => {
    for (let t = f.token - 1, n = 0; n < steps && view.together(t, f.token); t--) {
      if (view.isSign(t)) {
        if (view.isComma(t) || tokens[t]!.bare === '.') break;
        continue;
      }
      n++;
      if (words.has(light(tokens[t]!.fold))) return true;
    }
    return false;
  };
  const ahead = (steps: number, words: ReadonlySet<string>): boolean => {
    for (let t = f.token + 1; t <= f.token + steps && view.together(t, f.token); t++) {
      if (view.isSign(t)) break;
      if (words.has(light(tokens[t]!.fold).replace(/^ال/u, '')) || words.has(tokens[t]!.fold)) return true;
    }
    return false;
  };
  const inside = said.inside;
  const offset = inside ? distance(view, inside.start, f.token) : 99;

  if (f.kind === 'verb') {
    if (back(1, denying)) return 'denied';
    if (/س$/u.test(f.prefixes) || back(1, will)) return 'planned';
    if (f.aspect === 'present') {
      if (f.prefixes.endsWith('ل')) return 'hypothetical';
      if (back(1, ifs)) return 'hypothetical';
      if (back(1, subjunctive)) {
        if (inside && inside.stance === 'demand') return 'requested';
        return back(4, wanted) ? 'planned' : 'hypothetical';
      }
    }
    if (back(4, openIfs) || back(1, wordsOf('حال'))) return 'hypothetical';
    if (inside?.stance === 'deny' && offset < 8) return 'denied';
    if (spoken.has(f.trigger.type)) return 'happened';
    if (inside?.stance === 'demand' && offset < 3 && f.aspect === 'present') return 'requested';
    if (future) return 'planned';
    if (f.aspect === 'present' && !headline && !back(2, was)) return 'ongoing';
    return 'happened';
  }
  if (f.kind === 'participle') return 'happened';
  if (governor !== null) {
    // «لن يفرض عقوبات», «سيعقد اجتماعا»: the verb over the noun says it
    const verb = tokens[governor]!.fold;
    const before = view.together(governor - 1, governor) ? tokens[governor - 1]!.fold : '';
    if (/^[وف]?(?:لم|لن|لا)$/u.test(before)) return 'denied';
    if (/^[وف]?(?:سوف)$/u.test(before) || /^[وف]?س[يتن]/u.test(verb)) return 'planned';
  }
  if (back(1, withoutIt) || back(2, not)) return 'denied';
  if (inside?.stance === 'deny' && offset < 5) return 'denied';
  if (back(2, feared)) return 'hypothetical';
  if (future || ahead(3, planned) || back(2, planned)) return 'planned';
  if (back(4, ifs)) return 'hypothetical';
  if (inside && offset < 4 && !f.prefixes.endsWith('ال')) {
    if (inside.stance === 'demand') return 'requested';
    if (inside.stance === 'commit') return 'planned';
    if (inside.stance === 'threaten') return 'hypothetical';
  }
  if (back(2, goingOn) || ahead(3, lasting) || f.trigger.row === 'موقوف') return 'ongoing';
  // purpose: «… لاقتحام المدينة»
  if (f.prefixes.endsWith('ل') && !spoken.has(f.trigger.type) && back(9, purpose)) return 'planned';
  return 'happened';
}

const light = (word: string): string => word.replace(/^[وف](?=.{3})/u, '').replace(/^[بل](?=ال)/u, '');

/** Tokens between the start of a content and a token. */
function distance(view: View, start: number, token: number): number {
  let n = 0;
  for (let t = token - 1; t >= 0 && view.tokens[t]!.start >= start && n < 99; t--) if (!view.isSign(t)) n++;
  return n;
}
