import { isDash, readCellAmount, type AmountStyle } from './amount';
import { coversOf } from './covers';
import { functionClassNamed } from './classification';
import { codeGroups, NO_CODES, readCodes, type PrintedCode, type RowCodes } from './codes';
import type { Amount, Facets, Line, LineKey } from './disclosure';
import type { RawColumn, RawPanel } from './headings';
import { isCounted, readCounted, readLabel } from './labels';
import type { Layout } from './layout';
import { economicNamed, functionAmong, functionBelow, isNameOf, isNoSubject, subjectOfCode, type EconomicContext } from './subjects';
import { isMadeOf } from './made-of';
import { headingFacets, headsClassification, isSection, isTotal, itemOf, sourceOf } from './vocabulary';
import { tidy } from '../workbook/text';

/** A line before it has found its place in the hierarchy. */
export interface RawLine {
  readonly row: number;
  readonly label: string;
  readonly labelColumn: number;
  readonly name: string;
  readonly key: LineKey;
  readonly total: boolean;
  readonly ofWhich: boolean;
  readonly style: number | null;
  readonly ordinal: number;
  /** Rank in forms ordered by codes or columns: smaller is wider; null where numbering decides. */
  readonly rank: number | null;
  readonly amounts: readonly Amount[];
  readonly facets: Facets;
  readonly texts: Line['texts'];
  /** The subject's code as printed; undefined in panels without code columns. */
  readonly printed: PrintedCode | undefined;
  readonly misprint?: Line['misprint'];
}

/** What the lines of a panel are about, so that bare names are read in the right table. */
export type Subjects = 'function' | 'economic' | 'source' | 'item' | 'other';

export interface LineContext {
  readonly layout: Layout;
  readonly panel: RawPanel;
  readonly subjects: Subjects;
  /** Whether the form lists projects: the name beside a subject's code can then be that of a project. */
  readonly projects: boolean;
  /** Whether totals are lines of the list with their parts below them and do not close what is above. */
  readonly totalsHead: boolean;
  readonly style: AmountStyle;
}

export function readLines(context: LineContext): RawLine[] {
  const reader = new LineReader(context);
  const lines: RawLine[] = [];
  context.panel.body.forEach((_, at) => {
    const line = reader.read(at);
    if (line) lines.push(line);
  });
  return lines;
}

class LineReader {
  private readonly groups;
  private readonly names: readonly RawColumn[];
  private readonly economic: EconomicContext = { department: '', government: '' };
  private readonly economicColumns: { department: RawColumn; government: RawColumn | null } | null;
  /** The columns in which the label of a line can stand, the likeliest first. */
  private readonly labelColumns: readonly number[];
  /** The column of the names of projects beside that of other names. */
  private readonly projectColumn: number | undefined;
  private readonly textColumns: readonly { readonly column: number; readonly heading: string }[];
  private above: RowCodes = NO_CODES;
  /** The code of a subject that was printed by its name alone, above lines that repeat the code. */
  private headed = '';
  private at = 0;
  /** Whether the names are those of projects, so that lines which repeat their unit's code are projects. */
  private readonly namesProjects: boolean;
  private onlyProjects: boolean | undefined;
  /** Whether the labels are counted 1, 1.1, 1.2, 2. */
  private readonly counts: boolean;
  /** The columns of the names of units: where a line has no other name, it is that of its unit. */
  private readonly unitColumns: ReadonlySet<number>;

  constructor(private readonly context: LineContext) {
    const { stubs } = context.panel;
    this.groups = codeGroups(stubs);
    this.names = stubs.filter((stub) => stub.role === 'name');
    this.namesProjects = this.names.some((stub) => /项目名称$/.test(headingOf(stub)));
    const government = this.names.find((stub) => /政府.*经济/.test(stub.path.join('')));
    const department = this.names.find((stub) => stub !== government && /经济|科目/.test(stub.path.join('')));
    this.economicColumns = context.subjects === 'economic' && department ? { department, government: government ?? null } : null;
    this.labelColumns = this.likelyLabels();
    this.unitColumns = new Set(this.names.filter(isOfUnits).map(({ column }) => column));
    this.counts = this.countsLines();
    this.projectColumn = this.names.length > 1 ? this.names.find((stub) => /项目名称$|二级项目$/.test(headingOf(stub)))?.column : undefined;
    this.textColumns = stubs
      .filter(({ role }) => role === 'name' || role === 'text')
      .map((stub) => ({ column: stub.column, heading: headingOf(stub) }));
  }

  /** The line in the row that stands at this place of the body. */
  read(at: number): RawLine | null {
    const { layout, panel, style } = this.context;
    const row = panel.body[at]!;
    this.at = at;
    const codes = this.codesOf(row);
    const amounts = panel.amounts.map(({ column }) => readCellAmount(layout.grid, row, column, style));
    const stub = this.label(row);
    const hasAmount = amounts.some(({ blank, unread }) => !blank || unread !== undefined);
    if (!hasAmount && stub !== null && isTotal(stub.text) && this.belongsToTheRight(row)) return null;
    if (!hasAmount && stub !== null && headsClassification(stub.text)) return null;
    if (!hasAmount && stub !== null && codes.subject === '' && this.isUnitOfTheRight(row, stub.column)) return null;
    if (stub === null && codes.subject === '' && codes.unit === '' && !hasAmount) return null;
    const line = this.lineOf(
      row,
      stub ?? { text: codes.subject || codes.unit, column: panel.stubs[0]?.column ?? panel.amounts[0]!.column },
      codes,
      amounts,
    );
    this.above = {
      subject: line.key.type === 'function' ? line.key.code : codes.subject || this.above.subject,
      second: codes.second || this.above.second,
      unit: codes.unit,
      printed: undefined,
    };
    return line;
  }

  private codesOf(row: number): RowCodes {
    return readCodes(this.context.layout.grid, row, this.groups, this.above);
  }

  /**
   * The subject of a line that prints only its name above lines with codes: 工资福利支出 above 301|01 基本工资, or 一般行政管理事务 above
   * the projects that carry its code. Empty where the name is not that of a subject the next code belongs to.
   */
  private headedBy(name: string): string {
    const next = this.context.panel.body.slice(this.at + 1, this.at + 4).map((below) => this.codesOf(below).subject);
    const code = next.find((below) => below !== '') ?? '';
    const wider = [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length));
    return wider.find((own) => !this.above.subject.startsWith(own) && isNameOf(own, name)) ?? '';
  }

  /** The column of economic subjects, else the last column of names; those of units come last. */
  private likelyLabels(): number[] {
    const { department, government } = this.economicColumns ?? {};
    const names = [...this.names].reverse();
    const labels = names.filter((stub) => !isOfUnits(stub) && !/类型1$/.test(headingOf(stub)));
    return [department, government, ...labels, ...names].flatMap((stub) => stub?.column ?? []);
  }

  private countsLines(): boolean {
    const { grid, body } = this.context.layout;
    return this.labelColumns.some((column) => isCounted(body.map((row) => grid.raw(row, column))));
  }

  /** Merged names count for their first row only. */
  private label(row: number): { text: string; column: number } | null {
    const { grid } = this.context.layout;
    const column = this.labelColumns.find((own) => !grid.blank(row, own) && isLabel(grid.text(row, own)));
    return column === undefined ? this.labelAmongCodes(row) : { text: grid.raw(row, column), column };
  }

  /** 公用经费合计 can stretch over the panel it begins in: its amount then stands in the last panel of the row. */
  private belongsToTheRight(row: number): boolean {
    const { grid, area } = this.context.layout;
    const next = grid.filled(row, this.context.panel.amounts.at(-1)!.column + 1, area.right).find((own) => !isDash(grid.text(row, own)));
    return next !== undefined && grid.number(row, next) !== null;
  }

  /** The name of a unit that is printed in every row, in one where this panel has no line and the next one has. */
  private isUnitOfTheRight(row: number, label: number): boolean {
    const { grid, area } = this.context.layout;
    const hasOthers = this.unitColumns.has(label) && this.names.length > this.unitColumns.size;
    return hasOthers && grid.filled(row, this.context.panel.amounts.at(-1)!.column + 1, area.right).length > 0;
  }

  /** The total that begins further left and whose amount stands in this panel. */
  private totalFromTheLeft(row: number): { text: string; column: number } | null {
    const { grid, area } = this.context.layout;
    const first = Math.min(...this.context.panel.stubs.map(({ column }) => column), this.context.panel.amounts[0]!.column);
    const column = grid.filled(row, area.left, first - 1).findLast((own) => !isDash(grid.text(row, own)));
    return column !== undefined && isTotal(grid.text(row, column)) ? { text: grid.raw(row, column), column } : null;
  }

  /** Totals are often merged over the code and the name: 合计 then stands in a code column. */
  private labelAmongCodes(row: number): { text: string; column: number } | null {
    const { grid } = this.context.layout;
    const stub = this.context.panel.stubs.find(
      ({ role, column }) => role === 'code' && /[^0-9.\s]/.test(grid.text(row, column)) && isLabel(grid.text(row, column)),
    );
    return stub ? { text: grid.raw(row, stub.column), column: stub.column } : this.totalFromTheLeft(row);
  }

  private lineOf(row: number, stub: { text: string; column: number }, codes: RowCodes, amounts: readonly Amount[]): RawLine {
    const label = (this.counts ? readCounted : readLabel)(stub.text);
    const coded = codes.subject === '' ? label.coded : null;
    const { name } = coded ?? label;
    const total = codes.subject === '' && !coded && label.isTotal && !this.headsItsParts(name, label.style !== null);
    const { key, rank } = total
      ? { key: { type: 'total', of: name, covers: coversOf(name) } as const, rank: 0 }
      : this.keyOf(row, { name, column: stub.column }, coded ? { ...codes, subject: coded.code } : codes);
    return {
      row,
      label: label.shown,
      labelColumn: stub.column,
      name,
      key,
      total,
      ofWhich: label.isOfWhich,
      style: label.style,
      ordinal: label.ordinal,
      rank,
      amounts,
      facets: this.context.subjects === 'source' ? { ...sourceOf(name), ...fundsOf(name) } : NO_FACETS,
      texts: this.textsOf(row),
      printed: codes.printed,
    };
  }

  /** （一）支出合计 and 政府采购支出合计 of 机构运行信息表, 一、“三公”经费小计 of a list that goes on with 二、会议费, 公务用车小计 above its parts. */
  private headsItsParts(name: string, isNumbered: boolean): boolean {
    const { totalsHead, subjects, panel } = this.context;
    const next = panel.body[this.at + 1];
    const below = next === undefined ? null : this.label(next);
    if (below && isMadeOf(name, readLabel(below.text).name, true)) return true;
    return totalsHead ? isNumbered || isSection(name) : subjects === 'item' && isNumbered && isSection(name);
  }

  private keyOf(row: number, label: { name: string; column: number }, codes: RowCodes): { key: LineKey; rank: number | null } {
    const { name } = label;
    const { subjects, panel } = this.context;
    const unit = this.isBesideItsUnit(row, label.column) ? '' : codes.unit;
    const byName = codes.subject === '' && unit === '' && this.groups.length > 0 ? this.headedBy(name) : '';
    if (byName !== '' || codes.subject !== this.headed) this.headed = byName;
    const byCode = codes.subject !== '' || byName !== '' ? subjectOfCode(codes.subject || byName, codes.second) : null;
    const project = this.projectOf(row) || this.projectBeside(codes.subject, name);
    if (byCode && 'code' in byCode) {
      if (project) return { key: { type: 'project', name: project }, rank: 6 };
      return { key: byCode, rank: 2 + (byCode.code.length - 3) / 2 };
    }
    if (unit.length > LONGEST_UNIT_CODE || (unit !== '' && unit === this.above.unit && this.namesProjects))
      return { key: { type: 'project', name: project || name }, rank: 6 };
    if (unit !== '' || codes.subject !== '')
      return { key: { type: 'unit', code: unit || codes.subject }, rank: unitRank(unit || codes.subject) };
    if (this.unitColumns.has(label.column) || (!this.isSubjectByName(name) && this.isOrganization(name)))
      return { key: { type: 'unit', code: name }, rank: 1 };
    if (subjects === 'economic' && this.economicColumns) {
      const named = this.economicLine(row, name);
      if (named) return named;
    }
    if (subjects === 'function') {
      const below = this.groups.length > 0 ? functionBelow(this.above.subject.slice(0, 5), name) : null;
      if (below) return { key: { type: 'function', code: below }, rank: 2 + (below.length - 3) / 2 };
      const named = this.groups.length === 0 ? this.functionNamed(name) : null;
      if (named) return { key: named, rank: null };
    }
    if (subjects === 'source') {
      const { source } = sourceOf(name);
      if (source) return { key: { type: 'source', source }, rank: null };
    }
    const item = subjects === 'item' ? itemOf(name) : null;
    if (item) return { key: { type: 'item', item }, rank: null };
    // An amount beside a blank is no project, but keeps its place among them.
    const unnamed = { type: 'label', label: name } as const;
    if (this.names.length - this.unitColumns.size > 1 || project !== '' || (this.names.length > 1 && this.namesProjects))
      return { key: project || name ? { type: 'project', name: project || name } : unnamed, rank: 6 + this.depthOf(row) / 100 };
    if (this.isOfProjectsOnly()) return { key: name ? { type: 'project', name } : unnamed, rank: null };
    return { key: { type: 'label', label: name }, rank: panel.stubs.some(({ role }) => role === 'code') ? UNCODED_RANK : null };
  }

  /** 301001 | 某某局 | 设备运行维护费: the line is one of that unit's, not the unit. */
  private isBesideItsUnit(row: number, label: number): boolean {
    const { grid } = this.context.layout;
    return !this.unitColumns.has(label) && [...this.unitColumns].some((column) => grid.text(row, column) !== '');
  }

  /** 综合医院 below 公立医院 is a subject, whatever units are called. */
  private isSubjectByName(name: string): boolean {
    if (this.context.subjects !== 'function') return false;
    return this.groups.length > 0 ? functionBelow(this.above.subject.slice(0, 5), name) !== null : this.functionNamed(name) !== null;
  }

  /** A subject of a list without codes. 其他支出 below the class of that name is its 款, and below this one its 项. */
  private functionNamed(name: string): LineKey | null {
    const { subject } = this.above;
    const code = functionClassNamed(name);
    const isAgain = code !== null && subject.startsWith(code) && subject.length < 7;
    const below = code === null || isAgain ? functionAmong(subject, name) : null;
    const found = below ?? code;
    return found === null ? null : { type: 'function', code: found };
  }

  private economicLine(row: number, name: string): { key: LineKey; rank: number } | null {
    const { government } = this.economicColumns!;
    const { grid } = this.context.layout;
    const merge = government && grid.mergeAt(row, government.column);
    const governmentName = government ? grid.text(merge?.top ?? row, government.column) : null;
    const named = economicNamed(this.economic, name, governmentName);
    return named && { key: named.key, rank: 1 + named.rank };
  }

  /** A project's name where its subject's name would stand. */
  private projectBeside(code: string, name: string): string {
    if (code.length < 7 || isNameOf(code, name)) return '';
    return this.listsProjects() || code === this.headed || (this.context.projects && isNoSubject(code, name)) ? name : '';
  }

  /** Whether the column of names is one of projects, and no line of the list is that of a wider subject. */
  private listsProjects(): boolean {
    this.onlyProjects ??= this.namesProjects && this.context.panel.body.every((row) => /^(?:|[0-9]{7,})$/.test(this.codesOf(row).subject));
    return this.onlyProjects;
  }

  /** A form of projects that tells nothing but their names: 项目名称, 金额. */
  private isOfProjectsOnly(): boolean {
    return this.context.projects && this.namesProjects && this.groups.length === 0;
  }

  /** The name of the project in a column of its own, beside a subject. */
  private projectOf(row: number): string {
    const text = this.projectColumn === undefined ? '' : this.context.layout.grid.text(row, this.projectColumn);
    return /^[0-9]+$/.test(text) || isTotal(text) ? '' : text;
  }

  private depthOf(row: number): number {
    const { grid } = this.context.layout;
    return this.names.findLastIndex((stub) => !grid.blank(row, stub.column) && !/单位(?:名称)?$|类型1$/.test(headingOf(stub)));
  }

  private isOrganization(name: string): boolean {
    const own = this.context.layout.organization.replace(/\(汇总\)$/, '');
    return (
      name !== '' &&
      (name === own ||
        (name.length >= 4 &&
          /(?:局|委员会|中心|办公室|厅|管理处|总队|支队|学校|医院|研究院)(?:\(本级\)|机关|本级)?$/.test(name) &&
          !/费|支出|收入/.test(name)))
    );
  }

  private textsOf(row: number): Line['texts'] {
    const { grid } = this.context.layout;
    const texts: [string, string][] = [];
    for (const { column, heading } of this.textColumns) {
      const merge = grid.mergeAt(row, column);
      const text = tidy(grid.raw(merge?.top ?? row, merge?.left ?? column));
      if (text === '') continue;
      const known = texts.find(([own]) => own === heading);
      if (known) known[1] = text;
      else texts.push([heading, text]);
    }
    return texts;
  }
}

/** A column's own heading. */
function headingOf({ path }: RawColumn): string {
  return path.at(-1) ?? '';
}

/** Numbers of lines and dashes that fill cells name nothing. */
function isLabel(text: string): boolean {
  return !/^[0-9]+$/.test(text) && !isDash(text);
}

/** Whether a column holds names of units. */
function isOfUnits(stub: RawColumn): boolean {
  return /单位(?:名称)?$|^部门$/.test(headingOf(stub));
}

const NO_FACETS: Facets = {};

/** 人员经费, 公用经费 and 项目支出 as lines of an income side (财政拨款收支总表 of some localities). */
function fundsOf(name: string): Facets {
  const { funds, nature } = headingFacets(name);
  return { ...(funds ? { funds } : {}), ...(nature ? { nature } : {}) };
}

/** Units have up to nine digits; longer codes are those of projects. */
const LONGEST_UNIT_CODE = 9;

/** A line without its code in a form ordered by codes is taken for a 项, or a 款 of an economic class: the level whose codes get lost. */
const UNCODED_RANK = 4;

/** Unit codes nest by length: 614 above 614001. */
function unitRank(code: string): number {
  return 1 + Math.min(code.length, 30) / 100;
}
