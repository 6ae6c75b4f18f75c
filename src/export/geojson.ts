import type { RecordEvent } from '../record/record.js';
import { type Chunk, chunked } from './chunks.js';
import type { Found } from './report.js';
import { objectOf, type Table } from './table.js';
import { placeOf } from './tables/place.js';

/** Called for each item that a format has no place for, with what such items are, in the plural. */
export type LeaveOut = (what: string) => void;

/**
 * A FeatureCollection after RFC 7946: a point for each event whose place has coordinates, longitude first, WGS 84.
 * Properties are the columns of the events table; `notes` is the quotation. `remarks` stand beside the features.
 */
export function geojson(
  table: Table<Found<RecordEvent>>,
  events: AsyncIterable<Found<RecordEvent>>,
  remarks: Readonly<Record<string, string>>,
  leaveOut: LeaveOut,
): AsyncIterable<Chunk> {
  async function* pieces(): AsyncGenerator<string> {
    yield `{"type":"FeatureCollection","isnad":${JSON.stringify(remarks)},"features":[`;
    let before = '\n';
    for await (const event of events) {
      const coordinates = placeOf(event.view, event.item)?.coordinates ?? null;
      if (coordinates === null || !onEarth(coordinates)) {
        leaveOut('events without a place on the map');
        continue;
      }
      const feature = {
        type: 'Feature',
        id: event.view.itemId(event.item.id),
        geometry: { type: 'Point', coordinates },
        properties: objectOf(table, event),
      };
      yield before + JSON.stringify(feature);
      before = ',\n';
    }
    yield '\n]}\n';
  }
  return chunked(pieces());
}

const onEarth = ([longitude, latitude]: readonly [number, number]): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
