import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The example reports, and texts at the edge of what a report can be. */
export const reports: readonly (readonly [name: string, text: string])[] = [
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => [file, readFileSync(`${folder}${file}`, 'utf8')] as const),
  ['empty', ''],
  ['white space', ' \n\t\n'],
  ['one word', 'قال'],
  ['no Arabic', 'Nothing to read here. 42!'],
  ['signs alone', '«»“”""\'\' (( )) … ؟! . : – ـ'],
  ['open marks', 'وقال الوزير: «إن الاتفاق «سيوقع قريبا\nوأضاف: "نحن'],
  ['marks and controls', '\u200Fقَالَ الرَّئِيـــسُ\u200E سَامِي الحَدَّاد\u202C إِنَّ ١٢ جُنْدِيّاً قُتِلُوا أَمْسِ فِي عَدَن.\uFEFF'],
  ['presentation forms', 'ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺛﻼﺛﺔ ﻗﺘﻠﻮﺍ ﻓﻲ ﺑﻐﺪﺍﺩ ﺃﻣﺲ. ﷲ أكبر. ﷺ'],
  ['surrogates', 'قال 😀 الوزير 🇪🇬 إن \u{10FFFF} المحادثات 👨‍👩‍👧 بدأت اليوم.'],
  ['broken surrogates', 'قال \uD83D الوزير \uDE00 إن الاجتماع بدأ.'],
  ['windows line ends', 'عنوان الخبر\r\nقال الوزير إن الاجتماع بدأ أمس.\r\n'],
];
