import { addressOf, parseAddress } from '../../workbook/address';
import { groupBy } from '../../relations/group';
import type { CellSnapshot, SheetSnapshot } from '../../workbook/snapshot';
import type { PackageEditor } from './package-editor';
import { CLOSE, encodeText, END, OPEN, XmlScanner } from './xml';
import { attributeOf, insertChild, outline, splice } from './xml-edit';

/** The cell format that takes the place of another; of a cell that the sheet does not hold, of 0. */
export type Restyle = (style: number) => number;

/**
 * What a cell holds after the edit; `stale` is a formula that stayed but whose stored result no longer holds. A cell keeps its style unless
 * another is given. The result of a formula is stored only where it is said to be known.
 */
export type Edit =
  | { readonly type: 'value'; readonly cell: CellSnapshot | null; readonly style?: Restyle; readonly known?: boolean }
  | { readonly type: 'stale' };

interface CellPlace {
  readonly address: string;
  readonly start: number;
  end: number;
  readonly style: string | undefined;
  /** Id of the group of a shared formula. */
  shared?: string;
  /** Where the stored result stands. */
  value?: { start: number; end: number };
}

interface RowPlace {
  readonly row: number;
  readonly start: number;
  /** Behind the opening tag. */
  readonly open: number;
  close: number;
  end: number;
  readonly cells: CellPlace[];
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The XML of a sheet with some cells replaced. The formats of the cells stay. */
export function patchValues(xml: string, edits: ReadonlyMap<string, Edit>, before: SheetSnapshot): string {
  const { prefix } = outline(xml);
  const { rows, dataOpen, dataStart, dataEnd } = places(xml);
  const splices: Splice[] = [];
  const cells = new Map(rows.flatMap((row) => row.cells.map((cell) => [cell.address, cell])));
  for (const [address, edit] of withSharedFormulas(edits, cells, before)) {
    const place = cells.get(address);
    if (place && edit.type === 'stale') splices.push(...withoutResult(xml, place));
    else if (place && edit.type === 'value') splices.push({ ...place, text: cellXml(address, edit, place.style, prefix) });
  }
  splices.push(...insertions(xml, rows, edits, cells, prefix, dataStart, dataOpen, dataEnd));
  return spliced(xml, splices);
}

/** In one pass: a sheet can have very many edits. Of two at one place the first comes first. */
function spliced(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + xml.slice(at);
}

/** An edited cell may hold the formula that others share: then each of the group gets a formula of its own. */
function withSharedFormulas(
  edits: ReadonlyMap<string, Edit>,
  cells: ReadonlyMap<string, CellPlace>,
  before: SheetSnapshot,
): Map<string, Edit> {
  const broken = new Set(
    [...edits].flatMap(([address, edit]) => (edit.type === 'value' ? [cells.get(address)?.shared] : [])).filter((id) => id !== undefined),
  );
  const all = new Map(edits);
  for (const { address, shared } of cells.values()) {
    if (shared === undefined || !broken.has(shared) || edits.get(address)?.type === 'value') continue;
    const { row, column } = parseAddress(address);
    const formula = before.rows[row]?.[column]?.formula;
    if (formula !== undefined) all.set(address, { type: 'value', cell: { value: null, formula } });
  }
  return all;
}

function withoutResult(xml: string, { start, value }: CellPlace): Splice[] {
  const tag = /^<[^>]*>/.exec(xml.slice(start))![0];
  const plain = tag.replace(/\st\s*=\s*("[^"]*"|'[^']*')/, '');
  return [{ start, end: start + tag.length, text: plain }, ...(value ? [{ ...value, text: '' }] : [])];
}

function insertions(
  xml: string,
  rows: readonly RowPlace[],
  edits: ReadonlyMap<string, Edit>,
  cells: ReadonlyMap<string, CellPlace>,
  prefix: string,
  dataStart: number,
  dataOpen: number,
  dataEnd: number,
): Splice[] {
  const added = [...edits]
    .flatMap(([address, edit]) =>
      !cells.has(address) && edit.type === 'value' && (edit.cell || edit.style !== undefined)
        ? [{ address, ...parseAddress(address), edit }]
        : [],
    )
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const text = (items: typeof added) => items.map(({ address, edit }) => cellXml(address, edit, undefined, prefix)).join('');
  const splices: Splice[] = [];
  const newRows = new Map<number, string>();
  const known = new Map(rows.map((place) => [place.row, place]));
  for (const [number, ofRow] of groupBy(added, ({ row }) => row)) {
    const row = known.get(number);
    if (!row) {
      const at = rows.find((place) => place.row > number)?.start ?? dataEnd;
      newRows.set(at, `${newRows.get(at) ?? ''}<${prefix}row r="${number + 1}">${text(ofRow)}</${prefix}row>`);
    } else if (row.open === row.end) {
      splices.push({
        start: row.start,
        end: row.end,
        text: `${xml.slice(row.start, row.end - 2).trimEnd()}>${text(ofRow)}</${prefix}row>`,
      });
    } else {
      const places = new Map<number, typeof added>();
      for (const item of ofRow) {
        const at = row.cells.find(({ address }) => parseAddress(address).column > item.column)?.start ?? row.close;
        places.set(at, [...(places.get(at) ?? []), item]);
      }
      for (const [at, items] of places) splices.push({ start: at, end: at, text: text(items) });
    }
  }
  const emptyData = dataOpen === dataEnd && rows.length === 0 && xml.slice(dataStart, dataOpen).endsWith('/>');
  for (const [at, own] of newRows)
    splices.push(
      emptyData
        ? { start: dataStart, end: dataOpen, text: `<${prefix}sheetData>${own}</${prefix}sheetData>` }
        : { start: at, end: at, text: own },
    );
  return splices;
}

function cellXml(
  address: string,
  { cell, style: given, known }: Extract<Edit, { type: 'value' }>,
  own: string | undefined,
  prefix: string,
): string {
  const style = given === undefined ? own : String(given(Number(own ?? 0)));
  const attributes = `r="${address}"${style === undefined ? '' : ` s="${encodeText(style)}"`}`;
  const element = (type: string, content: string) => `<${prefix}c ${attributes}${type && ` t="${type}"`}>${content}</${prefix}c>`;
  const tag = (name: string, content: string) => `<${prefix}${name}>${content}</${prefix}${name}>`;
  if (!cell) return `<${prefix}c ${attributes}/>`;
  if (cell.formula !== undefined) {
    const result = known && typeof cell.value === 'number' ? tag('v', String(cell.value)) : '';
    return element('', tag('f', encodeText(cell.formula)) + result);
  }
  if (typeof cell.value === 'number') return element('', tag('v', String(cell.value)));
  if (typeof cell.value === 'boolean') return element('b', tag('v', cell.value ? '1' : '0'));
  const text = typeof cell.value === 'string' ? cell.value : (cell.value?.error ?? '');
  return element('inlineStr', tag('is', `<${prefix}t xml:space="preserve">${encodeText(text)}</${prefix}t>`));
}

interface Places {
  readonly rows: RowPlace[];
  readonly dataStart: number;
  readonly dataOpen: number;
  /** Before the closing tag of sheetData. */
  readonly dataEnd: number;
}

function places(xml: string): Places {
  const x = new XmlScanner(xml);
  const rows: RowPlace[] = [];
  let data = { dataStart: xml.length, dataOpen: xml.length, dataEnd: xml.length };
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN && x.name === 'sheetData') data = { dataStart: x.tagStart, dataOpen: x.tagEnd, dataEnd: x.tagEnd };
    else if (token === CLOSE && x.name === 'sheetData') return { rows, ...data, dataEnd: Math.max(data.dataOpen, x.tagStart) };
    else if (token === OPEN && x.name === 'row') rows.push(readRow(x, rows.at(-1)?.row ?? -1));
  }
  return { rows, ...data };
}

function readRow(x: XmlScanner, previous: number): RowPlace {
  const r = x.attr('r');
  const place: RowPlace = {
    row: r === undefined ? previous + 1 : Number(r) - 1,
    start: x.tagStart,
    open: x.tagEnd,
    close: x.tagEnd,
    end: x.tagEnd,
    cells: [],
  };
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === CLOSE && x.name === 'row') {
      place.end = x.tagEnd;
      place.close = Math.max(place.open, x.tagStart);
      break;
    }
    if (token === OPEN && x.name === 'c') place.cells.push(readCell(x, place));
  }
  return place;
}

function readCell(x: XmlScanner, { row, cells }: RowPlace): CellPlace {
  const last = cells.at(-1);
  const address = x.attr('r')?.toUpperCase() ?? addressOf(row, last ? parseAddress(last.address).column + 1 : 0);
  const place: CellPlace = { address, start: x.tagStart, end: x.tagEnd, style: x.attr('s') };
  let valueStart = 0;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN && x.name === 'f' && x.attr('t') === 'shared') {
      const id = x.attr('si');
      if (id !== undefined) place.shared = id;
    } else if (token === OPEN && x.name === 'v') valueStart = x.tagStart;
    else if (token === CLOSE && x.name === 'v') place.value = { start: valueStart, end: x.tagEnd };
    else if (token === CLOSE && x.name === 'c') {
      place.end = x.tagEnd;
      break;
    }
  }
  return place;
}

const ORDER = (
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize ' +
  'customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'
).split(' ');

/** Programs refuse an order of computing that names a cell without a formula; they make a new one. */
export function dropCalculationOrder(editor: PackageEditor): void {
  const workbook = editor.source.workbookPart;
  const chain = editor.relations(workbook).find(({ type }) => type === 'calcChain');
  if (!chain) return;
  editor.unrelate(workbook, chain.id);
  editor.remove(chain.target);
}

/** Stored results no longer hold: the program that opens the file is told to compute, and the order of computing is dropped. */
export function recalculate(editor: PackageEditor): void {
  const workbook = editor.source.workbookPart;
  dropCalculationOrder(editor);
  editor.edit(workbook, (xml) => {
    const calc = outline(xml).children.find(({ name }) => name === 'calcPr');
    if (!calc) return insertChild(xml, 'calcPr', '<calcPr fullCalcOnLoad="1"/>', ORDER);
    const tag = xml.slice(calc.start, calc.openEnd);
    const own = attributeOf(xml, calc, 'fullCalcOnLoad');
    const set =
      own === undefined
        ? tag.replace(/\/?>$/, (end) => ` fullCalcOnLoad="1"${end}`)
        : tag.replace(/(fullCalcOnLoad\s*=\s*)("[^"]*"|'[^']*')/, '$1"1"');
    return splice(xml, calc.start, calc.openEnd, set);
  });
}
