import { OWN_SHEET_NAME } from '../marks';
import { damaged, notAWorkbook, tooLarge, unsupported, type WorkbookError } from './errors';
import type { Limits } from './limits';
import { decodePart, END, OPEN, XmlScanner } from './xml';
import { ZipArchive } from './zip';

/** A relationship of a part; `type` is the last word of its URI, which is the same in strict and transitional files. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Name of the target part, or the address of something outside. */
  readonly target: string;
  readonly external: boolean;
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** gouji wrote it. */
  readonly own?: true;
}

/** The package of an .xlsx: its parts and how they refer to each other (ECMA-376 part 2). */
export class WorkbookPackage {
  readonly workbookPart: string;
  readonly sheets: readonly SheetPart[];
  /** What is odd about the list of sheets, one sentence each. */
  readonly notes: string[] = [];
  private readonly workbookRelations: readonly Relationship[];

  /** Throws a WorkbookError when the bytes are no usable .xlsx. */
  static open(bytes: Uint8Array, limits: Limits): WorkbookPackage {
    return new WorkbookPackage(ZipArchive.open(bytes, limits), limits);
  }

  private constructor(
    readonly zip: ZipArchive,
    limits: Limits,
  ) {
    this.workbookPart = this.findWorkbook();
    this.workbookRelations = this.relations(this.workbookPart);
    this.sheets = this.readSheetList(limits);
  }

  text(part: string): string {
    return decodePart(this.zip.read(part));
  }

  has(part: string): boolean {
    return this.zip.find(part) !== undefined;
  }

  /** The relationships of a part; of the package itself for ''. */
  relations(part: string): Relationship[] {
    const name = relationsPart(part);
    if (!this.has(name)) return [];
    return readRelations(this.text(name), part);
  }

  /** The part of this type that the workbook refers to (`sharedStrings`, `styles`, `theme`), if it refers to one. */
  workbookRelated(type: string): string | undefined {
    return this.workbookRelations.find((r) => r.type === type && !r.external)?.target;
  }

  /** The main part, wherever the package keeps it: named by the root relationship, else by its content type, else by custom. */
  private findWorkbook(): string {
    const named = this.relations('').find((r) => r.type === 'officeDocument' && !r.external)?.target;
    const typed = named === undefined ? partOfType(this, /spreadsheetml.*main\+xml$|ms-excel.*main\+xml$/) : undefined;
    const part = [named, typed, 'xl/workbook.xml'].find((name) => name !== undefined && this.has(name));
    if (part !== undefined && isWorkbookXml(this, part)) return part;
    refuseOtherFormats(this.zip);
    throw damaged('缺少工作簿部件', 'the workbook part is missing');
  }

  private readSheetList(limits: Limits): SheetPart[] {
    const byId = new Map(this.workbookRelations.map((r) => [r.id, r]));
    const sheets: (SheetPart & { readonly index: number })[] = [];
    const names = new Set<string>();
    const own = new Set<number>();
    let index = -1;
    const x = new XmlScanner(this.text(this.workbookPart));
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token === OPEN && x.name === 'definedName' && x.attr('name') === OWN_SHEET_NAME) own.add(Number(x.attr('localSheetId') ?? NaN));
      if (token !== OPEN || x.name !== 'sheet') continue;
      index++;
      const name = x.attr('name') ?? '';
      const relation = byId.get(x.prefixedAttr('id') ?? '');
      // Chart sheets and macro sheets hold no cells.
      if (relation && NO_CELLS.has(relation.type)) continue;
      // Excel refuses such a file too: a report on the other sheets would pass for one on all.
      if (relation?.type !== 'worksheet' || relation.external || !this.has(relation.target)) throw lostSheet(name, relation?.target ?? '');
      const twin = sheets.find(({ part }) => part === relation.target);
      if (twin) throw damaged(`工作表“${twin.name}”和“${name}”是同一份内容`, `sheets ${twin.name} and ${name} are one part`);
      const state = x.attr('state');
      sheets.push({
        index,
        name: this.freeName(name, names),
        part: relation.target,
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      });
      if (sheets.length > limits.sheets) throw tooLarge('工作表过多', 'too many sheets');
    }
    if (sheets.length === 0) throw damaged('没有工作表', 'it has no worksheet');
    return sheets.map(({ index: at, ...sheet }): SheetPart => (own.has(at) ? { ...sheet, own: true } : sheet));
  }

  /** Cells are named by their sheet, so that two sheets must not have one name; Excel compares without regard to case. */
  private freeName(name: string, taken: Set<string>): string {
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} (${n})`;
    taken.add(free.toLowerCase());
    if (free !== name) this.notes.push(`有两张工作表同名“${name}”，后一张这里称作“${free}”：请改名。`);
    return free;
  }
}

function lostSheet(name: string, part: string): WorkbookError {
  return damaged(
    `缺少工作表“${name}”的内容${part === '' ? '' : `，部件 ${part}`}`,
    `the content of sheet ${name} is missing${part === '' ? '' : `, part ${part}`}`,
  );
}

/** Types of relationships of sheets without cells of their own. */
const NO_CELLS: ReadonlySet<string> = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/** The part that [Content_Types].xml gives such a type, if any. */
function partOfType(pack: WorkbookPackage, type: RegExp): string | undefined {
  return contentTypes(pack.has(TYPES) ? pack.text(TYPES) : '').find((t) => type.test(t.contentType))?.part;
}

function isWorkbookXml(pack: WorkbookPackage, part: string): boolean {
  if (/\.bin$/i.test(part)) return false;
  const x = new XmlScanner(pack.text(part));
  return x.next() === OPEN && x.name === 'workbook';
}

export const TYPES = '[Content_Types].xml';

/** The parts that have a content type of their own. */
export function contentTypes(xml: string): { part: string; contentType: string }[] {
  const types: { part: string; contentType: string }[] = [];
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next())
    if (token === OPEN && x.name === 'Override')
      types.push({ part: (x.attr('PartName') ?? '').replace(/^\//, ''), contentType: x.attr('ContentType') ?? '' });
  return types;
}

export function readRelations(xml: string, part: string): Relationship[] {
  const relations: Relationship[] = [];
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token !== OPEN || x.name !== 'Relationship') continue;
    const external = x.attr('TargetMode') === 'External';
    const target = x.attr('Target') ?? '';
    const type = x.attr('Type') ?? '';
    relations.push({
      id: x.attr('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePart(part, target),
      external,
    });
  }
  return relations;
}

/** The part that holds the relationships of a part: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The part that a relative target means, seen from another part. */
function resolvePart(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** A zip archive can be much else; a person who chose the wrong file is told what it is. */
function refuseOtherFormats(zip: ZipArchive): void {
  const names = zip.entries().map((e) => e.name);
  const has = (prefix: string): boolean => names.some((n) => n.startsWith(prefix));
  if (has('xl/workbook.bin')) throw unsupported('二进制工作簿（.xlsb）', 'a binary workbook (.xlsb)');
  if (has('word/')) throw notAWorkbook('Word 文档', 'a Word document');
  if (has('ppt/')) throw notAWorkbook('演示文稿', 'a presentation');
  if (zip.find('mimetype') && zip.find('content.xml')) throw unsupported('OpenDocument 文件（.ods）', 'an OpenDocument file (.ods)');
  if ((has('xl/') || has('worksheets/')) && zip.find(TYPES)) return;
  throw notAWorkbook('压缩包', 'a zip archive');
}
