/** Colours and type of the theme that is shown now, as a canvas takes them. */
export interface ChartLook {
  text: string;
  grid: string;
  background: string;
  font: string;
  colours: string[];
}

/** Each can be told from the background in all three themes. */
const COLOURS = [
  '--colorBrandForeground1',
  '--colorPaletteDarkOrangeForeground1',
  '--colorNeutralForeground3',
  '--colorPaletteBerryForeground1',
  '--colorPaletteMarigoldForeground1',
  '--colorPaletteLightGreenForeground1',
];
const TILE = 8;

export function lookOf(element: Element): ChartLook {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--colorNeutralForeground1'),
    grid: read('--colorNeutralStroke2'),
    background: read('--colorNeutralBackground1'),
    font: read('--fontFamilyBase'),
    colours: COLOURS.map(read),
  };
}

/** Series in a stack differ by pattern, not by colour alone: plain, stripes one way and the other, dots, bars, grid. */
export function filling({ colours, background }: ChartLook, at: number): string | CanvasPattern {
  const colour = colours[at % colours.length]!;
  if (at === 0) return colour;
  const tile = document.createElement('canvas');
  tile.width = TILE;
  tile.height = TILE;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = background;
  pen.fillStyle = background;
  pen.lineWidth = 2;
  pen.beginPath();
  draw(pen, at % 6);
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colour;
}

function draw(pen: CanvasRenderingContext2D, kind: number): void {
  const line = (fromX: number, fromY: number, toX: number, toY: number) => {
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
  };
  const half = TILE / 2;
  // The corners are drawn too, so that stripes go on from tile to tile.
  if (kind === 1) for (const off of [-TILE, 0, TILE]) line(off - 1, TILE + 1, off + TILE + 1, -1);
  if (kind === 2) pen.fillRect(half - 1, half - 1, 3, 3);
  if (kind === 3) for (const off of [-TILE, 0, TILE]) line(off - 1, -1, off + TILE + 1, TILE + 1);
  if (kind === 4) line(0, half, TILE, half);
  if (kind === 5) {
    line(half, 0, half, TILE);
    line(0, half, TILE, half);
  }
}
