import departmentToGovernment from '../../assets/classification/department-to-government.csv';
import subjectsCsv from '../../assets/classification/subjects.csv';
import { normalize } from '../workbook/text';

/** function: 支出功能分类; department/government: 部门/政府预算支出经济分类. */
export type Classification = 'function' | 'department' | 'government';

export interface Subject {
  readonly code: string;
  readonly name: string;
  /** Only attested codes may support more than a hint. */
  readonly attested: boolean;
}

const KINDS: ReadonlyMap<string, Classification> = new Map([
  ['function', 'function'],
  ['dept_econ', 'department'],
  ['gov_econ', 'government'],
]);

interface Table {
  readonly byCode: ReadonlyMap<string, Subject>;
  readonly byName: ReadonlyMap<string, readonly Subject[]>;
}

const TABLES = readSubjects(subjectsCsv);

function readSubjects(csv: string): Record<Classification, Table> {
  const found: Record<Classification, Subject[]> = { function: [], department: [], government: [] };
  for (const row of csv.trim().split(/\r?\n/).slice(1)) {
    const [kind = '', code = '', name = '', status = ''] = row.split(',');
    const classification = KINDS.get(kind);
    if (classification) found[classification].push({ code, name, attested: status.trim() === 'attested' });
  }
  return { function: tableOf(found.function), department: tableOf(found.department), government: tableOf(found.government) };
}

function tableOf(subjects: readonly Subject[]): Table {
  const byName = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const key = subjectKey(subject.name);
    byName.set(key, [...(byName.get(key) ?? []), subject]);
  }
  return { byCode: new Map(subjects.map((subject) => [subject.code, subject])), byName };
}

/** Names that differ only in 支出/费用/事务, brackets or 和 are the same subject. */
export function subjectKey(name: string): string {
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
  return TABLES[classification].byName.get(subjectKey(name)) ?? [];
}

/** All subjects one or more levels below a code. */
export function subjectsBelow(classification: Classification, code: string): readonly Subject[] {
  return [...TABLES[classification].byCode.values()].filter((found) => found.code.length > code.length && found.code.startsWith(code));
}

/** 类 names that older classifications, or some localities, use for today's functional classes. */
const FORMER_CLASS_NAMES: ReadonlyMap<string, string> = new Map([
  ['医疗卫生与计划生育', '210'],
  ['医疗卫生', '210'],
  ['国土海洋气象', '220'],
  ['自然资源海洋气象', '220'],
  ['资源勘探信息', '215'],
  ['资源勘探电力信息', '215'],
  ['资源勘探工业信息', '215'],
  ['商业服务业', '216'],
  ['文化体育与传媒', '207'],
  ['文化体育旅游与传媒', '207'],
  ['文化旅游体育与传媒', '207'],
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
  const classes = subjectsNamed('function', name).filter((found) => found.code.length === 3);
  if (classes.length > 0) return classes[0]!.code;
  return FORMER_CLASS_NAMES.get(subjectKey(name)) ?? null;
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
