import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../components/button.js';
import type { Translator } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { type BaseMap, baseMap, room } from './base.js';
import { type Bubble, bubblesOf, fitting, type Label, mainBounds, squareOf } from './clusters.js';
import { theWorld, type World } from './countries.js';
import type { MapPlace } from './place.js';

interface Props {
  readonly places: readonly MapPlace[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** What stands on the map now. */
interface Scene {
  readonly bubbles: readonly Bubble[];
  readonly names: readonly Label[];
  readonly countries: readonly Label[];
  readonly canZoomIn: boolean;
  readonly canZoomOut: boolean;
}

/** Pixels of the letters of names. */
const nameSize = 13;
const countrySize = 12;
/** The zoom at which nothing more comes apart. */
const nearest = 8.5;

/** Places on a map of the world. What it shows its list shows too, which is how it is used without seeing it. */
export default function WorldMap({ places, selected, onSelect }: Props) {
  const t = useTranslator();
  const frame = useRef<HTMLDivElement>(null);
  const base = useRef<BaseMap | null>(null);
  const [world, setWorld] = useState<World | null>(null);
  const [scene, setScene] = useState<Scene | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let wanted = true;
    theWorld().then(
      (got) => wanted && setWorld(got),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, []);

  const draw = useEffectEvent(() => {
    if (base.current !== null && world !== null) setScene(sceneOf(base.current, { places, world, t, selected }));
  });

  // one map for as long as the language stays
  // biome-ignore lint/correctness/useExhaustiveDependencies: places are drawn over the map, not by it
  useEffect(() => {
    if (frame.current === null || world === null) return;
    let made: BaseMap;
    try {
      made = baseMap(frame.current, { world, t, bounds: firstBounds(places) });
    } catch {
      setFailed(true);
      return;
    }
    base.current = made;
    made.map.on('move', draw);
    made.map.on('resize', draw);
    draw();
    const repaint = (): void => made.paint();
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    dark.addEventListener('change', repaint);
    return () => {
      theme.disconnect();
      dark.removeEventListener('change', repaint);
      base.current = null;
      made.remove();
    };
  }, [world, t.locale]);

  // other places: the map goes where they are
  const key = places.map((p) => p.id).join(' ');
  const before = useRef(key);
  useEffect(() => {
    if (before.current !== key) {
      before.current = key;
      base.current?.map.fitBounds(firstBounds(places), room);
    }
    draw();
  }, [key, places]);

  // the one that is chosen is brought into sight
  useLayoutEffect(() => {
    const place = places.find((p) => p.id === selected);
    const map = base.current?.map;
    if (place !== undefined && map !== undefined) {
      const { x, y } = map.project([...place.coordinates]);
      const { width, height } = frame.current!.getBoundingClientRect();
      if (x < 30 || y < 30 || x > width - 30 || y > height - 30) map.easeTo({ center: [...place.coordinates] });
    }
    draw();
  }, [selected, places]);

  function touched(bubble: Bubble): void {
    const map = base.current!.map;
    const [first] = bubble.places;
    if (bubble.places.length > 1 && map.getZoom() < nearest)
      map.fitBounds(boundsOf(bubble.places), { ...room, maxZoom: Math.max(nearest, map.getZoom() + 2) });
    else onSelect(first!.id);
  }

  if (failed) return <p className="map-failed">{t.say('map.failed')}</p>;
  return (
    <div className="map" dir="ltr">
      <div ref={frame} className="map-frame" />
      <div className="map-over" aria-hidden="true">
        {scene?.countries.map(({ key: id, text, x, y }) => (
          <span key={id} className="map-country" ref={at(x, y)}>
            {text}
          </span>
        ))}
        {scene?.bubbles.map((bubble) => {
          const [first] = bubble.places;
          return (
            <button
              key={first!.id}
              type="button"
              tabIndex={-1}
              className="bubble"
              data-precision={bubble.places.length > 1 ? 'several' : first!.precision}
              data-selected={bubble.places.some((p) => p.id === selected) || undefined}
              title={titleOf(bubble, t.language === 'ar' ? '، ' : ', ')}
              ref={sized(bubble)}
              onClick={() => touched(bubble)}
            >
              {t.number(bubble.count, bubble.count > 9999 ? { notation: 'compact', maximumFractionDigits: 0 } : {})}
            </button>
          );
        })}
        {scene?.names.map(({ key: id, text, x, y }) => (
          <span key={id} className="map-name" ref={at(x, y)}>
            <bdi>{text}</bdi>
          </span>
        ))}
      </div>
      <div className="map-buttons" dir={t.direction}>
        <Button
          aria-label={t.say('map.in')}
          isDisabled={scene?.canZoomIn === false}
          onPress={() => base.current?.map.zoomIn()}
        >
          +
        </Button>
        <Button
          aria-label={t.say('map.out')}
          isDisabled={scene?.canZoomOut === false}
          onPress={() => base.current?.map.zoomOut()}
        >
          −
        </Button>
        <Button aria-label={t.say('map.all')} onPress={() => base.current?.map.fitBounds(boundsOf(places), room)}>
          ⤢
        </Button>
      </div>
      <p className="map-source" dir={t.direction}>
        {t.say('map.source')}
      </p>
    </div>
  );
}

/** Puts an element with its middle at a point. The policy allows no style in the page's text, so it is set here. */
const at = (x: number, y: number) => (element: HTMLElement | null) => {
  if (element !== null) element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
};

const sized = (bubble: Bubble) => (element: HTMLElement | null) => {
  if (element === null) return;
  at(bubble.x, bubble.y)(element);
  element.style.inlineSize = element.style.blockSize = `${2 * bubble.radius}px`;
};

function titleOf({ places }: Bubble, comma: string): string {
  const names = places.slice(0, 5).map((p) => p.name);
  return `${names.join(comma)}${places.length > names.length ? ' …' : ''}`;
}

/** Where to look first. */
function firstBounds(places: readonly MapPlace[]): [[number, number], [number, number]] {
  if (places.length === 0) return boundsOf(places);
  const [west, south, east, north] = mainBounds(places);
  return [
    [west, south],
    [east, north],
  ];
}

/** What encloses places; without any, the lands where Arabic is spoken. */
function boundsOf(places: readonly MapPlace[]): [[number, number], [number, number]] {
  if (places.length === 0)
    return [
      [-17, 5],
      [60, 40],
    ];
  const xs = places.map((p) => p.coordinates[0]);
  const ys = places.map((p) => p.coordinates[1]);
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
}

interface Shown {
  readonly places: readonly MapPlace[];
  readonly world: World;
  readonly t: Translator;
  readonly selected: string | null;
}

/** Where everything stands now. */
function sceneOf({ map }: BaseMap, { places, world, t, selected }: Shown): Scene {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const near = (x: number, y: number, edge: number): boolean =>
    x > -edge && y > -edge && x < width + edge && y < height + edge;
  const bubbles = bubblesOf(
    places.flatMap((place) => {
      const { x, y } = map.project([...place.coordinates]);
      return near(x, y, 40) ? [{ place, x, y }] : [];
    }),
  );
  const named = bubbles.map((bubble): Label => {
    const [first] = bubble.places;
    const chosen = bubble.places.find((p) => p.id === selected);
    return {
      key: first!.id,
      text: (chosen ?? first!).name,
      x: bubble.x,
      y: bubble.y + bubble.radius + nameSize * 0.85,
    };
  });
  const isChosen = (key: string): number =>
    bubbles.find((b) => b.places[0]!.id === key)!.places.some((p) => p.id === selected) ? 0 : 1;
  const squares = bubbles.map(squareOf);
  const names = fitting(
    named.toSorted((a, b) => isChosen(a.key) - isChosen(b.key)),
    nameSize,
    [...squares],
  ).slice(0, 40);
  const pixelsPerDegree = map.project([1, 0]).x - map.project([0, 0]).x;
  const countries = world.countries.flatMap(({ code, english, middle, width: degrees }): readonly Label[] => {
    const { x, y } = map.project([...middle]);
    if (!near(x, y, -20)) return [];
    const text = code === null ? english : t.country(code);
    return degrees * pixelsPerDegree > text.length * countrySize * 0.5 ? [{ key: english, text, x, y }] : [];
  });
  // the buttons stand in the corner where a line ends
  const corner = t.direction === 'rtl' ? 0 : width - 50;
  const buttons = { x: corner, right: corner + 50, y: 0, bottom: 135 };
  const taken = [...squares, buttons, ...names.map((n) => squareAround(n))];
  return {
    bubbles,
    names,
    countries: fitting(countries, countrySize, taken),
    canZoomIn: map.getZoom() < map.getMaxZoom(),
    canZoomOut: map.getZoom() > map.getMinZoom(),
  };
}

const squareAround = (label: Label) => ({
  x: label.x - label.text.length * nameSize * 0.3,
  right: label.x + label.text.length * nameSize * 0.3,
  y: label.y - nameSize * 0.8,
  bottom: label.y + nameSize * 0.8,
});
