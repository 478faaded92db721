import departmentToGovernment from '../../assets/classification/department-to-government.csv';
import subjectsCsv from '../../assets/classification/subjects.csv';
import { remember } from '../workbook/remember';
import { normalize } from '../workbook/text';

/** function: 支出功能分类; department/government: 部门/政府预算支出经济分类. */
export type Classification = 'function' | 'department' | 'government';

export interface Subject {
  readonly code: string;
  readonly name: string;
  /** Only attested codes may support more than a hint. */
  readonly attested: boolean;
  /** First and last year it holds for; 0 and 9999 where no change is known. */
  readonly from: number;
  readonly to: number;
  /** What it was called before, each up to its year. */
  readonly former: readonly FormerName[];
}

export interface FormerName {
  readonly name: string;
  /** The last year it was the name. */
  readonly until: number;
}

/** A subject a name can mean. `former` is set where the subject has another name now. */
export interface Named {
  readonly subject: Subject;
  readonly former?: FormerName;
}

const KINDS: ReadonlyMap<string, Classification> = new Map([
  ['function', 'function'],
  ['dept_econ', 'department'],
  ['gov_econ', 'government'],
]);

interface Table {
  readonly byCode: ReadonlyMap<string, Subject>;
  /** Current names before former ones, attested subjects before others. */
  readonly byName: ReadonlyMap<string, readonly Named[]>;
}

/** The same names are asked for in every form. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 8000;

const TABLES = readSubjects(subjectsCsv);

function readSubjects(csv: string): Record<Classification, Table> {
  const found: Record<Classification, Subject[]> = { function: [], department: [], government: [] };
  for (const row of csv.trim().split(/\r?\n/).slice(1)) {
    const [kind = '', code = '', name = '', status = '', from = '', to = '', former = ''] = row.split(',');
    const classification = KINDS.get(kind);
    if (classification)
      found[classification].push({
        code,
        name,
        attested: status === 'a',
        from: Number(from),
        to: to === '' ? 9999 : Number(to),
        former: former === '' ? [] : former.split(';').map(formerName),
      });
  }
  return { function: tableOf(found.function), department: tableOf(found.department), government: tableOf(found.government) };
}

function formerName(text: string): FormerName {
  const [name = '', until = ''] = text.split('@');
  return { name, until: Number(until) };
}

function tableOf(subjects: readonly Subject[]): Table {
  const named: Named[] = [
    ...[...subjects].sort((a, b) => Number(b.attested) - Number(a.attested)).map((found) => ({ subject: found })),
    ...subjects.flatMap((found) => found.former.map((former) => ({ subject: found, former }))),
  ];
  const byName = new Map<string, Named[]>();
  for (const found of named) {
    const key = subjectKey(found.former?.name ?? found.subject.name);
    const others = byName.get(key);
    if (!others) byName.set(key, [found]);
    else if (!others.some((other) => other.subject === found.subject)) others.push(found);
  }
  return { byCode: new Map(subjects.map((found) => [found.code, found])), byName };
}

/** Names that differ only in 支出/费用/事务, brackets or 和 are the same subject. */
export function subjectKey(name: string): string {
  let key = KEYS.get(name);
  if (key === undefined) {
    if (KEYS.size >= MOST_KEYS) KEYS.clear();
    KEYS.set(name, (key = readKey(name)));
  }
  return key;
}

function readKey(name: string): string {
  return normalize(name)
    .replace(/\((?:类|款|项)\)$/, '')
    .replace(/[()、，,]/g, '')
    .replace(/(?:等支出|等事务支出|事务支出|支出|事务|费用|等)$/, '')
    .replace(/和/g, '');
}

export function subject(classification: Classification, code: string): Subject | undefined {
  return TABLES[classification].byCode.get(code);
}

/** All subjects of a name; several levels can share one (其他支出 is 399 and 39999). */
export function subjectsNamed(classification: Classification, name: string): readonly Subject[] {
  return codesNamed(classification, name).flatMap((named) => (named.former ? [] : [named.subject]));
}

/**
 * The subjects a name means in a year, by their names of that year and by former ones: those that hold in the year, current names
 * and attested subjects first. Without a year, all there ever were.
 */
export function codesNamed(classification: Classification, name: string, year: number | null = null): readonly Named[] {
  const named = TABLES[classification].byName.get(subjectKey(name)) ?? [];
  return year === null ? named : named.filter(({ subject: { from, to } }) => from <= year && year <= to);
}

/** Years after a change of name in which notices and forms go on with the former one. */
const TRANSITION = 2;

/** The former name that a subject of this code is called by in a year that has another name for it; null for current names and in transition years. */
export function outdatedName(classification: Classification, code: string, name: string, year: number): FormerName | null {
  const key = subjectKey(name);
  const known = subject(classification, code);
  if (!known || subjectKey(known.name) === key) return null;
  return known.former.find((former) => subjectKey(former.name) === key && year > former.until + TRANSITION) ?? null;
}

/** Every subject of a classification. */
export function subjectsOf(classification: Classification): readonly Subject[] {
  return [...TABLES[classification].byCode.values()];
}

/** All subjects one or more levels below a code. */
export function subjectsBelow(classification: Classification, code: string): readonly Subject[] {
  return BELOW[classification](code);
}

const BELOW: Readonly<Record<Classification, (code: string) => readonly Subject[]>> = {
  function: remember((code) => allBelow('function', code)),
  department: remember((code) => allBelow('department', code)),
  government: remember((code) => allBelow('government', code)),
};

function allBelow(classification: Classification, code: string): readonly Subject[] {
  return subjectsOf(classification).filter((found) => found.code.length > code.length && found.code.startsWith(code));
}

/** 类 names that some localities use for today's functional classes, or that are older than the classification's former names. */
const LOCAL_CLASS_NAMES: ReadonlyMap<string, string> = new Map([
  ['医疗卫生', '210'],
  ['资源勘探电力信息', '215'],
  ['商业服务业', '216'],
  ['文化体育旅游与传媒', '207'],
  ['文化旅游体育传媒', '207'],
  ['国有资本经营预算', '223'],
  ['国有资本经营', '223'],
  ['抗疫特别国债安排', '234'],
  ['抗疫特别国债安排的', '234'],
  ['灾害防治应急管理', '224'],
  ['社会保障就业', '208'],
]);

/** The functional class (类) of a name such as `八、社会保障和就业支出` without its numbering; null where it names none. */
export function functionClassNamed(name: string): string | null {
  const named = codesNamed('function', name).find(({ subject: { code } }) => code.length === 3);
  return named?.subject.code ?? LOCAL_CLASS_NAMES.get(subjectKey(name)) ?? null;
}

/** The government economic items (款) a department item may be shown under: of 机关 and of 事业 units. */
export const GOVERNMENT_ITEMS: ReadonlyMap<string, readonly string[]> = new Map(
  departmentToGovernment
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => {
      const [code = '', ...government] = row.split(',').map((part) => part.trim());
      return [code, government.filter(Boolean)] as const;
    }),
);
