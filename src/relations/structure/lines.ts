import { isSummary, type Disclosure, type Form, type Line, type Panel } from '../../forms/disclosure';
import { isMadeOf } from '../../forms/made-of';
import { isPublicExpense, isSide, OF_VEHICLES, THREE_EXPENSES } from '../../forms/vocabulary';
import { alike, LaidOut, OF_TOTAL, type Sides, type Stated } from '../laid-out';
import type { LevelOf, Relation, Trust } from '../relation';
import { closingsOfForm, foldedLines } from './totals';
import { familyOf } from './rows';

/** 表内纵向合计: a line is the sum of the lines below it, a total the sum of what it closes (A-HIER-*, A-TOTROW, A-IN, A-OUT). */
export function lineRelations(disclosure: Disclosure, levelOf: LevelOf): Relation[] {
  return disclosure.forms.flatMap((form) => [...parentRelations(form, levelOf), ...totalRelations(form, levelOf)]);
}

function parentRelations(form: Form, levelOf: LevelOf): Relation[] {
  return form.panels.flatMap((panel, index) => {
    const downs = downOf(form, index);
    return panel.lines.flatMap((line) => (line.children.length > 0 ? childRelations(form, panel, downs, line, levelOf) : []));
  });
}

/** A column of a panel, and the families of the relations down it: made once, since as many relations as lines belong to them. */
interface Down {
  readonly columns: Sides<readonly number[]>;
  readonly families: Readonly<Record<Relation['comparison'], string>>;
}

function downOf(form: Form, panel: number): Down[] {
  const own = `${familyOf(form, panel)}列`;
  return form.panels[panel]!.columns.map((_, column) => ({
    columns: alike([column]),
    families: { '=': `${own}${column}=`, '≥': `${own}${column}≥` },
  }));
}

/** Which lines a line is compared with; the same in every column. */
interface Comparison {
  readonly whole: Line;
  readonly comparison: Relation['comparison'];
  readonly parts: readonly Line[];
  readonly trust: Trust;
}

function childRelations(form: Form, panel: Panel, downs: readonly Down[], line: Line, levelOf: LevelOf): Relation[] {
  const comparisons = comparisonsOf(form, panel, line);
  if (comparisons.length === 0) return [];
  const rule = parentRule(form, panel, line);
  const level = levelOf(rule);
  const compared = comparisons.map(({ whole, comparison, parts, trust }) => ({
    stated: { rule, level, comparison, form, trust, roles: OF_TOTAL } satisfies Stated,
    lines: { left: [whole], right: parts },
  }));
  return downs.flatMap(({ columns, families }) =>
    compared.map(({ stated, lines }) => new LaidOut(stated, families[stated.comparison], lines, columns)),
  );
}

function comparisonsOf(form: Form, panel: Panel, line: Line): Comparison[] {
  if (isSectionHead(form, line)) return [];
  const comparisons: Comparison[] = [];
  const compare = (comparison: '=' | '≥', children: readonly Line[], whole = line): void => {
    const trust = isCoded(line) ? 'known' : trustOf(form, children);
    comparisons.push({ whole, comparison, parts: countedForAll(panel, children), trust });
  };
  const isHead = isHeaderOnly(panel, line) && !isFilledBeside(panel, line);
  const whole = line.children.filter(({ role }) => role === 'item');
  if (whole.length > 0 && !isHead)
    for (const found of sumsOf(line, whole)) compare(isOnlyPart(found.whole, found.parts) ? '≥' : '=', found.parts, found.whole);
  if (whole.length === line.children.length) return comparisons;
  const ofWhich = line.children.filter(({ role }) => role === 'ofWhich');
  if (!isCompleteOfWhich(line)) ofWhich.forEach((part) => compare('≥', [part]));
  else if (!isHead) compare('=', ofWhich);
  return comparisons;
}

/** Lines with codes say themselves what is below what. */
function sumsOf(line: Line, parts: readonly Line[]): ReturnType<typeof foldedLines<Line>> {
  return isCoded(line) ? [{ whole: line, parts }] : foldedLines(line, parts, (own) => own);
}

/** 公用经费 alone below 基本支出 is not all of it, although no 其中 says so. */
function isOnlyPart({ name }: Line, [part, ...others]: readonly Line[]): boolean {
  return others.length === 0 && isMadeOf(name, part!.name, true);
}

/** In a table that nothing names, only codes say for certain what adds up. */
function trustOf(form: Form, lines: readonly Line[]): Trust {
  return form.kind === '其他' && !lines.some(isCoded) ? 'suggested' : 'known';
}

function isCoded({ key }: Line): boolean {
  return key.type === 'function' || key.type === 'economic';
}

/** 公务用车购置及运行费 is made of its two parts, and “三公”经费 of its three, although forms print them after 其中. */
function isCompleteOfWhich(line: Line): boolean {
  const items = line.children.map(({ key }) => (key.type === 'item' ? key.item : ''));
  return [OF_VEHICLES, THREE_EXPENSES].some((parts) => parts.every((part) => items.includes(part)));
}

function parentRule(form: Form, panel: Panel, line: Line): string {
  if (form.sectioned) return ruleOfOperations(line);
  if (form.kind === '“三公”经费表') return 'A-SG';
  if (form.kind === '政府采购表') return 'A-PROC';
  if (line.key.type === 'project' || line.children.some(({ key }) => key.type === 'project')) return 'A-PROJ';
  if (line.key.type === 'function') return 'A-HIER-F';
  if (line.key.type === 'economic') return 'A-HIER-E';
  return isSummary(form) ? (panel.side === '收入' ? 'A-IN' : 'A-OUT') : 'A-TOTROW';
}

/** “三公”, counts of vehicles and procurement stand in one list. */
function ruleOfOperations({ children }: Line): string {
  const items = children.map(({ key }) => (key.type === 'item' ? key.item : ''));
  if (items.some((item) => isPublicExpense(item))) return 'A-SG';
  return items.some((item) => /货物|服务|工程|企业/.test(item)) ? 'A-PROC' : 'A-TOTROW';
}

/**
 * A line that holds no amount at all is a heading, and what is below it counts in its place, where the form fills no such line;
 * where it fills others, this one was left out.
 */
function isHeaderOnly(panel: Panel, line: Line): boolean {
  return line.key.type !== 'item' && !isFilled(line) && line.children.some(isFilled) && (isSide(line.name) || !fillsParents(panel));
}

/**
 * A line that prints dashes where amounts would stand is not to be filled in, and neither is 一、收入 above the lines of a side; of
 * 机构运行信息表 neither are lines that only head a section.
 */
function isSectionHead(form: Form, line: Line): boolean {
  if (isFilled(line)) return false;
  return form.sectioned === true || isSide(line.name) || line.amounts.every(({ nil }) => nil === true);
}

function isFilled({ amounts }: Line): boolean {
  return amounts.some(({ blank }) => !blank);
}

/** Whether other lines of the same level, without lines of their own, hold amounts: then this one was left out. */
function isFilledBeside(panel: Panel, line: Line): boolean {
  return (line.parent?.children ?? panel.lines).some(
    (other) => other !== line && other.role === 'item' && other.parent === line.parent && other.children.length === 0 && isFilled(other),
  );
}

/** Whether some line of the panel has amounts beside those of the lines below it. */
function fillsParents(panel: Panel): boolean {
  let fills = FILLS_PARENTS.get(panel);
  if (fills === undefined) {
    fills = panel.lines.some((line) => isFilled(line) && line.children.some((child) => child.role === 'item' && isFilled(child)));
    FILLS_PARENTS.set(panel, fills);
  }
  return fills;
}

const FILLS_PARENTS = new WeakMap<Panel, boolean>();

/** The lines that hold what a line is worth: itself, or those below it where it only heads them. */
function countedFor(panel: Panel, line: Line): readonly Line[] {
  if (line.role !== 'item' || !isHeaderOnly(panel, line)) return [line];
  return line.children.filter(({ role }) => role === 'item').flatMap((child) => countedFor(panel, child));
}

function countedForAll(panel: Panel, lines: readonly Line[]): readonly Line[] {
  return lines.some((line) => isHeaderOnly(panel, line)) ? lines.flatMap((line) => countedFor(panel, line)) : lines;
}

function totalRelations(form: Form, levelOf: LevelOf): Relation[] {
  return closingsOfForm(form).flatMap(({ total, parts, comparison }) => {
    const closed = parts.map(({ line }) => line);
    const counted = parts.flatMap(({ panel, line }) => (line.role === 'total' ? [line] : countedFor(panel, line)));
    const rule = totalRule(form, total.panel, closed);
    const stated: Stated = { rule, level: levelOf(rule), comparison, form, trust: trustOf(form, closed), roles: OF_TOTAL };
    const lines = { left: [total.line], right: counted };
    const downs = downOf(form, form.panels.indexOf(total.panel));
    return downs.map(({ columns, families }) => new LaidOut(stated, families[comparison], lines, columns));
  });
}

function totalRule(form: Form, panel: Panel, parts: readonly Line[]): string {
  if (form.kind === '“三公”经费表') return 'A-SG';
  if (form.kind === '政府采购表') return 'A-PROC';
  if (form.kind === '上年结转表') return 'A-CARRY';
  if (isSummary(form)) return panel.side === '收入' ? 'A-IN' : 'A-OUT';
  return parts.some(({ key }) => key.type === 'project') ? 'A-PROJ' : 'A-TOTROW';
}
