import type { Amount, Disclosure, Form, Line, Panel } from '../forms/disclosure';
import type { Finding, FindingCell, Language } from '../findings/finding';
import { displacementsOf, type Displacement } from '../relations/displaced';
import { evaluate } from '../relations/evaluate';
import type { Shown } from '../relations/findings';
import { findAmount } from '../relations/laid-out';
import { localise } from '../relations/localise';
import type { Evaluated } from '../relations/relation';
import { withoutUnread } from '../relations/unread';
import { columnName } from '../workbook/address';
import { findingOf, relationsOf } from './all';
import type { Report } from './rule';
import type { Prior } from './support/prior';
import ruleAShift from './within/A-SHIFT';

/** What the relations of a disclosure show. */
export interface Examined {
  /** As the forms stand. */
  readonly evaluated: readonly Evaluated[];
  /** With the rows of amounts that were displaced put right: what is left to be told one by one. */
  readonly told: Shown;
  /** Rows of amounts that were displaced, each told once. */
  readonly displaced: readonly Report[];
}

export function examine(disclosure: Disclosure, prior: Prior | undefined): Examined {
  const shown = shownBy(disclosure, prior);
  const { evaluated } = shown;
  let [right, told]: [Disclosure, Shown] = [disclosure, shown];
  const displaced: Report[] = [];
  for (const found of displacementsOf(disclosure.forms, evaluated, shown.causes)) {
    const next = putRight(right, found);
    const again = shownBy(next, prior);
    const broken = failures(evaluated.filter((entry) => isOf(entry, found)));
    const mended = failures(told.evaluated) - failures(again.evaluated);
    if (mended < broken * MOSTLY) continue;
    displaced.push(reportOf(found, mended));
    [right, told] = [next, again];
  }
  return { evaluated, told, displaced };
}

function shownBy(disclosure: Disclosure, prior: Prior | undefined): Shown {
  const evaluated = evaluate(withoutUnread(relationsOf(disclosure, prior)));
  return { evaluated, causes: localise(evaluated) };
}

/** So much of what is broken around the amounts must hold once they are put right. */
const MOSTLY = 0.9;

/** What a check says of an amount that does not stand on its line is no mistake of its own. */
export function besideDisplaced(findings: readonly Finding[], { displaced }: Examined): readonly Finding[] {
  if (displaced.length === 0) return findings;
  const moved = new Set(displaced.flatMap(({ cells }) => cells.map(placeOf)));
  return findings.filter(({ cells }) => !cells.some((cell) => moved.has(placeOf(cell))));
}

const placeOf = ({ sheet, address }: FindingCell): string => `${sheet}!${address}`;

export function displacedFindings({ displaced }: Examined, language: Language): Finding[] {
  return displaced.map((report) => findingOf(ruleAShift, report, language));
}

const failures = (evaluated: readonly Evaluated[]): number => evaluated.filter(({ outcome }) => outcome.type === 'fail').length;

function isOf({ relation }: Evaluated, { panel }: Displacement): boolean {
  return findAmount(relation, (amount) => panel.lines.some(({ amounts }) => amounts.includes(amount))) !== undefined;
}

/** The same disclosure with the amounts on the lines they belong to. They keep their cells. */
function putRight(disclosure: Disclosure, found: Displacement): Disclosure {
  const forms = disclosure.forms.map((form) => (form === found.form ? { ...form, panels: movedPanels(form, found) } : form));
  return { ...disclosure, forms };
}

function movedPanels({ panels }: Form, { panel, columns, sources }: Displacement): Panel[] {
  const amountsOf = (own: Panel, line: Line, at: number): readonly Amount[] => {
    if (own !== panel) return line.amounts;
    const source = sources[at] ?? null;
    return line.amounts.map((amount, column) => (columns.includes(column) ? (source ? source.amounts[column]! : nowhere(amount)) : amount));
  };
  const copies = new Map<Line, Line>();
  for (const own of panels) own.lines.forEach((line, at) => copies.set(line, { ...line, amounts: amountsOf(own, line, at) }));
  const copyOf = (line: Line): Line => copies.get(line) ?? line;
  for (const [line, copy] of copies)
    Object.assign(copy, { parent: line.parent && copyOf(line.parent), children: line.children.map(copyOf) });
  return panels.map((own) => ({ ...own, lines: own.lines.map(copyOf) }));
}

/** What a line holds is not known: its amounts were written over, or never pasted. */
const nowhere = ({ cell, half }: Amount): Amount => ({ value: null, blank: true, unread: '', half, cell, formula: false });

function reportOf({ form, panel, columns, steps, sources }: Displacement, mended: number): Report {
  const moved = sources.flatMap((source, at) => (source && source !== panel.lines[at] ? [source] : []));
  const cells = moved.flatMap(({ amounts }) => columns.flatMap((column) => cellOf(amounts[column]!)));
  const ends = [columns[0]!, columns.at(-1)!].map((column) => columnName(panel.columns[column]!.column));
  const span = [...new Set(ends)].join('–');
  const said = steps.map(({ from, rows }) => {
    const to = panel.lines[from]!;
    return { at: to.row + 1 - rows, to: to.row + 1, name: to.label, rows };
  });
  const zh = said.map(({ at, to, name, rows }) =>
    rows === 0
      ? `从第 ${at} 行起又对齐`
      : `从第 ${at} 行起比科目（项目）${rows > 0 ? '高' : '低'} ${Math.abs(rows)} 行（第 ${at} 行的数应在第 ${to} 行“${name}”）`,
  );
  const en = said.map(({ at, to, name, rows }) =>
    rows === 0
      ? `from row ${at} on they are in place again`
      : `from row ${at} on they stand ${Math.abs(rows)} rows too ${rows > 0 ? 'high' : 'low'} (row ${at} belongs to row ${to}, ${name})`,
  );
  return {
    zh: `整体错位：${span} 列的金额与科目（项目）没有对齐，${zh.join('，')}；移回后，原来不符的关系有 ${mended} 项相符，不再逐项列出。请整体移回，并核对错位处有没有被覆盖或漏粘的数。`,
    en: `Displaced rows: the amounts in ${span} do not stand beside their names: ${en.join('; ')}. Moved back, ${mended} relations that are broken now hold; they are not listed one by one. Move the rows back, and see whether amounts were written over or left out.`,
    cells,
    form,
  };
}

function cellOf({ cell, value, blank }: Amount): FindingCell[] {
  return blank ? [] : [{ ...cell, value: value!.toString(), role: 'culprit' }];
}
