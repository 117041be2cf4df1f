/** What a picture says around its drawing: what it shows, of when, and what it was narrowed to. */
export type PictureWords = { title: string; lines: readonly string[] };

/** The look of a drawing that comes from style sheets, and would stay behind. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
];
const SVG = 'http://www.w3.org/2000/svg';
const PAD = 24;
const TITLE = 20;
const LINE = 14;
/** Sharp on paper, too. */
const SCALE = 2;

/** Breaks a text where it grows too wide; Chinese has no spaces to break at. */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\x21-\x7e]+\s*|[^\x21-\x7e]/gu) ?? []) {
    if (line && widthOf(line + part) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

/** How wide a text is in a font, in pixels. */
type WidthOf = (text: string, font: string) => number;

const widthOnCanvas: WidthOf = (text, font) => {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.font = font;
  return pen.measureText(text).width;
};

/**
 * A drawing as a document of its own: its look written into it, on the ground of the page, with its words above. No
 * library: those that photograph a page lay HTML into the picture, which Safari refuses to let out again.
 */
export function standAlone(
  drawing: SVGSVGElement,
  { title, lines }: PictureWords,
  widthOf: WidthOf = widthOnCanvas,
): SVGSVGElement {
  const box = drawing.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  const font = getComputedStyle(document.body).fontFamily;
  const wide = (size: number, weight: number) => (text: string) =>
    widthOf(text, `${weight} ${size}px ${font}`);
  const words = [
    ...wrapText(title, box.width, wide(TITLE, 700)).map((text) => ({ text, size: TITLE, weight: 700 })),
    ...lines.flatMap((line) =>
      wrapText(line, box.width, wide(LINE, 400)).map((text) => ({ text, size: LINE, weight: 400 })),
    ),
  ];
  const head = words.reduce((height, { size }) => height + size * 1.5, 0);
  const [width, height] = [box.width + 2 * PAD, box.height + head + 2.5 * PAD];
  const whole = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    whole.setAttribute(name, String(value));
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', colour('--surface-panel') || '#fff');
  whole.append(ground);
  let y = PAD;
  for (const { text, size, weight } of words) {
    y += size * 1.5;
    const line = document.createElementNS(SVG, 'text');
    line.textContent = text;
    line.setAttribute('x', String(PAD));
    line.setAttribute('y', String(y - size * 0.4));
    line.setAttribute(
      'style',
      `font: ${weight} ${size}px ${font}; fill: ${colour(weight === 700 ? '--text-1' : '--text-2') || '#222'}`,
    );
    whole.append(line);
  }
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i];
    if (!original) continue;
    const look = getComputedStyle(original);
    const said = LOOK.map((name) => [name, look.getPropertyValue(name)] as const).filter(
      ([, value]) => value,
    );
    element.setAttribute('style', said.map(([name, value]) => `${name}: ${value}`).join('; '));
    element.removeAttribute('class');
  }
  copy.setAttribute('x', String(PAD));
  copy.setAttribute('y', String(head + 1.5 * PAD));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  whole.append(copy);
  return whole;
}

/** The drawing as a PNG, twice as fine as the screen. */
export async function pictureOf(drawing: SVGSVGElement, words: PictureWords): Promise<Blob> {
  const whole = standAlone(drawing, words);
  const [width, height] = [Number(whole.getAttribute('width')), Number(whole.getAttribute('height'))];
  const text = new XMLSerializer().serializeToString(whole);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.scale(SCALE, SCALE);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
