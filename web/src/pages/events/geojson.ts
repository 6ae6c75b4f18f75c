import type { EventPlace } from '../../../../src/archive/views/places.js';

/** Places whose position is known, as GeoJSON (RFC 7946): how many events of which types there are at each. */
export const placesGeoJson = (places: readonly EventPlace[]): string =>
  `${JSON.stringify(
    {
      type: 'FeatureCollection',
      features: places.flatMap(({ place, coordinates, precision, country, events, types }) =>
        coordinates === null
          ? []
          : [
              {
                type: 'Feature',
                geometry: { type: 'Point', coordinates },
                properties: {
                  ...{ name: place.name, english: place.english, link: place.link, country, precision, events },
                  types: Object.fromEntries(types.map(({ value, count }) => [value, count])),
                },
              },
            ],
      ),
    },
    null,
    1,
  )}\n`;
