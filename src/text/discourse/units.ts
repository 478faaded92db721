import { isUnit } from '../../facts/coordinate';
import type { Block } from '../block';
import type { Section } from '../frames';
import type { Phrase } from '../phrase';
import type { Token } from '../token';

/** 某中心收入9万元,支出8万元: what is said of one of the units of a department is no amount of all of it. */

/** Where a unit was named, and whether a paragraph begins with it. */
export interface NamedUnit {
  readonly sentence: number;
  readonly opens: boolean;
}

interface Around {
  readonly block: Block;
  readonly sections: readonly Section[];
  readonly sentence: number;
  unit: NamedUnit | null;
}

/** Remembers a unit that a sentence names. */
export function takeUnit(scope: Around, token: Token): void {
  const own = token.name?.projects.some((name) => isUnit({ type: 'project', name })) ?? false;
  if (!own) return;
  const opens = scope.block.text.slice(scope.block.numbering, token.start).trim() === '';
  // A paragraph that names several is of none of them.
  scope.unit = { sentence: scope.sentence, opens: opens && scope.unit === null };
}

/** Whether what stands here is said of a unit: the sentence, the beginning of the paragraph or a heading names one. */
export function isOfUnit({ unit, sentence, sections }: Around): boolean {
  return (unit !== null && (unit.opens || unit.sentence === sentence)) || sections.some(({ phrase }) => namesUnit(phrase));
}

export function namesUnit({ alternatives }: Phrase): boolean {
  return alternatives.some(({ subject }) => isUnit(subject));
}
