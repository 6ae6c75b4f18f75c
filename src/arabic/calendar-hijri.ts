/**
 * The Umm al-Qura calendar, in civil use in Saudi Arabia. Its months follow computed moons and no closed rule, so their
 * lengths stand here as data: those of the calendar `islamic-umalqura` of Unicode ICU. Old years may differ by a day from
 * what was announced at the time (1 Muharram 1400).
 */

export interface HijriDay {
  readonly year: number;
  /** 1 Muharram to 12 Dhu al-Hijja. */
  readonly month: number;
  /** 1 to 30. */
  readonly day: number;
}

const firstYear = 1300;
/** Day number (days since 1970-01-01) of 1 Muharram 1300. */
const firstDay = -31826;
/** Three hexadecimal digits a year: bit 0 is Muharram, a set bit means 30 days, else 29. */
const lengths =
  '5552ab9372b657636cb55aaa95649e95d2ba5b53aab4ba9652e2ad56db5a752f25e8ad16a56ab56b4da9b92b25' +
  '64ba9b35a6d95d4da5d4aa955369752f46e96d46a953525d4bd9ba3b4b69b2aa554ada5d2da6d9eaae94d2ac56' +
  '4aea6d56ad55d4aa9352ba5b53a6b5ea9d52d29a554ad56daea6e4ed1da2aaa95a2da5b9bb27646c95552ab4db' +
  'aba5b4da9d52aa592d26d8ed2daad5aa5a4b4979372b6975d69d52c9592b25b4db9d55d2da5d4aa9554daad3aa' +
  'bd2bc4b89a9552d5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b55aad55a9a92e26e55dada6d4' +
  '6a5b27a4d4ad56db5a754f49e92d26a563566b5baab92b2568ba9b55aada5b4da9b52a9a536276575af26d46a9' +
  '5552ad4bd9ba574b69b52a9552da5d4daad96b2e95e2ac9692eaad56ad65d4ad1562bc5b53a6b5db2d64d29a55' +
  '4ad96daea6e8ed1da4d4aa6a2da5b9b72b686d16554ab95b2ba5b5da9d52ca694e46e95d4daad5aaaa4d49b937' +
  '4b6975d6ad52aa594b2ab55bad95d2dc5d92b25555ab55b4ba97a2745593aab4d69d65d2ba5b4aa954ad15d2dd' +
  '9da5b45a952d25b8b717656db6aacaa9652b15b2bb5b6daab94d46a8d52da9d55a755749f13e4aa965566b5baa' +
  'b94';

/** Day numbers on which the months begin, and the one after the last. */
const starts: readonly number[] = (() => {
  const out = [firstDay];
  for (let y = 0; y < lengths.length; y += 3) {
    const bits = Number.parseInt(lengths.slice(y, y + 3), 16);
    for (let m = 0; m < 12; m++) out.push(out.at(-1)! + 29 + ((bits >> m) & 1));
  }
  return out;
})();

/** The first and last Hijri year that are known. */
export const hijriYears = { first: firstYear, last: firstYear + lengths.length / 3 - 1 } as const;

/** The day number (days since 1970-01-01) of a Hijri date; null outside the table or for a day that does not exist. */
export function hijriDayNumber({ year, month, day }: HijriDay): number | null {
  if (month < 1 || month > 12) return null;
  const at = (year - firstYear) * 12 + month - 1;
  const start = starts[at];
  const end = starts[at + 1];
  if (start === undefined || end === undefined || day < 1 || day > end - start) return null;
  return start + day - 1;
}

/** The Hijri date of a day number; null outside the table. */
export function hijriDay(number: number): HijriDay | null {
  if (number < starts[0]! || number >= starts.at(-1)!) return null;
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= number) low = middle;
    else high = middle;
  }
  return { year: firstYear + Math.floor(low / 12), month: (low % 12) + 1, day: number - starts[low]! + 1 };
}
