import type { Disclosure } from '../forms/disclosure';
import { Cross } from './cross/context';
import { economicRelations } from './cross/economic';
import { priorRelations, type Prior } from './cross/prior';
import { performanceRelations } from './cross/performance';
import { splitRelations } from './cross/splits';
import { subjectRelations } from './cross/subjects';
import { totalRelations } from './cross/totals';
import type { Relation } from './relation';
import { balanceRelations } from './structure/balance';
import { lineRelations } from './structure/lines';
import { rowRelations } from './structure/rows';

/** Every relation that the structure of the forms and the national catalogue state for a disclosure, and for last year's beside it. */
export function relationsOf(disclosure: Disclosure, prior?: Prior): Relation[] {
  return [
    ...rowRelations(disclosure),
    ...lineRelations(disclosure),
    ...balanceRelations(disclosure),
    ...setsOf(disclosure).flatMap(betweenForms),
    ...(prior ? priorRelations(disclosure, prior) : []),
  ];
}

function betweenForms(set: Disclosure): Relation[] {
  const cross = new Cross(set);
  return [
    ...totalRelations(cross),
    ...subjectRelations(cross),
    ...economicRelations(cross),
    ...splitRelations(cross),
    ...performanceRelations(cross),
  ];
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
