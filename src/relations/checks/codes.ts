import { GOVERNMENT_ITEMS, outdatedName, subject, subjectKey, type Classification } from '../../forms/classification';
import type { Form, Line } from '../../forms/disclosure';
import { subjectName } from '../../forms/subjects';
import { normalize } from '../../workbook/text';
import type { Finding } from '../../findings/finding';
import { place, report, type Check, type CheckContext } from './check';

/** B-CODE-NAME: the name beside a code is that of the classification. */
export const codeNames: Check = (context) =>
  context.disclosure.forms.flatMap((form) => linesOf(form).flatMap((line) => nameFinding(context, form, line) ?? []));

function linesOf(form: Form): Line[] {
  return form.panels.flatMap(({ lines }) => lines);
}

function classificationOf(line: Line): { table: Classification; code: string } | null {
  const { key } = line;
  if (key.type === 'function') return { table: 'function', code: key.code };
  return key.type === 'economic' && /^3[0-9]+$/.test(key.code) ? { table: 'department', code: key.code } : null;
}

function nameFinding(context: CheckContext, form: Form, line: Line): Finding | null {
  const found = classificationOf(line);
  const known = found && subject(found.table, found.code);
  const name = line.name.replace(/^[0-9]+/, '');
  if (
    !found ||
    !known ||
    name === '' ||
    known.former.some((former) => subjectKey(former.name) === subjectKey(name)) ||
    subjectKey(known.name) === subjectKey(name) ||
    sameLetters(known.name, name)
  )
    return null;
  if (found.code.length === 3 && found.table === 'function') return null;
  const cut = normalize(known.name).startsWith(name);
  const near = likeness(normalize(known.name), name) >= 0.6;
  const level = known.attested && near && !cut ? 'warning' : 'hint';
  return report(context, {
    rule: 'B-CODE-NAME',
    level,
    zh: `科目 ${found.code} 填作“${line.label}”，科目表名称为“${known.name}”${cut ? '，像是名称被截断' : ''}；请按科目表填写全称。`,
    en: `${found.code} is named “${line.label}”; the classification calls it “${known.name}”${cut ? ' (the name looks cut off)' : ''}.`,
    cells: [place(line.labelCell, line.label)],
    form,
    expected: known.name,
    actual: line.label,
  });
}

/** B-OLD-NAME: a subject with amounts is called by its name of the year, not by a former one; one finding a name. */
export const formerNames: Check = (context) => {
  const { year, forms } = context.disclosure;
  if (year === null) return [];
  const found = new Map<string, { code: string; until: number; lines: { form: Form; line: Line }[] }>();
  for (const form of forms)
    for (const line of linesOf(form)) {
      const own = classificationOf(line);
      const name = line.name.replace(/^[0-9]+/, '');
      const former = own && outdatedName(own.table, own.code, name, year);
      if (!own || !former) continue;
      const key = `${own.code} ${subjectKey(name)}`;
      const entry = found.get(key) ?? { code: own.code, until: former.until, lines: [] };
      entry.lines.push({ form, line });
      found.set(key, entry);
    }
  const used = [...found.values()].filter(({ lines }) =>
    lines.some(({ line }) => line.amounts.some(({ value }) => value && !value.isZero())),
  );
  return used.map(({ code, until, lines }) => {
    const { form, line } = lines[0]!;
    return report(context, {
      rule: 'B-OLD-NAME',
      level: 'hint',
      zh: `“${line.label}”是 ${until} 年以前的科目名称，${year} 年 ${code} 称“${subjectName(code)}”；请按当年科目表填写。`,
      en: `${line.label} is what ${code} was called up to ${until}; in ${year} its name is ${subjectName(code)}.`,
      cells: lines.map((own) => place(own.line.labelCell, own.line.label)),
      form,
      expected: subjectName(code),
      actual: line.label,
    });
  });
};

/** The same name but for function words and 等. */
function sameLetters(a: string, b: string): boolean {
  const letters = (text: string): string => normalize(text).replace(/[和与及的等、()支出费用事务类款项]/g, '');
  return letters(a) === letters(b);
}

/** B-CODE-PLACE: a code is that of its line's name and stands among its kin. */
export const codePlaces: Check = (context) =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form).flatMap(({ label, misprint }) => {
      if (!misprint) return [];
      const { printed, right, part, cell } = misprint;
      const written = printed === '' ? '空白' : `“${printed}”`;
      return report(context, {
        rule: 'B-CODE-PLACE',
        level: 'warning',
        zh: `“${label}”的编码填作${written}，按名称、上下各行和科目表应为 ${right}（此格填 ${part}）；请核对编码。`,
        en: `The code of ${label} reads ${printed === '' ? 'blank' : printed}; its name and the lines around it say ${right} (${part} in this cell).`,
        cells: [place(cell, printed, 'culprit')],
        form,
        expected: part,
        actual: printed,
        fix: { ...cell, value: part },
      });
    }),
  );

/** Share of characters two names have in common, in order (longest common subsequence over the longer name). */
export function likeness(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a.slice(0, 60)) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at]!;
      row[at] = letter === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]! / Math.max(a.length, b.length, 1);
}

/** FE-GOVECON: a department item stands beside one of the government items it belongs to. */
export const governmentItems: Check = (context) =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form).flatMap((line) => {
      if (line.key.type !== 'economic' || !line.key.government || line.key.government.length !== 5) return [];
      const { code, government } = line.key;
      const allowed = GOVERNMENT_ITEMS.get(code);
      if (!allowed || allowed.includes(government) || line.amounts.every(({ value }) => value === null || value.isZero())) return [];
      return report(context, {
        rule: 'FE-GOVECON',
        level: 'error',
        zh: `部门经济科目 ${code}“${line.label}”对应的政府经济科目填作 ${government}，应为 ${allowed.join(' 或 ')}（机关 501–503，事业 505）；请核对编码。`,
        en: `${code} stands beside government item ${government}; it belongs to ${allowed.join(' or ')}.`,
        cells: [place(line.labelCell, line.label)],
        form,
        expected: allowed.join('/'),
        actual: government,
      });
    }),
  );

/** FE-PERSCODE: 301 and 303 are personnel, 302 and 310 operating funds. */
export const personnelColumns: Check = (context) =>
  context.disclosure.forms.flatMap((form) =>
    form.panels.flatMap((panel) =>
      panel.lines.flatMap((line) => {
        const code = line.key.type === 'economic' ? line.key.code : '';
        const wrong = /^30[13]/.test(code) ? '公用' : /^3(?:02|10)/.test(code) ? '人员' : null;
        if (!wrong || form.kind !== '一般公共预算基本支出表') return [];
        return line.amounts.flatMap((amount, column) => {
          if (panel.columns[column]!.facets.funds !== wrong || !amount.value || amount.value.isZero()) return [];
          return report(context, {
            rule: 'FE-PERSCODE',
            level: 'error',
            zh: `${code}“${line.label}”属${wrong === '公用' ? '人员经费' : '公用经费'}，却填在${wrong}经费栏（${amount.value.toString()}）；请移到正确的栏。`,
            en: `${code} belongs to ${wrong === '公用' ? 'personnel' : 'operating'} funds but stands in the other column.`,
            cells: [place(amount.cell, amount.value.toString(), 'culprit')],
            form,
          });
        });
      }),
    ),
  );

/** FE-BASICITEM: 行政运行 and 事业运行 are basic expenditure, 一般行政管理事务 is projects. */
export const basicItems: Check = (context) => {
  const form =
    context.disclosure.forms.find(({ kind }) => kind === '一般公共预算支出表') ??
    context.disclosure.forms.find(({ kind }) => kind === '支出总表');
  if (!form) return [];
  return form.panels.flatMap((panel) =>
    panel.lines.flatMap((line) => {
      const wrong = /^(?:行政运行|事业运行)$/.test(line.name) ? '项目' : line.name === '一般行政管理事务' ? '基本' : null;
      const column = panel.columns.findIndex(
        ({ facets, path }) => facets.nature === wrong && !facets.funds && !facets.economic && path.length <= 3,
      );
      const amount = column >= 0 ? line.amounts[column] : undefined;
      if (!wrong || !amount?.value || amount.value.isZero()) return [];
      return report(context, {
        rule: 'FE-BASICITEM',
        level: 'hint',
        zh: `“${line.label}”一般只列${wrong === '项目' ? '基本' : '项目'}支出，本表列有${wrong}支出 ${amount.value.toString()}；请核实。`,
        en: `${line.label} is usually ${wrong === '项目' ? 'basic' : 'project'} expenditure only; please verify ${amount.value.toString()}.`,
        cells: [place(amount.cell, amount.value.toString())],
        form,
      });
    }),
  );
};

/** FE-30239: 公务交通补贴 is paid with 30239 其他交通费用, not with salaries or allowances to persons. */
export const travelAllowance: Check = (context) =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form).flatMap((line) => {
      const code = economicOf(line);
      if (
        !/公务(?:交通|用车)补贴|车改补贴/.test(line.name) ||
        !/^30[13]/.test(code) ||
        line.amounts.every(({ value }) => !value || value.isZero())
      )
        return [];
      return report(context, {
        rule: 'FE-30239',
        level: 'warning',
        zh: `“${line.label}”列在 ${code} 下，公务交通补贴应列 30239 其他交通费用；请核实科目。`,
        en: `${line.label} stands under ${code}; it belongs to 30239.`,
        cells: [place(line.labelCell, line.label)],
        form,
        expected: '30239',
        actual: code,
      });
    }),
  );

/** The economic item of a line, or of the nearest line above it that has one. */
function economicOf(line: Line): string {
  for (let at: Line | null = line; at; at = at.parent) if (at.key.type === 'economic') return at.key.code;
  return '';
}
