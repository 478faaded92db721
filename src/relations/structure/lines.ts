import type { Disclosure, Form, Line, Panel } from '../../forms/disclosure';
import { isPublicExpense } from '../../forms/vocabulary';
import { term, type Structural, type Term, type Trust } from '../relation';
import { closingsOfForm, isSummary } from './totals';
import { familyOf, nameOf } from './rows';

/** 表内纵向合计: a line is the sum of the lines below it, a total the sum of what it closes (A-HIER-*, A-TOTROW, A-IN, A-OUT). */
export function lineRelations(disclosure: Disclosure): Structural[] {
  return disclosure.forms.flatMap((form) => [...parentRelations(form), ...totalRelations(form)]);
}

function parentRelations(form: Form): Structural[] {
  return form.panels.flatMap((panel, index) =>
    panel.lines
      .filter(({ children }) => children.length > 0)
      .flatMap((line) => panel.columns.flatMap((_, column) => childRelations(form, panel, index, line, column))),
  );
}

function childRelations(form: Form, panel: Panel, index: number, line: Line, column: number): Structural[] {
  const whole = line.children.filter(({ role }) => role === 'item');
  const parts = line.children.filter(({ role }) => role === 'ofWhich');
  const relations: Structural[] = [];
  const add = (children: readonly Line[], comparison: '=' | '≥'): void => {
    if (
      children.length === 0 ||
      isSectionHead(form, line) ||
      (isHeaderOnly(panel, line) && !isFilledBeside(panel, line) && comparison === '=')
    )
      return;
    relations.push({
      rule: parentRule(form, panel, line),
      comparison,
      left: [amountOf(form, panel, line, column, 'total')],
      right: children.flatMap((child) => valueOf(form, panel, child, column)),
      form,
      family: `${familyOf(form, index)}列${column}${comparison}`,
      trust: trustOf(form, [line, ...children]),
    });
  };
  add(whole, '=');
  if (isCompleteOfWhich(line)) add(parts, '=');
  else parts.forEach((part) => add([part], '≥'));
  return relations;
}

/** In a table that nothing names, only codes say for certain what adds up. */
function trustOf(form: Form, lines: readonly Line[]): Trust {
  const coded = lines.some(({ key }) => key.type === 'function' || key.type === 'economic');
  return form.kind === '其他' && !coded ? 'suggested' : 'known';
}

/** 公务用车购置及运行费 is made of its two parts, and “三公”经费 of its three, although forms print them after 其中. */
function isCompleteOfWhich(line: Line): boolean {
  const items = line.children.map(({ key }) => (key.type === 'item' ? key.item : ''));
  const has = (...parts: readonly string[]): boolean => parts.every((part) => items.includes(part));
  return has('公务用车购置费', '公务用车运行费') || has('因公出国（境）费', '公务用车购置及运行费', '公务接待费');
}

function parentRule(form: Form, panel: Panel, line: Line): string {
  if (form.kind === '“三公”经费表') return 'A-SG';
  if (form.kind === '政府采购表') return 'A-PROC';
  if (form.kind === '机构运行信息表') return ruleOfOperations(line);
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

function amountOf(form: Form, panel: Panel, line: Line, column: number, role: Term['role']): Term {
  return term(form, line.amounts[column]!, nameOf(line.label, panel.columns[column]!.path), role);
}

/**
 * A line that holds no amount at all is a heading, and what is below it counts in its place, where the form fills no such line;
 * where it fills others, this one was left out.
 */
function isHeaderOnly(panel: Panel, line: Line): boolean {
  return line.key.type !== 'item' && !isFilled(line) && line.children.some(isFilled) && !fillsParents(panel);
}

/** A line that prints dashes where amounts would stand is not to be filled in; of 机构运行信息表 neither are lines that only head a section. */
function isSectionHead(form: Form, line: Line): boolean {
  return !isFilled(line) && (form.kind === '机构运行信息表' || line.amounts.every(({ nil }) => nil === true));
}

function isFilled({ amounts }: Line): boolean {
  return amounts.some(({ value }) => value !== null);
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

function valueOf(form: Form, panel: Panel, line: Line, column: number): Term[] {
  if (isHeaderOnly(panel, line) && line.role === 'item')
    return line.children.filter(({ role }) => role === 'item').flatMap((child) => valueOf(form, panel, child, column));
  return [amountOf(form, panel, line, column, 'addend')];
}

function totalRelations(form: Form): Structural[] {
  return closingsOfForm(form).flatMap(({ total, parts }) =>
    total.panel.columns.map((_, column): Structural => ({
      rule: totalRule(
        form,
        total.panel,
        parts.map(({ line }) => line),
      ),
      comparison: '=',
      left: [amountOf(form, total.panel, total.line, column, 'total')],
      right: parts.flatMap(({ panel, line }) =>
        line.role === 'total' ? [amountOf(form, panel, line, column, 'addend')] : valueOf(form, panel, line, column),
      ),
      form,
      family: `${familyOf(form, form.panels.indexOf(total.panel))}列${column}=`,
      trust: trustOf(
        form,
        parts.map(({ line }) => line),
      ),
    })),
  );
}

function totalRule(form: Form, panel: Panel, parts: readonly Line[]): string {
  if (form.kind === '“三公”经费表') return 'A-SG';
  if (form.kind === '政府采购表') return 'A-PROC';
  if (form.kind === '上年结转表') return 'A-CARRY';
  if (isSummary(form)) return panel.side === '收入' ? 'A-IN' : 'A-OUT';
  return parts.some(({ key }) => key.type === 'project') ? 'A-PROJ' : 'A-TOTROW';
}
