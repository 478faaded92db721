/*
 * The boxes of notes are drawn in VML, which Excel writes with tags that XML does not allow (`<br>`): it is handled as text,
 * shape by shape, and never parsed as a whole. Its namespaces may have any prefix: what is put in brings its own where the
 * document does not declare the usual ones.
 */

interface Place {
  readonly row: number;
  readonly column: number;
}

const NAMESPACES = new Map([
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['x', 'urn:schemas-microsoft-com:office:excel'],
]);

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
  const block = Number(/<(?:[\w.-]+:)?idmap[^>]*\bdata\s*=\s*["']([0-9]+)/.exec(vml)?.[1] ?? 1);
  const used = [...vml.matchAll(/\bid\s*=\s*["']_x0000_s([0-9]{1,9})["']/g)].map((m) => Number(m[1]));
  const first = used.reduce((a, b) => Math.max(a, b), block * 1024) + 1;
  const type = /\bid\s*=\s*["']_x0000_t202["']/.test(vml) ? '' : SHAPE_TYPE;
  const declarations = missingDeclarations(vml);
  const added = (type + places.map((place, i) => shape(first + i, place)).join('')).replace(
    /<v:shape(?=[ t])(type)?/g,
    (tag) => `${tag}${declarations}`,
  );
  return appendToRoot(vml, added);
}

/** Declarations, for each element that is put in, of the prefixes that the root does not give the meaning they have here. */
function missingDeclarations(vml: string): string {
  const root = /<(?![?!])[^>]*>/.exec(vml)?.[0] ?? '';
  return [...NAMESPACES]
    .filter(([prefix, uri]) => !new RegExp(`\\sxmlns:${prefix}\\s*=\\s*["']${uri}["']`).test(root))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
}

function appendToRoot(vml: string, added: string): string {
  const end = vml.lastIndexOf('</');
  const root = /<(?![?!])([^\s/>]+)[^>]*>/.exec(vml);
  if (end >= 0 || !root) return vml.slice(0, end) + added + vml.slice(end);
  const open = root[0].replace(/\s*\/>$/, '>');
  return `${vml.slice(0, root.index)}${open}${added}</${root[1]}>${vml.slice(root.index + root[0].length)}`;
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
      return /\bObjectType\s*=\s*["']Note["']/.test(text) && doomed.has(`${numberIn(text, 'Row')},${numberIn(text, 'Column')}`);
    })
    .reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), vml);
}

/** The number in `<x:Row>`, whatever its prefix. */
function numberIn(text: string, name: 'Row' | 'Column'): number {
  return Number(new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>\\s*([0-9]{1,9})`).exec(text)?.[1]);
}

/** Whether anything that is seen stands in the drawing. */
export function hasShapes(vml: string): boolean {
  return /<(?:[\w.-]+:)?(?:shape|rect|roundrect|oval|line|polyline|curve|arc|image|group|background)(?=[\s/>])/.test(vml);
}

/** Where the shapes begin and end; a shape holds no other. */
function shapesOf(vml: string): [number, number][] {
  const shapes: [number, number][] = [];
  const open = /<((?:[\w.-]+:)?shape)(?=[\s/>])/g;
  for (let match = open.exec(vml); match; match = open.exec(vml)) {
    const close = `</${match[1]}>`;
    const tagEnd = vml.indexOf('>', match.index);
    const end = vml[tagEnd - 1] === '/' ? tagEnd + 1 : vml.indexOf(close, match.index) + close.length;
    if (tagEnd < 0 || end < close.length) break;
    shapes.push([match.index, end]);
    open.lastIndex = end;
  }
  return shapes;
}
