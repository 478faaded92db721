import type { Finding } from '../../findings/finding';
import { negativeAmounts } from './amounts';
import type { Check, CheckContext } from './check';
import { basicItems, codeNames, codePlaces, formerNames, governmentItems, personnelColumns, travelAllowance } from './codes';
import { duplicateNumbers, emptyForms, levels, placeholders, requiredForms, unitHeads } from './completeness';
import { agencyFunds, noteAmounts, titleScope } from './scope';
import { scores } from './scores';
import { unitNames } from './units';

/** Every check that is no equation between amounts. */
const CHECKS: readonly Check[] = [
  requiredForms,
  emptyForms,
  unitHeads,
  placeholders,
  levels,
  duplicateNumbers,
  negativeAmounts,
  codeNames,
  codePlaces,
  formerNames,
  governmentItems,
  personnelColumns,
  basicItems,
  travelAllowance,
  unitNames,
  scores,
  titleScope,
  agencyFunds,
  noteAmounts,
];

export function runChecks(context: CheckContext): Finding[] {
  return CHECKS.flatMap((check) => check(context));
}
