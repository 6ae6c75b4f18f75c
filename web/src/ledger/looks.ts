import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];
const dashes = ['none', '7 4', '2 4', '10 3 2 3', '5 2'];

/** So many hues are in styles/ledger.css. */
const hues = 8;

/** How one claimant is told from another: by hue, shape and dash, so that without colour too none is like another. */
export interface Look {
  readonly hue: number;
  /** Path of its sign, about a middle at 0, 0. */
  readonly sign: string;
  readonly dash: string;
}

/** As there are 8 hues, 7 shapes and 5 dashes, the first 280 are all different. */
export const lookOf = (claimant: number): Look => ({
  hue: claimant % hues,
  sign: symbol(shapes[claimant % shapes.length]!, 96)()!,
  dash: dashes[claimant % dashes.length]!,
});
