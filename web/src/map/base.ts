import { Map as LibreMap, setWorkerUrl } from 'maplibre-gl';
// a file of this interface: the policy allows no worker from anywhere else, and none made of text
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Translator } from '../i18n/translator.js';
import type { World } from './countries.js';

setWorkerUrl(workerUrl);

/** The colours of the map, as the interface has them now. */
interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
}

/** Reads colours as the browser works them out, since they depend on the appearance. */
function coloursAt(element: HTMLElement): Colours {
  const read = (name: string): string => {
    // a new element each: one that had another colour might be on its way from that
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return { sea: read('--map-sea'), land: read('--map-land'), border: read('--map-border') };
}

/** Room around what is to be seen, for what stands on the map. */
export const room = { padding: { top: 45, bottom: 45, left: 70, right: 70 }, maxZoom: 6 };

export interface BaseMap {
  readonly map: LibreMap;
  /** Takes the colours of the interface anew. */
  paint(): void;
  remove(): void;
}

/** A map of land, sea and borders in an element, of nothing but what is given. Throws where the browser cannot draw it. */
export function baseMap(
  container: HTMLElement,
  { world, t, bounds }: { world: World; t: Translator; bounds: [[number, number], [number, number]] },
): BaseMap {
  const { sea, land, border } = coloursAt(container);
  const map = new LibreMap({
    container,
    bounds,
    fitBoundsOptions: room,
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    maxZoom: 9,
    fadeDuration: 0,
    locale: {
      'Map.Title': t.say('map.title'),
      'CooperativeGesturesHandler.WindowsHelpText': t.say('map.ctrl'),
      'CooperativeGesturesHandler.MacHelpText': t.say('map.command'),
      'CooperativeGesturesHandler.MobileHelpText': t.say('map.fingers'),
    },
    style: {
      version: 8,
      sources: { world: { type: 'geojson', data: world.shapes, tolerance: 0.2 } },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': sea } },
        { id: 'land', type: 'fill', source: 'world', paint: { 'fill-color': land, 'fill-antialias': true } },
        { id: 'border', type: 'line', source: 'world', paint: { 'line-color': border, 'line-width': 0.8 } },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return {
    map,
    paint() {
      const now = coloursAt(container);
      map.setPaintProperty('sea', 'background-color', now.sea);
      map.setPaintProperty('land', 'fill-color', now.land);
      map.setPaintProperty('border', 'line-color', now.border);
    },
    remove: () => map.remove(),
  };
}
