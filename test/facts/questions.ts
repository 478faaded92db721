import { factBase, type FactBase } from '../../src/facts/base';
import { bind, formOf, type LineQuery } from '../../src/facts/bind';
import type { Question, Subject } from '../../src/facts/coordinate';
import { termsAtPath } from '../../src/facts/paths';
import type { Disclosure, Facets, Form, FormKind } from '../../src/forms/disclosure';
import { FactReader } from '../../src/narrative/facts';
import { sumOf } from '../../src/relations/relation';

/** The same question as a rule, a pack and a sentence ask it. */
export interface Asked {
  readonly name: string;
  readonly form: Form;
  readonly line: LineQuery;
  readonly path: string;
  readonly facets: Facets;
  readonly question: Question;
}

const KINDS: readonly FormKind[] = ['支出总表', '一般公共预算支出表', '一般公共预算基本支出表', '政府性基金表', '国有资本经营表'];

const COLUMNS: readonly (readonly [column: string, facets: Facets])[] = [
  ['', {}],
  ['基本支出', { nature: '基本' }],
  ['项目支出', { nature: '项目' }],
  ['人员经费', { funds: '人员' }],
  ['公用经费', { funds: '公用' }],
];

/** The total and every coded line of the forms of spending, in every column that forms of spending can have. */
export function questionsOf(disclosure: Disclosure): Asked[] {
  return KINDS.flatMap((kind) => {
    const form = formOf(disclosure, kind);
    return form ? subjectsOf(form).flatMap((subject) => COLUMNS.map(([column, facets]) => asked(form, subject, column, facets))) : [];
  });
}

function subjectsOf(form: Form): Subject[] {
  const codes = form.panels.flatMap(({ lines }) =>
    lines.flatMap(({ key }) => (key.type === 'function' || key.type === 'economic' ? [`${key.type} ${key.code}`] : [])),
  );
  const coded = [...new Set(codes)].map((code): Subject => {
    const [type, own] = code.split(' ') as ['function' | 'economic', string];
    return { type, code: own };
  });
  return [{ type: 'total', grade: null }, ...coded.filter((subject) => 'code' in subject && /^[0-9]+$/.test(subject.code))];
}

function asked(form: Form, subject: Subject, column: string, facets: Facets): Asked {
  const row = 'code' in subject ? subject.code : '合计';
  const path = [form.kind, row, ...(column ? [column] : [])].join('/');
  const said = { value: '', inherited: false };
  const wanted: Question['facets'] = {
    ...(form.facets.source ? { source: { ...said, value: form.facets.source } } : {}),
    ...((facets.nature ?? form.facets.nature) ? { nature: { ...said, value: (facets.nature ?? form.facets.nature)! } } : {}),
    ...(facets.funds ? { funds: { ...said, value: facets.funds } } : {}),
    side: { ...said, value: '支出' },
  };
  const line: LineQuery = 'code' in subject ? { type: subject.type, code: subject.code } : { type: 'total' };
  return { name: path, form, line, path, facets, question: { subject, facets: wanted, year: 0, kinds: [form.kind] } };
}

/** What each of the three says, in 元; null where it says nothing. */
export class ThreeAnswers {
  private readonly base: FactBase;
  private readonly reader: FactReader;

  constructor(private readonly disclosure: Disclosure) {
    this.base = factBase(disclosure, null);
    this.reader = new FactReader(disclosure);
  }

  /** As validate binds a relation. */
  rule({ form, line, facets }: Asked): string | null {
    const terms = bind(form, { line, facets }, 'counterpart');
    return terms === null || terms.every(({ amount }) => amount.blank) ? null : sumOf(terms).toString();
  }

  /** As narrate reads a path. */
  pack({ path }: Asked): string | null {
    const terms = termsAtPath(this.disclosure, path);
    const yuan = this.reader.fact(path).yuan;
    return typeof terms === 'string' || terms.every(({ amount }) => amount.blank) ? null : (yuan?.toString() ?? null);
  }

  /** As proofread and roll bind words: what the form of the section says with nothing supposed, and everything that would do as well. */
  words({ form, question }: Asked): string[] {
    const own = this.base.readings(question).filter((reading) => reading.form === form && !reading.blank);
    const [first] = own;
    return first ? own.filter(({ cost }) => cost === first.cost).map(({ yuan }) => yuan.toString()) : [];
  }
}
