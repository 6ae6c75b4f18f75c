import { countryOf } from '../../record/countries.js';
import type { RecordEvent } from '../../record/record.js';
import type { View } from '../report.js';

/** Where an event happened. */
export interface Place {
  readonly name: string;
  readonly id: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number] | null;
  /** ACLED's: 1 the place itself, 3 only the country or a point within it; null without coordinates. */
  readonly precision: 1 | 3 | null;
}

export function placeOf(view: View, event: RecordEvent): Place | null {
  const entity = event.place === null ? null : view.entity(event.place);
  if (entity === null) return null;
  const identity = view.identity(entity.id);
  const coordinates = identity?.coordinates ?? entity.coordinates;
  const country = identity?.country ?? entity.country;
  const english = identity?.english ?? entity.english;
  const isCountry = english !== null && countryOf(country)?.english === english;
  return {
    ...{ name: entity.name, id: identity?.id ?? null, country, coordinates },
    precision: coordinates === null ? null : isCountry ? 3 : 1,
  };
}
