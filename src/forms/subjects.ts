import { subject, subjectKey, subjectsBelow, subjectsNamed, type Classification } from './classification';
import type { LineKey } from './disclosure';
import { normalize } from '../workbook/text';

/** What subject (科目) the codes and names of a line mean. */

export function subjectOfCode(code: string, second = ''): LineKey | null {
  if (/^5[0-9]{2}(?:[0-9]{2})?$/.test(code) && /^3[0-9]{2}/.test(second)) return subjectOfCode(second, code);
  if (/^2(?:0[1-9]|1[0-9]|2[0-9]|3[0-4])(?:[0-9]{2}){0,2}$/.test(code)) return { type: 'function', code };
  if (/^3[0-9]{2}(?:[0-9]{2})?$/.test(code))
    return second === '' ? { type: 'economic', code } : { type: 'economic', code, government: second };
  return null;
}

/** Whether the classification gives this name to the code, or once gave it, function words aside. */
export function isNameOf(code: string, name: string): boolean {
  const known = subject(tableOf(code), code);
  const key = subjectKey(name);
  return known !== undefined && (subjectKey(known.name) === key || known.former.some((former) => subjectKey(former.name) === key));
}

/** Whether the classification has the code. */
export function isSubject(code: string): boolean {
  return subject(tableOf(code), code) !== undefined;
}

/** Whether a name has nothing in common with the one the classification gives to the code: no two characters in a row. */
export function isNoSubject(code: string, name: string): boolean {
  const known = subjectKey(subjectName(code));
  const own = subjectKey(name);
  return known !== code && ![...own.slice(0, -1)].some((letter, at) => known.includes(letter + own[at + 1]!));
}

/** The functional subject of a name without a code below a known 款 or 类: names can be cut off by narrow columns. */
export function functionBelow(parent: string, name: string): string | null {
  if (parent.length < 5) return null;
  const below = subjectsBelow('function', parent);
  const key = subjectKey(name);
  const named = below.filter((found) => [found, ...found.former].some((own) => subjectKey(own.name) === key));
  const cut = named.length > 0 || name.length < 5 ? named : below.filter((found) => normalize(found.name).startsWith(name));
  const likely = cut.some(({ attested }) => attested) ? cut.filter(({ attested }) => attested) : cut;
  return likely.length === 1 ? likely[0]!.code : null;
}

/**
 * The code of a name below the subjects of a list without codes: a 项 of the 款 above it, else a 款 of the class, else the one 项 of the
 * class that is called so; null where nothing or several are.
 * @param above the code of the subject of the line before, a class at least
 */
export function functionAmong(above: string, name: string): string | null {
  if (above.length < 3) return null;
  const below = functionBelow(above.slice(0, 5), name);
  if (below) return below;
  const key = subjectKey(name);
  const named = subjectsBelow('function', above.slice(0, 3)).filter((own) =>
    [own, ...own.former].some((known) => subjectKey(known.name) === key),
  );
  const groups = named.filter(({ code }) => code.length === 5);
  const [only, ...more] = groups.length > 0 ? groups : named;
  return only && more.length === 0 ? only.code : null;
}

/** Where a form names economic subjects without codes, in one column (部门) or two (政府 and 部门). */
export interface EconomicContext {
  /** Class that the lines before opened: 301 … and, where a government column stands beside, 501 …. */
  department: string;
  government: string;
}

export interface NamedEconomic {
  readonly key: LineKey;
  /** 1 类, 2 a class within a government class, 3 款. */
  readonly rank: 1 | 2 | 3;
}

/** Reads a line of economic names and moves the context along; null for a name no table knows. */
export function economicNamed(context: EconomicContext, department: string, government: string | null): NamedEconomic | null {
  const departmentClass = classOf('department', department);
  const governmentClass = government === null ? null : classOf('government', government);
  const opensClass = government === null ? departmentClass !== null : governmentClass !== null;
  if (opensClass && !(context.department === departmentClass && context.government === (governmentClass ?? ''))) {
    context.department = departmentClass ?? '';
    context.government = governmentClass ?? '';
    return { key: economicKey(departmentClass ?? department, governmentClass), rank: 1 };
  }
  if (government !== null && departmentClass !== null && normalize(department) !== '其他支出') {
    context.department = departmentClass;
    return { key: economicKey(departmentClass, itemOf('government', government, context.government)), rank: 2 };
  }
  const item = itemOf('department', department, context.department);
  if (item === null && government === null) return null;
  const governmentItem = government ? itemOf('government', government, context.government) : null;
  return { key: economicKey(item ?? `?${subjectKey(department || government || '')}`, governmentItem), rank: 3 };
}

function economicKey(code: string, government: string | null): LineKey {
  return government === null || government === '' ? { type: 'economic', code } : { type: 'economic', code, government };
}

function classOf(classification: 'department' | 'government', name: string): string | null {
  if (name === '') return null;
  return subjectsNamed(classification, name).find(({ code, name: full }) => code.length === 3 && sameName(full, name))?.code ?? null;
}

/** 资本性支出 and 资本性支出（基本建设） are two classes: brackets that say so must agree. */
function sameName(a: string, b: string): boolean {
  return normalize(a).includes('基本建设') === normalize(b).includes('基本建设');
}

function itemOf(classification: 'department' | 'government', name: string, within: string): string | null {
  const items = subjectsNamed(classification, name).filter(({ code }) => code.length === 5);
  return (items.find(({ code }) => within !== '' && code.startsWith(within)) ?? (items.length === 1 ? items[0] : undefined))?.code ?? null;
}

/** The name the classification gives to a code, for messages. */
export function subjectName(code: string): string {
  return subject(tableOf(code), code)?.name ?? code;
}

/** The classification a code belongs to. */
export function tableOf(code: string): Classification {
  return code.startsWith('2') ? 'function' : code.startsWith('5') ? 'government' : 'department';
}
