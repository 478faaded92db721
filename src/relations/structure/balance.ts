import { coversAll } from '../../forms/covers';
import type { Column, Disclosure, Form, Line, Panel } from '../../forms/disclosure';
import { headingTree } from '../columns';
import { alike, LaidOut, type Stated } from '../laid-out';
import type { LevelOf, Relation } from '../relation';
import { familyOf } from './rows';

/** 收支平衡: 收入总计 = 支出总计, column by column where both sides split theirs the same way (A-BAL). */
export function balanceRelations(disclosure: Disclosure, levelOf: LevelOf): Relation[] {
  return disclosure.forms.flatMap((form) => {
    const [income] = sidesOf(form, '收入');
    const balances = income ? sidesOf(form, '支出').flatMap((spending) => balance(form, income, spending, levelOf)) : [];
    return [...balances, ...form.panels.flatMap((panel) => flows(form, panel, levelOf))];
  });
}

/** Forms with both flows as columns: 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, line by line. */
function flows(form: Form, panel: Panel, levelOf: LevelOf): Relation[] {
  const { children } = headingTree(panel);
  const columnsOf = (heading: RegExp): readonly number[] => children.find((child) => heading.test(child.heading))?.value ?? [];
  const sides = [/^(?:年初|上年).{0,4}结转/, /^本年收入/, /^本年支出/, /^年末.{0,4}结转|^结转下年/].map(columnsOf);
  const [opening, income, spending, closing] = sides;
  if (sides.some((columns) => columns.length === 0) || children.length !== sides.length) return [];
  const trust = form.kind === '政府性基金表' ? 'known' : 'suggested';
  const roles = { left: 'addend', right: 'counterpart' } as const;
  const stated: Stated = { rule: 'A-FUND', level: levelOf('A-FUND'), comparison: '=', form, trust, roles };
  const family = `${familyOf(form, form.panels.indexOf(panel))}收支`;
  const columns = { left: [...opening!, ...income!], right: [...spending!, ...closing!] };
  return panel.lines.map((line) => new LaidOut(stated, family, alike([line]), columns));
}

interface Side {
  readonly panel: Panel;
  readonly line: Line;
}

/** The panels of a side with their totals: expenditure can be broken down twice, by function and by economic class. */
function sidesOf(form: Form, side: '收入' | '支出'): Side[] {
  return form.panels.flatMap((panel) => {
    const line = panel.side === side ? grandTotal(panel) : null;
    return line ? [{ panel, line }] : [];
  });
}

/**
 * The widest total of a panel: 总计 where there is one, else the last one printed (or the only one at the top). A total of less than the
 * panel is about (人员经费合计 of a form of basic expenditure) is none.
 */
export function grandTotal(panel: Panel): Line | null {
  const totals = panel.lines.filter((line) => line.role === 'total' && coversAll(line, panel.facets));
  return totals.findLast(({ name }) => /总计$/.test(name)) ?? totals.at(-1) ?? null;
}

function balance(form: Form, income: Side, spending: Side, levelOf: LevelOf): Relation[] {
  const roles = { left: 'total', right: 'counterpart' } as const;
  const stated: Stated = { rule: 'A-BAL', level: levelOf('A-BAL'), comparison: '=', form, trust: 'known', roles };
  const lines = { left: [income.line], right: [spending.line] };
  const family = `${familyOf(form, 0)}平衡`;
  return pairColumns(income.panel.columns, spending.panel.columns).map(
    ([left, right]) => new LaidOut(stated, family, lines, { left: [left], right: [right] }),
  );
}

/** Columns of the two sides that mean the same; the first column of each where the income side has only one. */
function pairColumns(income: readonly Column[], spending: readonly Column[]): [number, number][] {
  if (income.length === 1) return [[0, 0]];
  return income.flatMap((column, left): [number, number][] => {
    const right = spending.findIndex(
      (other) =>
        other.facets.period === column.facets.period &&
        other.facets.source === column.facets.source &&
        other.path.at(-1) === column.path.at(-1),
    );
    return right >= 0 ? [[left, right]] : [];
  });
}
