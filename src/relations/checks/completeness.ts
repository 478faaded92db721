import type { Form, FormKind } from '../../forms/disclosure';
import { isNoDataStatement } from '../../forms/layout';
import { readNumbering } from '../../forms/numbering';
import { normalize } from '../../workbook/text';
import type { Finding } from '../../findings/finding';
import { place, report, type Check, type CheckContext } from './check';

const REQUIRED: readonly FormKind[] = [
  '收支总表',
  '收入总表',
  '支出总表',
  '财政拨款收支总表',
  '一般公共预算支出表',
  '一般公共预算基本支出表',
  '“三公”经费表',
  '政府性基金表',
  '国有资本经营表',
];

/** C-TABLES: the forms that every disclosure must hold. */
export const requiredForms: Check = (context) => {
  const kinds = new Set(context.disclosure.forms.map(({ kind }) => kind));
  const missing = REQUIRED.filter((kind) => !kinds.has(kind));
  if (missing.length === 0 || kinds.size < 2) return [];
  return [
    report(context, {
      rule: 'C-TABLES',
      level: 'warning',
      zh: `工作簿中没有找到：${missing.join('、')}。没有数据的表也须公开空表并注明；如在别的文件中，请一并核对。`,
      en: `Not found in the workbook: ${missing.join(', ')}. Forms without data must be published too, with a statement.`,
      cells: [],
    }),
  ];
};

function isEmpty(form: Form): boolean {
  return form.panels.every(({ lines }) => lines.every(({ amounts }) => amounts.every(({ value }) => value === null || value.isZero())));
}

/** C-EMPTY: an empty form says that there is nothing to show; a form with amounts does not. */
export const emptyForms: Check = (context) =>
  context.disclosure.forms.flatMap((form): Finding[] => {
    if (form.panels.length === 0 || !['政府性基金表', '国有资本经营表', '“三公”经费表'].includes(form.kind)) return [];
    const statement = form.notes.find(({ text }) => isNoDataStatement(normalize(text)) && !/四舍五入|不得删除/.test(text));
    if (isEmpty(form) && !statement) {
      const cell = { sheet: form.sheet, address: 'A1' };
      return [
        report(context, {
          rule: 'C-EMPTY',
          level: 'hint',
          zh: `《${form.title}》没有数据，表下也没有“本单位无此项支出，故本表无数据”一类的说明；请补上说明。`,
          en: `${form.title} has no data and no statement that there is none.`,
          cells: [place(cell, form.title)],
          form,
        }),
      ];
    }
    if (isEmpty(form) || !statement || !/空表|无数据/.test(statement.text)) return [];
    return [
      report(context, {
        rule: 'C-EMPTY',
        level: 'error',
        zh: `《${form.title}》有数据，表下却注明“${statement.text}”；请删去说明或核对数据。`,
        en: `${form.title} holds amounts although its note says it is empty.`,
        cells: [place(statement.cell, statement.text)],
        form,
      }),
    ];
  });

/** C-UNITHEAD: every form with amounts states its unit. */
export const unitHeads: Check = (context) =>
  context.disclosure.forms.flatMap((form) => {
    if (form.unitStated || form.panels.length === 0 || isEmpty(form)) return [];
    return report(context, {
      rule: 'C-UNITHEAD',
      level: 'warning',
      zh: `《${form.title}》没有注明金额单位，暂按“${form.unit}”读；请在表头注明“单位：${form.unit}”。`,
      en: `${form.title} does not state its unit; it was read as ${form.unit}.`,
      cells: [place({ sheet: form.sheet, address: 'A1' }, form.title)],
      form,
    });
  });

const TEMPLATE_LABEL = /^(?:部门名称|单位名称|项目名称|科目名称)[0-9一二三四五]{0,2}$|^\.{3,}$|^…+$|^某某|^[X×*]{2,}(?:单位|部门|项目|局)/;

/** C-PLACEHOLDER: lines of the template that were left in a form. */
export const placeholders: Check = (context) =>
  context.disclosure.forms.flatMap((form) => {
    const left = form.panels.flatMap(({ lines }) => lines.filter(({ name }) => TEMPLATE_LABEL.test(name)));
    if (left.length === 0) return [];
    return report(context, {
      rule: 'C-PLACEHOLDER',
      level: 'warning',
      zh: `《${form.title}》残留模板占位行：${left.map(({ label }) => `“${label}”`).join('、')}；没有此项的应公开空表并注明。`,
      en: `${form.title} still holds lines of the template: ${left.map(({ label }) => label).join(', ')}.`,
      cells: left.map(({ labelCell, label }) => place(labelCell, label)),
      form,
    });
  });

/** C-LEVEL: 功能 to 项, basic expenditure by 款. */
export const levels: Check = (context) =>
  context.disclosure.forms.flatMap((form) => {
    const lines = form.panels.flatMap((panel) => panel.lines);
    const codes = lines.flatMap(({ key }) => (key.type === 'function' || key.type === 'economic' ? [key.code] : []));
    const wanted = form.kind === '一般公共预算支出表' ? 7 : form.kind === '一般公共预算基本支出表' ? 5 : 0;
    if (wanted === 0 || codes.length === 0 || isEmpty(form) || codes.some((code) => code.length >= wanted || code.startsWith('?')))
      return [];
    if (lines.some(({ key, parent }) => key.type === 'label' && parent !== null)) return [];
    return report(context, {
      rule: 'C-LEVEL',
      level: 'error',
      zh: `《${form.title}》应公开到${wanted === 7 ? '功能分类的项级' : '经济分类的款级'}，现只到${wanted === 7 ? '类、款' : '类'}。`,
      en: `${form.title} must be published down to ${wanted === 7 ? '项' : '款'}.`,
      cells: [place({ sheet: form.sheet, address: 'A1' }, form.title)],
      form,
    });
  });

/** A-DUPROW: the same number twice in a numbered list. */
export const duplicateNumbers: Check = (context) =>
  context.disclosure.forms.flatMap((form) =>
    form.panels.flatMap((panel) => {
      const seen = new Map<string, (typeof panel.lines)[number]>();
      return panel.lines.flatMap((line): Finding[] => {
        const numbering = readNumbering(normalize(line.label));
        if (!numbering) return [];
        const key = `${line.parent?.row ?? 'root'}#${numbering.style}#${numbering.ordinal}`;
        const first = seen.get(key);
        seen.set(key, line);
        return first && first.parent === line.parent && !sectionBetween(panel.lines, first, line)
          ? [duplicate(context, form, first, line)]
          : [];
      });
    }),
  );

/** A total between two lines begins the numbering anew. */
function sectionBetween(
  lines: readonly { readonly row: number; readonly role: string }[],
  a: { readonly row: number },
  b: { readonly row: number },
): boolean {
  return lines.some(({ row, role }) => role === 'total' && row > a.row && row < b.row);
}

function duplicate(
  context: CheckContext,
  form: Form,
  first: Form['panels'][number]['lines'][number],
  second: Form['panels'][number]['lines'][number],
): Finding {
  return report(context, {
    rule: 'A-DUPROW',
    level: 'hint',
    zh: `序号重复：“${first.label}”与“${second.label}”；请顺延编号。`,
    en: `The same number twice: ${first.label} and ${second.label}.`,
    cells: [place(second.labelCell, second.label), place(first.labelCell, first.label)],
    form,
  });
}
