import type { Field, Form } from '../../forms/disclosure';
import { normalize } from '../../workbook/text';
import { bind, formOf, total, type Query } from '../../facts/bind';
import type { FormKind } from '../../forms/disclosure';
import { term, type Term, type Draft } from '../../relations/relation';
import { bestAlternative, type Cross } from './cross';

/** 绩效目标表 against the budget forms: the sums of 整体 and 项目 goals are those of the disclosure. */
export function performanceAmounts(cross: Cross): Draft[] {
  return cross.disclosure.forms.flatMap((form) => {
    if (form.kind === '整体绩效目标表') return [...overall(cross, form), ...parts(cross, form, OVERALL_PARTS)];
    if (form.kind === '绩效自评表') return byHeading(form).flatMap((column) => parts(cross, column, PROJECT_PARTS));
    return form.kind === '项目绩效目标表'
      ? [...project(cross, form), ...projectTable(cross, form), ...parts(cross, form, PROJECT_PARTS)]
      : [];
  });
}

interface Expected {
  readonly field: RegExp;
  readonly where: readonly (Query & { readonly form: FormKind })[];
}

const BASIC = { nature: '基本' } as const;
const PERSONNEL = { nature: '基本', funds: '人员' } as const;
const OPERATING = { nature: '基本', funds: '公用' } as const;

/** What the fields of the overall form must equal, in order of preference. */
const OVERALL: readonly Expected[] = [
  {
    field: /^(?:部门|单位|年度)?(?:年度)?(?:预算总额|支出预算合计|收入预算合计|资金总额|预算资金总额|部门预算总额)$/,
    where: [
      { form: '收支总表', line: total, side: '支出' },
      { form: '支出总表', line: total },
      { form: '财政拨款收支总表', line: total, side: '支出' },
    ],
  },
  {
    field: /^基本支出(?:预算)?$/,
    where: [
      { form: '支出总表', line: total, facets: BASIC },
      { form: '一般公共预算支出表', line: total, facets: BASIC },
    ],
  },
  {
    field: /^项目(?:支出|经费)(?:预算)?$/,
    where: [
      { form: '支出总表', line: total, facets: { nature: '项目' } },
      { form: '一般公共预算支出表', line: total, facets: { nature: '项目' } },
      { form: '项目支出表', line: total },
    ],
  },
  {
    field: /^人员(?:经费|支出)$/,
    where: [
      { form: '一般公共预算基本支出表', line: total, facets: { funds: '人员' } },
      { form: '支出总表', line: total, facets: PERSONNEL },
      { form: '一般公共预算支出表', line: total, facets: PERSONNEL },
    ],
  },
  {
    field: /^公用(?:经费|支出)$/,
    where: [
      { form: '一般公共预算基本支出表', line: total, facets: { funds: '公用' } },
      { form: '支出总表', line: total, facets: OPERATING },
      { form: '一般公共预算支出表', line: total, facets: OPERATING },
    ],
  },
];

function fieldTerm(form: Form, field: Field, role: Term['role'] = 'total'): Term {
  return term(form, field.amount, field.name, role, 1, field.unit);
}

function overall(cross: Cross, form: Form): Draft[] {
  return form.fields.flatMap((field) => {
    if (field.path.some((part) => /上年|去年/.test(part))) return [];
    const expected = OVERALL.find((candidate) => candidate.field.test(field.name));
    const alternatives = expected?.where.flatMap(({ form: kind, ...query }) => {
      const other = formOf(cross.disclosure, kind);
      const terms = other && bind(other, query, 'counterpart');
      return terms ? [terms] : [];
    });
    const left = [fieldTerm(form, field)];
    const right = alternatives && bestAlternative(left, alternatives);
    return right ? [cross.between(left, right)] : [];
  });
}

/** 上级安排, 本级安排 and 其他 of an overall form that prints no total make up the budget. */
export function fundsTotal(cross: Cross, form: Form): Draft[] {
  const fields = form.fields.filter(({ name }) => /^(?:上级安排|本级安排|上级财政|本级财政|其他(?:资金)?)$/.test(name));
  const summary = formOf(cross.disclosure, '收支总表');
  const right = summary && bind(summary, { line: total, side: '支出' }, 'counterpart');
  if (fields.length < 2 || !right || form.fields.length > fields.length) return [];
  return [
    cross.between(
      fields.map((field) => fieldTerm(form, field, 'addend')),
      right,
    ),
  ];
}

interface Parts {
  readonly whole: RegExp;
  readonly parts: RegExp;
}

/** Fields of one form that add up. */
const OVERALL_PARTS: readonly Parts[] = [
  { whole: /支出预算合计$/, parts: /^(?:人员|公用|项目)(?:经费|支出)$/ },
  { whole: /预算总额$/, parts: /^(?:基本|项目)支出$/ },
  { whole: /预算总额$/, parts: /^(?:政府预算资金|财政专户管理资金|单位资金)$/ },
];
const PROJECT_PARTS: readonly Parts[] = [{ whole: /(?:资金总额|预算总额|预算数)$/, parts: /^(?:财政拨款|财政资金|其他资金|上年结转)$/ }];

function parts(cross: Cross, form: Form, definitions: readonly Parts[]): Draft[] {
  return definitions.flatMap((definition) => {
    const whole = form.fields.filter(({ name }) => definition.whole.test(name));
    const addends = form.fields.filter(({ name }) => definition.parts.test(name));
    if (whole.length !== 1 || addends.length === 0) return [];
    return [
      {
        ...cross.between(
          [fieldTerm(form, whole[0]!)],
          addends.map((field) => fieldTerm(form, field, 'addend')),
        ),
        scope: () => null,
      },
    ];
  });
}

/** 自评表 give the same fields for several columns (年初预算数, 全年执行数): each adds up on its own. */
function byHeading(form: Form): Form[] {
  const columns = new Map<string, Field[]>();
  for (const field of form.fields) {
    const column = field.amount.cell.address.replace(/[0-9]+$/, '');
    columns.set(column, [...(columns.get(column) ?? []), field]);
  }
  return [...columns.values()].map((fields) => ({ ...form, fields }));
}

/** A project's own form: its total is what the project is given in the forms that list projects. */
function project(cross: Cross, form: Form): Draft[] {
  const field = form.fields.find(({ name }) => /(?:资金总额|预算总额)$/.test(name));
  const name = [...form.texts].findLast(([label]) => /^(?:二级)?项目名称$/.test(label))?.[1];
  if (!field || !name) return [];
  const left = [fieldTerm(form, field)];
  const right = bestAlternative(left, projectAmounts(cross, normalize(name), normalize(form.title)));
  return right ? [cross.between(left, right)] : [];
}

const PROJECT_FORMS: readonly FormKind[] = ['项目支出表', '一般公共预算项目支出表'];

/** The amounts a project has in the forms that list projects: in all, or of the year. */
function projectAmounts(cross: Cross, name: string, title: string): Term[][] {
  return PROJECT_FORMS.flatMap((kind) => {
    const form = formOf(cross.disclosure, kind);
    if (!form) return [];
    return form.panels.flatMap((panel) => {
      const named = panel.lines.filter(({ key, children }) => key.type === 'project' && key.name === name && children.length === 0);
      const own = named.filter(({ texts }) => texts.some(([, text]) => text.length > 4 && title.startsWith(normalize(text))));
      return (own.length > 0 ? own : named).flatMap((line) => {
        const first = line.amounts.map((amount, index) => ({ amount, index })).filter(({ amount }) => amount.value !== null);
        const yearly = first.filter(({ index }) => panel.columns[index]!.facets.period === '本年');
        return [...yearly, ...first.slice(0, 1)].map(({ amount, index }) => [
          term(form, amount, `${line.label}·${panel.columns[index]!.path.at(-1) ?? ''}`, 'counterpart'),
        ]);
      });
    });
  });
}

/** A table of all projects with their amounts (项目绩效目标表 in one sheet). */
function projectTable(cross: Cross, form: Form): Draft[] {
  return form.panels.flatMap((panel) =>
    panel.lines.flatMap((line) => {
      if (line.key.type !== 'project') return [];
      const left = [term(form, line.amounts[0]!, line.label, 'total')];
      const right = bestAlternative(left, projectAmounts(cross, line.key.name, ''));
      return right ? [cross.between(left, right, { family: '项目表' })] : [];
    }),
  );
}
