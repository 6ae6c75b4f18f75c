// Builds src/lexicon/tables/gazetteer-countries.tsv and gazetteer-places.tsv.
//   npm run gazetteer -- DATA_DIR PACKAGES_DIR
// DATA_DIR holds the folders countries-mledoze and dr5hn-cities (origin in NOTICE); PACKAGES_DIR is a node_modules with
// cldr-localenames-full (Arabic territory names) and @countrystatecity/countries (coordinates of the cities in the
// countries that dr5hn-cities lacks). Hand-written names: countries.tsv and cities.tsv beside this file.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bare, fold } from '../../src/arabic/letters.js';
import { parseTable, type Row } from '../../src/lexicon/build.js';
import { nameKey } from '../../src/lexicon/gazetteer.js';

const [dataDir, packagesDir] = process.argv.slice(2);
if (!dataDir || !packagesDir) {
  console.error('usage: npm run gazetteer -- DATA_DIR PACKAGES_DIR');
  process.exit(2);
}
const here = fileURLToPath(new URL('.', import.meta.url));
const tables = join(here, '../../src/lexicon/tables');
const tsv = (file: string): readonly Row[] => parseTable(file, readFileSync(file, 'utf8'));
/** Rows of a table that others made: cells too many in a few lines are dropped. */
function foreign(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const columns = head.split('\t');
  return lines.filter(Boolean).map((line) =>
    Object.fromEntries(
      line
        .split('\t')
        .slice(0, columns.length)
        .map((cell, i) => [columns[i]!, cell]),
    ),
  );
}
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** States whose people read and write Arabic newspapers: their places are taken in full. */
const arab = new Set('AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE'.split(' '));
/** Countries whose states and provinces the news names. */
const stately = new Set([
  ...arab,
  ...'AF AU BR CA CN DE ES ET FR GB IL IN IR IT KZ MX NG PK RU SS TD TR UA US'.split(' '),
]);
/** Elsewhere a city must have this many people. */
const populous = 150_000;

const clean = (name: string): string =>
  bare(name)
    .replace(/\s*\(.*?\)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
/** Names of districts, which newspapers call otherwise. */
const district = /^(منطقة|مديرية|قضاء|ناحية|معتمدية|دائرة|بلدية) /u;
/** Names without doubles: those of equal folded letters count once. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names.map(clean))
    if (!district.test(name) && /^[\p{Script=Arabic} '-]{2,}$/u.test(name) && !seen.has(fold(name)))
      seen.set(fold(name), name);
  return [...seen.values()];
}
const degrees = (text: string | number): string => String(Math.round(Number(text) * 1000) / 1000);

// countries
const dr5hn = join(dataDir, 'dr5hn-cities');
const localenames = join(packagesDir, 'cldr-localenames-full/main');
const cldr = new Map<string, string[]>();
for (const locale of readdirSync(localenames)
  .filter((l) => /^ar(-|$)/u.test(l))
  .sort()) {
  const all = json(join(localenames, locale, 'territories.json')).main[locale].localeDisplayNames.territories;
  for (const [code, name] of Object.entries<string>(all)) {
    const iso = code.slice(0, 2);
    if (/^[A-Z]{2}(-alt-\w+)?$/u.test(code)) cldr.set(iso, [...(cldr.get(iso) ?? []), name]);
  }
}
const inData = new Map(foreign(join(dr5hn, 'countries.ar.tsv')).map((row) => [row.iso2!, row]));
const byHand = new Map(tsv(join(here, 'countries.tsv')).map((row) => [row.iso!, row]));
const split = (cell: string | undefined): string[] => (cell ?? '').split('|').filter(Boolean);

const countries: string[] = [];
for (const country of json(join(dataDir, 'countries-mledoze/countries-unescaped.json'))) {
  const iso: string = country.cca2;
  const hand = byHand.get(iso);
  const names = distinct([
    ...split(hand?.names),
    ...(cldr.get(iso) ?? []),
    country.translations.ara?.common ?? '',
    country.translations.ara?.official ?? '',
    inData.get(iso)?.name_ar ?? '',
  ]);
  const [lat, lon] = country.latlng;
  if (names.length > 0)
    countries.push(
      [iso, country.name.common, degrees(lon), degrees(lat), names.join('|'), hand?.capitals ?? ''].join('\t'),
    );
}
countries.sort();
writeFileSync(
  join(tables, 'gazetteer-countries.tsv'),
  `# Countries, made by scripts/gazetteer (see NOTICE for sources): do not edit here, edit scripts/gazetteer/countries.tsv.
# iso: ISO 3166-1 alpha-2; lon, lat: a point within, degrees; names: Arabic, | between; capitals: cities whose name stands for the state.
iso\tenglish\tlon\tlat\tnames\tcapitals
${countries.join('\n')}
`,
);

// places
interface Place {
  names: string[];
  readonly country: string;
  readonly kind: 'capital' | 'city' | 'state';
  readonly lon: string;
  readonly lat: string;
  readonly wikidata: string;
  readonly english: string;
  /** Thousands. */
  readonly people: number;
}
const ascii = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/gu, '')
    .toLowerCase();
const places: Place[] = [];
const byEnglish = new Map<string, Place>();
const rank = { capital: 0, city: 1, state: 2 };
const add = (place: Place): void => {
  places.push(place);
  const key = `${place.country} ${ascii(place.english)}`;
  const old = byEnglish.get(key);
  if (!old || rank[place.kind] < rank[old.kind] || (place.kind === old.kind && place.people > old.people))
    byEnglish.set(key, place);
};
for (const row of foreign(join(dr5hn, 'cities.ar.tsv'))) {
  if (!row.lat || !row.lon || /abandoned|destroyed|historical/u.test(row.type!)) continue;
  const names = [row.name_ar!, ...(arab.has(row.country_code!) ? [row.native!] : [])];
  add({
    names: distinct(names),
    country: row.country_code!,
    kind: row.type === 'capital' ? 'capital' : 'city',
    lon: degrees(row.lon),
    lat: degrees(row.lat),
    wikidata: row.wikidata!.replace(/^Q/u, ''),
    english: row.name!,
    people: Math.round(Number(row.population || 0) / 1000),
  });
}
for (const row of foreign(join(dr5hn, 'states.ar.tsv')))
  if (row.lat && row.lon && stately.has(row.country_code!))
    add({
      names: distinct([row.name_ar!]),
      country: row.country_code!,
      kind: 'state',
      lon: degrees(row.lon),
      lat: degrees(row.lat),
      wikidata: row.wikidata!.replace(/^Q/u, ''),
      english: row.name!,
      people: 0,
    });
// cities named by hand: their names go to the city of that name, in countries without cities to the package's
const extra = join(packagesDir, '@countrystatecity/countries/dist/data');
const folders = new Map(readdirSync(extra).map((folder) => [folder.slice(-2), folder]));
interface City {
  readonly state: string;
  readonly name: string;
  readonly longitude: string;
  readonly latitude: string;
}
const cached = new Map<string, readonly City[]>();
/** The cities of a country by the package, each with its state's code. */
function citiesOf(country: string): readonly City[] {
  let known = cached.get(country);
  if (!known) {
    const root = join(extra, folders.get(country)!);
    known = readdirSync(root).flatMap((folder) => {
      const file = join(root, folder, 'cities.json');
      return existsSync(file) ? json(file).map((city: City) => ({ ...city, state: folder.replace(/^.*-/u, '') })) : [];
    });
    cached.set(country, known);
  }
  return known;
}
const have = new Set(places.filter((p) => p.kind !== 'state').map((p) => p.country));
const unresolved: string[] = [];
const wanted = new Set<Place>();
for (const row of tsv(join(here, 'cities.tsv'))) {
  const country = row.country!;
  let place = byEnglish.get(`${country} ${ascii(row.english!)}`);
  if (!have.has(country)) {
    const all = citiesOf(country).filter((c) => ascii(c.name) === ascii(row.english!));
    const city = row.state ? all.find((c) => c.state === row.state) : all[0];
    if (!row.state && all.length > 1)
      unresolved.push(`${country} ${row.english}: ${all.map((c) => c.state).join(' ')}`);
    place = city && {
      names: [],
      country,
      kind: 'city',
      lon: degrees(city.longitude),
      lat: degrees(city.latitude),
      wikidata: '',
      english: row.english!,
      people: 0,
    };
    if (place) places.push(place);
  }
  if (!place) {
    unresolved.push(`${country} ${row.english}`);
    continue;
  }
  place.names = distinct([...split(row.names), ...place.names]);
  wanted.add(place);
}
if (unresolved.length > 0) console.error(`not found, or which one: ${unresolved.join(', ')}`);

// of several that claim one item it is the greatest one's, by far; else the data is mistaken
const owner = new Map<string, Place | null>();
for (const place of places) {
  const other = owner.get(place.wikidata);
  if (other === undefined) owner.set(place.wikidata, place);
  else if (other === null || place.people > other.people * 4) owner.set(place.wikidata, place);
  else if (other.people <= place.people * 4) owner.set(place.wikidata, null);
}
const kept = places.filter(
  (p) =>
    p.names.length > 0 &&
    (wanted.has(p) || p.kind === 'capital' || p.kind === 'state' || arab.has(p.country) || p.people * 1000 >= populous),
);
const line = (p: Place): string =>
  [
    p.names.join('|'),
    p.country,
    p.kind,
    p.lon,
    p.lat,
    owner.get(p.wikidata) === p ? p.wikidata : '',
    p.english,
    p.people || '',
  ].join('\t');
/** Cities that every newspaper knows: the reader looks for their names; of the others only once it found a name. */
const known = (p: Place): boolean => wanted.has(p) || p.kind === 'capital' || (p.kind === 'city' && p.people >= 500);
const taken = new Set(kept.filter(known).flatMap((p) => p.names.map(nameKey)));
/** Those and others of the same name, so that both are seen. */
const famous = (p: Place): boolean =>
  known(p) ||
  (p.kind === 'city' && (p.people >= 50 || arab.has(p.country)) && p.names.some((n) => taken.has(nameKey(n))));
const columns = `# names: Arabic, | between; country: ISO 3166-1 alpha-2; kind: capital | city | state; lon, lat: degrees; wikidata: the number
# of its item; people: thousands.
names\tcountry\tkind\tlon\tlat\twikidata\tenglish\tpeople`;
for (const [table, title, own] of [
  ['gazetteer-cities', 'Capitals and great or often named cities', kept.filter(famous)],
  ['gazetteer-places', 'Other cities, states and provinces', kept.filter((p) => !famous(p))],
] as const) {
  const lines = [...new Set(own.map(line))].sort();
  writeFileSync(
    join(tables, `${table}.tsv`),
    `# ${title}, made by scripts/gazetteer (see NOTICE for sources): do not edit here.\n${columns}\n${lines.join('\n')}\n`,
  );
  console.error(`${table}: ${lines.length}`);
}
console.error(`${countries.length} countries`);
