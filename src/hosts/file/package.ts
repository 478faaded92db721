import { damaged, notAWorkbook, tooLarge, unsupported } from './errors';
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
}

/** The package of an .xlsx: its parts and how they refer to each other (ECMA-376 part 2). */
export class WorkbookPackage {
  readonly workbookPart: string;
  readonly sheets: readonly SheetPart[];
  private readonly workbookRelations: readonly Relationship[];

  /** Throws a WorkbookError when the bytes are no usable .xlsx. */
  static open(bytes: Uint8Array, limits: Limits): WorkbookPackage {
    const zip = ZipArchive.open(bytes, limits);
    refuseOtherFormats(zip);
    return new WorkbookPackage(zip, limits);
  }

  private constructor(
    readonly zip: ZipArchive,
    limits: Limits,
  ) {
    const root = this.relations('').find((r) => r.type === 'officeDocument');
    this.workbookPart = root?.target ?? 'xl/workbook.xml';
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

  private readSheetList(limits: Limits): SheetPart[] {
    const byId = new Map(this.workbookRelations.map((r) => [r.id, r]));
    const sheets: SheetPart[] = [];
    const x = new XmlScanner(this.text(this.workbookPart));
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token !== OPEN || x.name !== 'sheet') continue;
      const relation = byId.get(x.prefixedAttr('id') ?? '');
      // Chart sheets and macro sheets hold no cells.
      if (relation?.type !== 'worksheet') continue;
      const state = x.attr('state');
      sheets.push({
        name: x.attr('name') ?? '',
        part: relation.target,
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      });
      if (sheets.length > limits.sheets) throw tooLarge('工作表过多', 'too many sheets');
    }
    if (sheets.length === 0) throw damaged('没有工作表', 'it has no worksheet');
    return sheets;
  }
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
  if (zip.find('xl/workbook.xml')) return;
  const names = zip.entries().map((e) => e.name);
  const has = (prefix: string): boolean => names.some((n) => n.startsWith(prefix));
  if (has('xl/workbook.bin')) throw unsupported('二进制工作簿（.xlsb）', 'a binary workbook (.xlsb)');
  if (has('word/')) throw notAWorkbook('Word 文档', 'a Word document');
  if (has('ppt/')) throw notAWorkbook('演示文稿', 'a presentation');
  if (zip.find('mimetype') && zip.find('content.xml')) throw unsupported('OpenDocument 文件（.ods）', 'an OpenDocument file (.ods)');
  if (has('xl/') && zip.find('[Content_Types].xml')) return;
  throw notAWorkbook('压缩包', 'a zip archive');
}
