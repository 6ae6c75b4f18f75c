import Sigma from 'sigma';
import {
  extremityArrow,
  layerFill,
  layerPlain,
  pathCurved,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from 'sigma/rendering';
import type { EdgeAttributes, Network, NodeAttributes, NodeLook } from './graph.js';
import { drawLabels, type Label } from './labels.js';

/** What stands out: a node with its neighbours, or an edge with its two ends. */
export interface Focus {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

export interface Inks {
  readonly looks: Readonly<Record<NodeLook, string>>;
  readonly edge: string;
  readonly lit: string;
  /** Of what does not stand out. */
  readonly faint: string;
  readonly ink: string;
  readonly paper: string;
  readonly font: string;
}

/** Said when somebody scrolls or wipes over the drawing as over the page: how the drawing itself is moved. */
export interface Hints {
  readonly wheel: string;
  readonly touch: string;
}

/** Told what is touched; null is the empty ground. */
export interface Touches {
  readonly hover: (focus: Focus | null) => void;
  readonly pick: (focus: Focus | null) => void;
}

/** The drawing in its box. */
export interface Drawing {
  focus(focus: Focus | null): void;
  inks(inks: Inks): void;
  /** Draws the nodes where they are in another graph of the same nodes. */
  move(places: Network): void;
  /** Brings a node into the middle. */
  show(id: string): void;
  zoom(by: 'in' | 'out' | 'all'): void;
  end(): void;
}

const shapes = { outlet: 'square', person: 'circle', body: 'diamond', other: 'triangle' } as const;

/** Draws a network into a box. Throws where the browser draws no WebGL. */
export function drawing(box: HTMLElement, graph: Network, first: Inks, hints: Hints, touches: Touches): Drawing {
  let inks = first;
  let focus: Focus | null = null;
  let lit = litBy(graph, null);
  const weight = (id: string): number => graph.getNodeAttribute(id, 'weight');
  const strong = strongest(graph);
  const opacity = Math.min(1, 45 / Math.sqrt(strong.size + 1));
  const heaviestFirst = graph.nodes().toSorted((a, b) => weight(b) - weight(a));

  const sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, box, {
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfSquare(), sdfDiamond(), sdfTriangle()], layers: [layerFill()] },
      edges: { paths: [pathLine(), pathCurved()], extremities: [extremityArrow()], layers: [layerPlain()] },
    },
    settings: {
      ...{ renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: true, enableCameraRotation: false },
      itemSizesReference: 'screen',
      ...{ minCameraRatio: 0.04, maxCameraRatio: 3, stagePadding: 48, edgePickingPadding: 4, nodePickingPadding: 4 },
      // a wheel and one finger scroll the page, as anywhere else
      gestureTarget: 'shared',
      sharedGestureWheelMessage: hints.wheel,
      sharedGestureAppleWheelMessage: hints.wheel,
      sharedGestureTouchMessage: hints.touch,
    },
    nodeReducer: (id, _, attributes) => {
      const on = lit.nodes?.has(id) ?? true;
      return {
        ...{ shape: shapes[attributes.look], size: attributes.size, labelVisibility: 'hidden' as const },
        ...{ color: on ? inks.looks[attributes.look] : inks.faint, zIndex: on ? 1 : 0 },
      };
    },
    edgeReducer: (id, _, attributes) => {
      const on = lit.edges?.has(id);
      return {
        ...{ path: graph.hasDirectedEdge(graph.target(id), graph.source(id)) ? 'curved' : 'line', head: 'arrow' },
        ...{ size: attributes.size + (on ? 1 : 0), color: on === undefined ? inks.edge : on ? inks.lit : inks.faint },
        ...{ zIndex: on ? 1 : 0, opacity: on ? 1 : opacity },
        visibility: on || strong.has(id) ? ('visible' as const) : ('hidden' as const),
      };
    },
  });

  const names = document.createElement('canvas');
  names.className = 'network-names';
  box.append(names);
  const context = names.getContext('2d')!;

  function name(): void {
    const pixelRatio = window.devicePixelRatio || 1;
    const { width, height } = sigma.getDimensions();
    const [w, h] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (names.width !== w || names.height !== h) {
      names.width = w;
      names.height = h;
    }
    const ends = focus === null ? [] : focus.kind === 'node' ? [focus.id] : graph.extremities(focus.id);
    const label = (id: string, must: boolean): Label => {
      const { name: text, x, y, size } = graph.getNodeAttributes(id);
      return { id, text, must, ...sigma.graphToViewport({ x, y }), radius: sigma.scaleSize(size) };
    };
    const rest = heaviestFirst.filter((id) => !ends.includes(id) && (lit.nodes?.has(id) ?? true));
    drawLabels(context, [...ends.map((id) => label(id, true)), ...rest.map((id) => label(id, false))], {
      ...{ font: inks.font, ink: inks.ink, halo: inks.paper, pixelRatio },
    });
  }
  sigma.on('afterRender', name);

  sigma.on('enterNode', ({ node }) => touches.hover({ kind: 'node', id: node }));
  sigma.on('leaveNode', () => touches.hover(null));
  sigma.on('enterEdge', ({ edge }) => touches.hover({ kind: 'edge', id: edge }));
  sigma.on('leaveEdge', () => touches.hover(null));
  sigma.on('clickNode', ({ node }) => touches.pick({ kind: 'node', id: node }));
  sigma.on('clickEdge', ({ edge }) => touches.pick({ kind: 'edge', id: edge }));
  sigma.on('clickStage', () => touches.pick(null));

  const duration = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 250;
  const again = { skipIndexation: true, schedule: true };
  return {
    focus(next) {
      focus = next !== null && (next.kind === 'node' ? graph.hasNode(next.id) : graph.hasEdge(next.id)) ? next : null;
      lit = litBy(graph, focus);
      sigma.refresh(again);
    },
    inks(next) {
      inks = next;
      sigma.refresh(again);
    },
    move(places) {
      graph.updateEachNodeAttributes(
        (id, attributes) => ({
          ...attributes,
          x: places.getNodeAttribute(id, 'x'),
          y: places.getNodeAttribute(id, 'y'),
        }),
        { attributes: ['x', 'y'] },
      );
    },
    show(id) {
      if (!graph.hasNode(id)) return;
      // what was moved or dyed a moment ago has to be laid out before anything can be aimed at
      sigma.refresh();
      const camera = sigma.getCamera();
      const at = sigma.graphToFramedGraph(graph.getNodeAttributes(id));
      void camera.animate({ x: at.x, y: at.y, ratio: Math.min(camera.ratio, 0.5) }, { duration });
    },
    zoom(by) {
      const camera = sigma.getCamera();
      void (by === 'in'
        ? camera.zoomIn({ duration })
        : by === 'out'
          ? camera.zoomOut({ duration })
          : camera.reset({ duration }));
    },
    end() {
      sigma.kill();
      names.remove();
    },
  };
}

/** More lines than these cover one another: the weaker ones are drawn only where their node is touched. */
const mostLines = 2500;

function strongest(graph: Network): ReadonlySet<string> {
  const weight = (id: string): number => graph.getEdgeAttribute(id, 'weight');
  return new Set(
    graph
      .edges()
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, mostLines),
  );
}

/** What stands out with a focus; null: everything as it is. */
function litBy(
  graph: Network,
  focus: Focus | null,
): { readonly nodes: ReadonlySet<string> | null; readonly edges: ReadonlySet<string> | null } {
  switch (focus?.kind) {
    case 'node':
      return { nodes: new Set([focus.id, ...graph.neighbors(focus.id)]), edges: new Set(graph.edges(focus.id)) };
    case 'edge':
      return { nodes: new Set(graph.extremities(focus.id)), edges: new Set([focus.id]) };
    default:
      return { nodes: null, edges: null };
  }
}
