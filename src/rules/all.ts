import type { Disclosure } from '../forms/disclosure';
import type { Finding, Language, Level } from '../findings/finding';
import { fingerprint } from '../findings/fingerprint';
import type { Relation, Draft } from '../relations/relation';
import { balanceRelations } from '../relations/structure/balance';
import { lineRelations } from '../relations/structure/lines';
import { rowRelations } from '../relations/structure/rows';
import { CATALOGUE, RULES } from './index';
import type { CheckContext, Report, Rule, Unchecked } from './rule';
import { Cross } from './support/cross';
import type { Prior } from './support/prior';

/** Every relation that the rules state for a disclosure, and for another workbook beside it. */
export function relationsOf(disclosure: Disclosure, prior?: Prior): Relation[] {
  const structural = [rowRelations, lineRelations, balanceRelations].flatMap((layout) => layout(disclosure, levelOf));
  const crosses = setsOf(disclosure).map((set) => new Cross(set));
  const relations: Relation[] = structural;
  for (const rule of RULES) {
    if (rule.relations) for (const cross of crosses) ofRule(rule, rule.relations(cross), relations);
    if (rule.beside && prior) ofRule(rule, rule.beside(disclosure, prior), relations);
  }
  return relations;
}

/** Families are compared often: the relations of one share its name. */
function ofRule({ id, level }: Rule, drafts: readonly Draft[], relations: Relation[]): void {
  const families = new Map<string, string>();
  for (const draft of drafts) {
    let family = families.get(draft.family);
    if (family === undefined) families.set(draft.family, (family = `${id}#${draft.family}`));
    relations.push(Object.assign(draft, { rule: id, level, family }));
  }
}

export function levelOf(id: string): Level {
  const rule = CATALOGUE.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule.level;
}

export interface Checks {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly (Unchecked & Pick<Rule, 'id'>)[];
}

/** What the checks that are no equations between amounts report, and what they had to leave. */
export function runChecks(context: CheckContext): Checks {
  const findings: Finding[] = [];
  const unchecked: Checks['unchecked'][number][] = [];
  for (const rule of RULES)
    for (const told of rule.check?.(context) ?? []) {
      if ('unchecked' in told) unchecked.push({ ...told, id: rule.id });
      else findings.push(findingOf(rule, told, context.language));
    }
  return { findings, unchecked };
}

export function findingOf({ id, level, basis }: Rule, { zh, en, cells, form, ...values }: Report, language: Language): Finding {
  const finding = {
    rule: id,
    level,
    message: language === 'zh' ? zh : en,
    basis: basis[language],
    ...values,
    cells,
    ...(form ? { form: form.title } : {}),
  };
  return { ...finding, fingerprint: fingerprint(finding) };
}

/**
 * A workbook can hold the forms of a department and those of its units, one set beside the other. Forms are compared within the set
 * of their organisation; forms that name none belong to every set. Where one organisation has two forms of a kind, that kind binds nothing.
 */
function setsOf(disclosure: Disclosure): Disclosure[] {
  const tables = disclosure.forms.filter(({ panels }) => panels.length > 0);
  const repeated = tables.some((form) =>
    tables.some((other) => other !== form && other.kind === form.kind && other.kind !== '其他' && other.organization !== form.organization),
  );
  const names = [...new Set(tables.map(({ organization }) => organization).filter(Boolean))];
  if (!repeated || names.length < 2) return [disclosure];
  return names.map((name) => ({
    ...disclosure,
    forms: disclosure.forms.filter(({ organization, panels }) => organization === name || organization === '' || panels.length === 0),
  }));
}
