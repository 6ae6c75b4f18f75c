import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { usePreferences, useTranslator } from '../preferences/preferences.js';
import { type Drawing, drawing, type Focus, type Inks } from './canvas.js';
import { type Edge, type Node, networkOf, nodeLooks, settling } from './graph.js';

interface Props {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** What was picked. */
  readonly picked: Focus | null;
  readonly onPick: (focus: Focus | null) => void;
}

/** The network drawn. Everything in it is also in the list below it, which is what a keyboard and a screen reader use. */
export default function NetworkView({ nodes, edges, picked, onPick }: Props) {
  const t = useTranslator();
  const { preferences } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const probes = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawing | null>(null);
  const [settled, setSettled] = useState(false);
  const [failed, setFailed] = useState(false);
  const [hovered, setHovered] = useState<Focus | null>(null);
  const graph = useMemo(() => networkOf(nodes, edges), [nodes, edges]);
  const told = useRef({ onPick });
  told.current = { onPick };
  const hints = useRef({ wheel: '', touch: '' });
  hints.current = { wheel: t.say('network.wheel'), touch: t.say('network.touch') };

  useEffect(() => {
    if (box.current === null || probes.current === null) return;
    const element = box.current;
    try {
      drawn.current = drawing(element, graph, inksOf(probes.current), hints.current, {
        hover: (focus) => {
          setHovered(focus);
          element.dataset['over'] = focus === null ? '' : focus.kind;
        },
        pick: (focus) => told.current.onPick(focus),
      });
    } catch {
      setFailed(true);
      return;
    }
    setFailed(false);
    setSettled(false);
    // places are found apart from the drawing and shown in it now and then: drawing them costs more than finding them
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const places = graph.copy();
    const steps = settling(places);
    let frame = 0;
    let shownAt = performance.now();
    const step = (): void => {
      const began = performance.now();
      let at = steps.next();
      while (!at.done && performance.now() - began < 14) at = steps.next();
      const done = at.done === true;
      if (done || (!still && began - shownAt > 400)) {
        drawn.current?.move(places);
        shownAt = performance.now();
      }
      if (done) setSettled(true);
      if (!done) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
      drawn.current?.end();
      drawn.current = null;
    };
  }, [graph]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing has to be told of the focus too
  useEffect(() => drawn.current?.focus(hovered ?? picked), [hovered, picked, graph]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are another when the appearance is
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const dye = (): void => {
      if (probes.current !== null) drawn.current?.inks(inksOf(probes.current));
    };
    dye();
    dark.addEventListener('change', dye);
    void document.fonts.ready.then(dye);
    return () => dark.removeEventListener('change', dye);
  }, [preferences.theme, graph]);

  // what was picked in the list or looked for comes into sight
  const middle = picked?.kind === 'node' ? picked.id : null;
  useEffect(() => {
    if (middle !== null && settled) drawn.current?.show(middle);
  }, [middle, settled]);

  return (
    <div className="network-frame">
      <div ref={box} className="network-box" aria-hidden="true" />
      <div ref={probes} className="network-probes" aria-hidden="true">
        {nodeLooks.map((look) => (
          <i key={look} data-look={look} />
        ))}
        <i className="edge" />
        <i className="lit" />
        <i className="faint" />
        <i className="ink" />
      </div>
      {failed ? <p className="network-failed hint">{t.say('network.failed')}</p> : null}
      {!failed && !settled ? (
        <p className="network-settling hint" role="status">
          {t.say('network.settling')}
        </p>
      ) : null}
      <div className="network-zoom">
        {(['in', 'out', 'all'] as const).map((by) => (
          <Button
            key={by}
            look="quiet"
            aria-label={t.say(`network.zoom.${by}`)}
            onPress={() => drawn.current?.zoom(by)}
          >
            <Icon name={by === 'in' ? 'plus' : by === 'out' ? 'minus' : 'whole'} />
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Colours and face as the style sheets have them now. */
function inksOf(probes: HTMLElement): Inks {
  const color = (selector: string): string => getComputedStyle(probes.querySelector(selector)!).color;
  const { backgroundColor, fontFamily } = getComputedStyle(probes);
  return {
    looks: {
      outlet: color('[data-look="outlet"]'),
      person: color('[data-look="person"]'),
      body: color('[data-look="body"]'),
      other: color('[data-look="other"]'),
    },
    ...{ edge: color('.edge'), lit: color('.lit'), faint: color('.faint'), ink: color('.ink') },
    ...{ paper: backgroundColor, font: fontFamily },
  };
}
