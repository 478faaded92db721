import type { Disclosure } from '../forms/disclosure';
import { Cross } from './cross/context';
import { economicRelations } from './cross/economic';
import { performanceRelations } from './cross/performance';
import { splitRelations } from './cross/splits';
import { subjectRelations } from './cross/subjects';
import { totalRelations } from './cross/totals';
import type { Relation } from './relation';
import { balanceRelations } from './structure/balance';
import { lineRelations } from './structure/lines';
import { rowRelations } from './structure/rows';

/** Every relation that the structure of the forms and the national catalogue state for a disclosure. */
export function relationsOf(disclosure: Disclosure): Relation[] {
  const cross = new Cross(disclosure);
  return [
    ...rowRelations(disclosure),
    ...lineRelations(disclosure),
    ...balanceRelations(disclosure),
    ...totalRelations(cross),
    ...subjectRelations(cross),
    ...economicRelations(cross),
    ...splitRelations(cross),
    ...performanceRelations(cross),
  ];
}
