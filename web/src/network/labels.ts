/** A name to be drawn, where its node stands on the screen. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Radius of the node, in pixels. */
  readonly radius: number;
  /** It is drawn whatever it covers. */
  readonly must: boolean;
}

export interface LabelInk {
  readonly font: string;
  readonly ink: string;
  readonly halo: string;
  readonly pixelRatio: number;
}

/**
 * Draws names below their nodes, the first of them first, and leaves out what would cover one that is drawn. Whole names
 * are given to the canvas, which joins Arabic letters and orders words as the browser does anywhere else. (Sigma's own
 * labels are drawn letter by letter, which parts them.) Gives the ids of those drawn.
 */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly Label[],
  { font, ink, halo, pixelRatio }: LabelInk,
): readonly string[] {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  const taken = new Grid();
  const drawn: string[] = [];
  for (const { id, text, x, y, radius, must } of labels) {
    const size = Math.min(16, 11 + radius / 5);
    if (x < -60 || y < -40 || x > width / pixelRatio + 60 || y > height / pixelRatio + 20) continue;
    context.font = `${must ? 600 : 400} ${size}px ${font}`;
    const wide = context.measureText(text).width;
    const box = { x: x - wide / 2 - 3, y: y + radius + 1, width: wide + 6, height: size * 1.45 };
    if (!must && taken.meets(box)) continue;
    taken.add(box);
    context.lineWidth = 3.5;
    context.strokeStyle = halo;
    context.strokeText(text, x, box.y + 2);
    context.fillStyle = ink;
    context.fillText(text, x, box.y + 2);
    drawn.push(id);
  }
  return drawn;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const cell = 64;

/** Boxes by the cells they lie in, so that one is compared with its neighbours only. */
class Grid {
  readonly #cells = new Map<string, Box[]>();

  *#of({ x, y, width, height }: Box): Generator<string> {
    for (let i = Math.floor(x / cell); i <= Math.floor((x + width) / cell); i++)
      for (let j = Math.floor(y / cell); j <= Math.floor((y + height) / cell); j++) yield `${i},${j}`;
  }

  meets(box: Box): boolean {
    for (const key of this.#of(box))
      for (const b of this.#cells.get(key) ?? [])
        if (b.x < box.x + box.width && box.x < b.x + b.width && b.y < box.y + box.height && box.y < b.y + b.height)
          return true;
    return false;
  }

  add(box: Box): void {
    for (const key of this.#of(box)) {
      const boxes = this.#cells.get(key);
      if (boxes === undefined) this.#cells.set(key, [box]);
      else boxes.push(box);
    }
  }
}
