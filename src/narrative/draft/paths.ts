import type { Reading } from '../../facts/base';
import { meansColumn, mistakeIn } from '../../facts/paths';
import type { Form, Line, Panel } from '../../forms/disclosure';
import { cellName } from '../accused';
import type { FactReader } from '../facts';
import type { Claim } from '../../text/frames';
import { keyPart } from '../keys';
import { bareName } from '../roll/counterparts';

/** How rows and columns are called whose heading alone may not say it. */
const TOTALS = ['合计', '收入总计', '支出总计', '本年收入合计', '本年支出合计'];
const MEANINGS = [
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  '一般公共预算',
  '政府性基金',
  '国有资本经营',
  '财政拨款',
  '上年结转',
  '决算数',
  '预算数',
];

/** 表/行/栏 of what a reading means, such that the path leads back to these very cells; null where none does. */
export function pathOfReading(facts: FactReader, { form, terms }: Reading): string | null {
  const cells = terms.map(({ amount }) => cellName(amount.cell)).sort();
  const kind = form.kind.replace(/[“”]/g, '');
  if (facts.form(kind) !== form) return null;
  const means = (path: string): boolean => {
    // A column that is no column of the form is no way to call the cells.
    if (mistakeIn(facts.disclosure, path) !== null) return false;
    const found = facts.fact(path).cells.map(cellName).sort();
    return found.length === cells.length && found.every((cell, at) => cell === cells[at]);
  };
  const places = placesOf(form, terms[0]!.amount.cell);
  for (const row of rowsOf(places))
    for (const column of columnsOf(places)) if (means(join(kind, row, column))) return join(kind, row, column);
  return null;
}

/** The path of a line that is called as a claim of 0 is, or as one without an amount, and has nothing; null where none is. */
export function pathOfNil(facts: FactReader, { about, number }: Claim): string | null {
  const subject = about[0]?.subject;
  if (subject?.type !== 'item' || number.value?.isZero() === false) return null;
  const inColumn = join(TRAVEL, subject.item);
  if (facts.has(TRAVEL) && mistakeIn(facts.disclosure, inColumn) === null) {
    const { state, cells, yuan } = facts.fact(inColumn);
    if (state !== 'unknown' && cells.length > 0 && (yuan === null || yuan.isZero())) return inColumn;
  }
  for (const form of facts.disclosure.forms)
    for (const { lines } of form.panels) {
      const line = lines.find(({ name }) => bareName(name) === bareName(subject.item));
      if (!line?.amounts.every(({ value }) => value === null || value.isZero())) continue;
      const path = `${form.kind.replace(/[“”]/g, '')}/${keyPart(line.name)}`;
      const own = new Set(line.amounts.map(({ cell }) => cellName(cell)));
      if (mistakeIn(facts.disclosure, path) !== null) continue;
      const { cells } = facts.fact(path);
      if (cells.length > 0 && cells.every((cell) => own.has(cellName(cell)))) return path;
    }
  return null;
}

const TRAVEL = '三公经费表';

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

interface Place {
  readonly panel: Panel;
  readonly line: Line;
  readonly at: number;
}

function placesOf(form: Form, cell: { readonly address: string }): Place[] {
  return form.panels.flatMap((panel) =>
    panel.lines.flatMap((line) => {
      const at = line.amounts.findIndex((amount) => amount.cell.address === cell.address);
      return at < 0 ? [] : [{ panel, line, at }];
    }),
  );
}

function rowsOf(places: readonly Place[]): string[] {
  const own = places.flatMap(({ panel, at, line: { key, name, label } }) => {
    if (key.type === 'function' || key.type === 'economic') return [`${key.code} ${keyPart(name)}`];
    const { item } = panel.columns[at]?.facets ?? {};
    if (item !== undefined) return [item];
    const said = key.type === 'source' ? [key.source] : key.type === 'item' ? [key.item] : [];
    return [...said, keyPart(name), keyPart(label)];
  });
  return [...new Set([...own, ...TOTALS])].filter((row) => row !== '');
}

function columnsOf(places: readonly Place[]): string[] {
  const own = places.flatMap(({ panel, at }) => {
    const path = (panel.columns[at]?.path ?? []).map(keyPart);
    return [path.at(-1) ?? '', path.slice(-2).join('/'), path.join('/')];
  });
  return [...new Set(['', ...MEANINGS, ...own])].filter(meansColumn);
}
