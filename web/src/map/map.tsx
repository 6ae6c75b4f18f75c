import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../components/error-boundary.js';
import { useTranslator } from '../preferences/preferences.js';
import type { MapPlace } from './place.js';

const WorldMap = lazy(() => import('./world-map.js'));

interface Props {
  readonly places: readonly MapPlace[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/**
 * Places on a map, with what its signs mean. It is for those who see it: beside it there has to be a list of the same
 * places, with the same `selected` and `onSelect`.
 */
export function PlacesMap(props: Props) {
  const t = useTranslator();
  return (
    <figure className="map-figure">
      <ErrorBoundary fallback={() => <p className="map-failed">{t.say('map.failed')}</p>}>
        <Suspense fallback={<p className="map-failed">{t.say('app.loading')}</p>}>
          <WorldMap {...props} />
        </Suspense>
      </ErrorBoundary>
      <figcaption>
        <ul className="map-legend">
          {(['place', 'region', 'country', 'several'] as const).map((precision) => (
            <li key={precision}>
              <span className="bubble" data-precision={precision} aria-hidden="true" />
              {t.say(`map.precision.${precision}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
