import { Decimal } from 'decimal.js';
import type { Line } from '../../forms/disclosure';
import { leadingCode } from '../../forms/codes';
import { subjectName } from '../../forms/subjects';
import { projectOf, projectsIn } from '../../facts/paths';
import { normalize } from '../../workbook/text';
import { keyPart } from '../keys';
import { foreign } from '../markers';
import { amountOf, ask, figure, isFilled, isItem, pathOf, resolve, type Given, type Item, type Scope } from '../scope';
import { isStated, wasStated } from './amounts';
import { chinese } from './numerals';
import type { Words } from './words';

/** Words that give the entries of a form one by one, in form order, and print lists of them. */
export const listWords: Words = {
  科目: (scope, kind: string, digits: number) => subjects(scope, kind, digits),
  有数科目: (scope, kind: string, digits: number, column?: string) => filledSubjects(scope, kind, digits, column),
  下级: (scope, item: Item | string, digits: number) => below(scope, pathOf(item), digits),
  各项: (_scope, text: string, path: string) => entries(text, path),
  有数项: (scope, items: readonly Given[], years?: string) =>
    items.filter((item) => isStated(scope, item) || (years === '两年' && wasStated(scope, item))),
  项目: (scope, kind: string) => projects(scope, kind, (line) => line.children.length === 0),
  项目组: (scope, kind: string) => projects(scope, kind, (line) => line.children.some(({ children }) => children.length === 0)),
  表格: (scope, kind: string) => forms(scope, kind),
  名称: (scope, code: string) => foreign(scope.facts.nameOfCode(code)),
  名为: (_scope, items: readonly Item[], names: string) =>
    items.filter(({ 名称 }) => names.split('、').some((name) => 名称.endsWith(name))),
  不含: (_scope, items: readonly Item[], names: string) => items.filter(({ 名称 }) => !names.split('、').includes(名称)),
  照表: (scope, items: readonly Item[]) => items.map((item) => ({ ...item, 名称: foreign(scope.facts.itemName(item.路径) ?? item.名称) })),
  由大到小: (scope, items: readonly Given[]) => bySize(scope, items),
  按序: (_scope, items: readonly Item[], names: string) => inOrder(items, names),
  简称: (_scope, given: Item | string) => shortName(isItem(given) ? given.名称 : given),
  // Subjects of different 款 can have the same name: it is said once.
  顿号: (_scope, items: readonly unknown[]) => [...new Set(items.map(nameOf))].join('、'),
  个数: (scope, items: readonly unknown[], unit = '个') =>
    figure({ ...scope, conventions: { ...scope.conventions, wholeAmounts: 'plain' } }, countOf(scope, items, unit)),
  序号: (_scope, index: number) => chinese(index),
};

function nameOf(item: unknown): string {
  return isItem(item) ? item.名称 : String(item);
}

/** Subjects of this year and of last year together, by code: one that existed only last year is reported too. */
export function subjects(scope: Scope, kind: string, digits: number): Item[] {
  if (!scope.facts.has(kind)) return typedSubjects(scope, kind, digits);
  const found = new Map<string, string>();
  for (const { code, name } of scope.prior?.subjects(kind, digits) ?? [])
    if (isFilled(scope.prior!.fact(`${kind}/${code}`).yuan)) found.set(code, name);
  const own = scope.facts.subjects(kind, digits);
  for (const { code, name } of own) found.set(code, name);
  const codes = found.size > own.length ? [...found.keys()].sort() : own.map(({ code }) => code);
  return toldApart(codes.map((code) => subject(scope, kind, code, found.get(code)!)));
}

/** The subjects below one: 表/208 社会保障和就业支出. */
function below(scope: Scope, path: string, digits: number): Item[] {
  const [kind = '', row = ''] = path.split('/');
  const code = leadingCode(row) ?? '';
  return subjects(scope, kind, digits).filter(({ 编码 }) => String(编码).startsWith(code));
}

/** A workbook without the form: the officer lists its subjects under 本年数/…, or is asked to. */
function typedSubjects(scope: Scope, kind: string, digits: number): Item[] {
  const codes = scope.inputs.codes(`本年数/${kind}`, digits);
  if (codes.length > 0) return codes.map((code) => subject(scope, kind, code, scope.facts.nameOfCode(code)));
  const 名称 = ask(scope, [`本年数/${kind}/${digits}位科目编码 科目名称`]);
  return [{ 名称, 路径: `${kind}/${digits}位科目编码 科目名称`, 编码: '', 类: '', 款: '', 简称: 名称 }];
}

function filledSubjects(scope: Scope, kind: string, digits: number, column?: string): Item[] {
  if (!scope.facts.has(kind)) return typedSubjects(scope, kind, digits);
  const filled = scope.facts
    .subjects(kind, digits)
    .filter(({ code }) => isFilled(scope.facts.fact([kind, code, column].filter(Boolean).join('/')).yuan));
  return toldApart(filled.map(({ code, name }) => subject(scope, kind, code, name)));
}

/** 行政运行 of two 款 is asked for with the name of the 款 before it. */
function toldApart(items: readonly Item[]): Item[] {
  const times = new Map<string, number>();
  for (const { 名称 } of items) times.set(名称, (times.get(名称) ?? 0) + 1);
  return items.map((item) => {
    if (times.get(item.名称)! < 2) return item;
    const [kind = ''] = item.路径.split('/');
    return { ...item, 路径: `${kind}/${String(item.编码)} ${keyPart(String(item.款))}·${keyPart(item.名称)}` };
  });
}

function subject(scope: Scope, kind: string, code: string, printed: string): Item {
  const name = foreign(fullName(code, printed));
  const above = (digits: number): string => foreign(fullName(code.slice(0, digits), nameAbove(scope, code.slice(0, digits))));
  return { 名称: name, 路径: `${kind}/${code} ${keyPart(name)}`, 编码: code, 类: above(3), 款: above(5), 简称: shortName(name) };
}

/** 教育支出 → 教育; 自然资源海洋气象等支出 ends in no word without its 支出. */
function shortName(name: string): string {
  return name.replace(/(?<!等)支出$/, '');
}

/** A name that a form prints cut off (其他人力资源和社会) is completed from the classification; brackets are those of Chinese text. */
function fullName(code: string, printed: string): string {
  const official = subjectName(code);
  const name = official.length > printed.length && official.startsWith(printed) ? official : printed;
  return inChinese(name);
}

function inChinese(name: string): string {
  return name.replaceAll('(', '（').replaceAll(')', '）');
}

/** A 款 that exists only in last year's forms is named as they name it. */
function nameAbove(scope: Scope, code: string): string {
  return scope.facts.printedName(code) ?? scope.prior?.printedName(code) ?? scope.facts.nameOfCode(code);
}

/** `一般公共预算、结转结余=财政拨款结转` below a path: entries with the name before the = and the amount of the part after it. */
function entries(text: string, path: string): Item[] {
  return text.split('、').map((entry) => {
    const [name = '', part = name] = entry.trim().split('=');
    return { 名称: name, 路径: `${path.replace(/\/$/, '')}/${part}` };
  });
}

/** The largest first; what has no amount stays behind those that have. */
function bySize(scope: Scope, items: readonly Given[]): Given[] {
  const yuan = new Map(items.map((item) => [item, resolve(scope, item).yuan]));
  return [...items].sort((a, b) => {
    const [left, right] = [yuan.get(a), yuan.get(b)];
    return left && right ? right.cmp(left) : Number(!left) - Number(!right);
  });
}

/** The entries named in `甲、乙` first, in that order; the others keep theirs. */
function inOrder(items: readonly Item[], names: string): Item[] {
  const order = names.split('、').map((name) => name.trim());
  const rank = ({ 名称 }: Item): number => (order.includes(名称) ? order.indexOf(名称) : order.length);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

/** Lines that are projects (or are only known by their name), with an amount. */
function projects(scope: Scope, kind: string, isWanted: (line: Line) => boolean): Item[] {
  const seen = new Map<string, number>();
  return scope.facts.lines(kind).flatMap((line) => {
    if (line.key.type !== 'project' && line.key.type !== 'label') return [];
    const count = (seen.get(line.name) ?? 0) + 1;
    seen.set(line.name, count);
    const path = `${kind}/${keyPart(line.name)}${count > 1 ? `#${count}` : ''}`;
    const name = foreign(projectName(line)).trim();
    return isWanted(line) && isFilled(amountOf(scope, path).yuan) ? [{ 名称: name, 路径: path, 键: keyPart(name) }] : [];
  });
}

/** A line can begin with the subject its project is paid under. */
function projectName({ texts, label }: Line): string {
  return texts.find(([heading, text]) => /^(?:二级)?项目名称$/.test(normalize(heading)) && text !== '')?.[1] ?? label;
}

/** Forms of which there is one a project, or the projects of one form of all; 名称 is the project's. */
function forms(scope: Scope, kind: string): Item[] {
  return scope.facts.forms(kind).flatMap((form) => {
    const listed = projectsIn(form).map((line) => line.name);
    return (listed.length > 0 ? listed : [projectOf(form)]).map((printed) => {
      const name = foreign(printed).trim();
      return { 名称: name, 路径: `${kind}/${keyPart(name)}`, 键: keyPart(name) };
    });
  });
}

function countOf(scope: Scope, items: readonly unknown[], unit: string): Parameters<typeof figure>[1] {
  const cells = items.flatMap((item) => (isItem(item) ? scope.facts.fact(pathOf(item)).cells : []));
  return { value: new Decimal(items.length), decimals: 0, unit, cells, formula: '个数' };
}
