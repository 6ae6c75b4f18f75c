import { feature } from 'topojson-client';
import url from 'world-atlas/countries-50m.json?url';
import { countryCodes, countryOf } from '../../../src/record/countries.js';

export interface Country {
  /** ISO 3166-1 alpha-2; null where there is none. */
  readonly code: string | null;
  readonly english: string;
  /** The middle of its largest part: longitude, latitude. */
  readonly middle: readonly [number, number];
  /** From its westernmost to its easternmost point there, in degrees. */
  readonly width: number;
}

/** The countries of the world, from Natural Earth. */
export interface World {
  readonly shapes: GeoJSON.FeatureCollection<Polygon | MultiPolygon>;
  /** The widest first. */
  readonly countries: readonly Country[];
}

type Topology = Parameters<typeof feature>[0];
type Polygon = GeoJSON.Polygon;
type MultiPolygon = GeoJSON.MultiPolygon;
type Position = GeoJSON.Position;

let loaded: Promise<World> | null = null;

/** Loaded when first asked for, from where the interface itself comes from; asked again where that failed. */
export function theWorld(): Promise<World> {
  loaded ??= load();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function load(): Promise<World> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the map cannot be had (${response.status}).`);
  const atlas = (await response.json()) as Topology;
  const codes = new Map(countryCodes.map((code) => [countryOf(code)!.numeric, code]));
  const all = feature(atlas, atlas.objects['countries']!) as GeoJSON.FeatureCollection<
    Polygon | MultiPolygon,
    { readonly name: string }
  >;
  // the Antarctic goes round the pole, which no flat outline does
  const features = all.features.filter((shape) => shape.id !== '010');
  const shapes = { ...all, features: features.map((shape) => ({ ...shape, geometry: unbroken(shape.geometry) })) };
  return {
    shapes,
    countries: shapes.features
      .map((shape) => ({
        code: codes.get(Number(shape.id)) ?? null,
        english: shape.properties.name,
        ...largest(shape),
      }))
      .sort((a, b) => b.width - a.width),
  };
}

/** Outlines that cross the day line go on beyond it, instead of back round the world. */
function unbroken(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const part = (rings: readonly (readonly Position[])[]): Position[][] => rings.map(unbrokenRing);
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: part(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(part) };
}

export function unbrokenRing(ring: readonly Position[]): Position[] {
  let turns = 0;
  let before = ring[0]?.[0] ?? 0;
  return ring.map(([x = 0, y = 0]) => {
    if (x - before > 180) turns--;
    else if (before - x > 180) turns++;
    before = x;
    return [x + 360 * turns, y];
  });
}

/** Where the largest part of a country lies. */
function largest({ geometry }: GeoJSON.Feature<Polygon | MultiPolygon>): Pick<Country, 'middle' | 'width'> {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const boxes = parts.map(([outer = []]) => boxAround(outer));
  const box = boxes.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  return { middle: [(box.west + box.east) / 2, (box.south + box.north) / 2], width: box.east - box.west };
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const sizeOf = ({ west, east, south, north }: Box): number => (east - west) * (north - south);

function boxAround(ring: readonly Position[]): Box {
  let [west, east, south, north] = [540, -540, 90, -90];
  for (const [x = 0, y = 0] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { west, east, south, north };
}
