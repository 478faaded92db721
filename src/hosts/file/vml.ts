/*
 * The boxes of notes are drawn in VML, which Excel writes with tags that XML does not allow (`<br>`): it is handled as text,
 * shape by shape, and never parsed as a whole.
 */

interface Place {
  readonly row: number;
  readonly column: number;
}

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** A drawing without shapes. @param block shapes of one drawing are numbered from block × 1024 */
export function emptyDrawing(block: number): string {
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${SHAPE_TYPE}</xml>`
  );
}

export function addShapes(vml: string, places: readonly Place[]): string {
  const end = vml.lastIndexOf('</xml>');
  const block = Number(/<o:idmap[^>]*\bdata="([0-9]+)/.exec(vml)?.[1] ?? 1);
  const used = [...vml.matchAll(/\bid="_x0000_s([0-9]+)"/g)].map((m) => Number(m[1]));
  const first = used.reduce((a, b) => Math.max(a, b), block * 1024) + 1;
  const type = vml.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE;
  return vml.slice(0, end) + type + places.map((place, i) => shape(first + i, place)).join('') + vml.slice(end);
}

function shape(id: number, { row, column }: Place): string {
  const anchor = [column + 1, 15, Math.max(0, row - 1), 10, column + 4, 15, row + 4, 4].join(', ');
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;width:210pt;height:75pt;z-index:1;visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>' +
    `<x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** Takes out the boxes of the notes on these cells. */
export function removeShapes(vml: string, places: readonly Place[]): string {
  const doomed = new Set(places.map((p) => `${p.row},${p.column}`));
  return shapesOf(vml)
    .filter(([start, end]) => {
      const text = vml.slice(start, end);
      const row = /<x:Row>\s*([0-9]+)/.exec(text)?.[1];
      const column = /<x:Column>\s*([0-9]+)/.exec(text)?.[1];
      return text.includes('ObjectType="Note"') && doomed.has(`${Number(row)},${Number(column)}`);
    })
    .reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), vml);
}

export function hasShapes(vml: string): boolean {
  return shapesOf(vml).length > 0 || /<v:(?!shape|stroke|path|fill|shadow|textbox)[a-z]+\b/.test(vml);
}

function shapesOf(vml: string): [number, number][] {
  const shapes: [number, number][] = [];
  const close = '</v:shape>';
  for (let at = nextShape(vml, 0); at >= 0;) {
    const end = vml.indexOf(close, at);
    if (end < 0) break;
    shapes.push([at, end + close.length]);
    at = nextShape(vml, end);
  }
  return shapes;
}

/** `<v:shape` but not `<v:shapetype`. */
function nextShape(vml: string, from: number): number {
  let at = vml.indexOf('<v:shape', from);
  while (at >= 0 && /[A-Za-z]/.test(vml[at + 8] ?? '')) at = vml.indexOf('<v:shape', at + 8);
  return at;
}
