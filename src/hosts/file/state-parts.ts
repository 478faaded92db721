import { acceptedIn, REASONS_KEY } from '../../findings/accepted';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { stateKey, valueOfXml } from '../excel/state';
import type { Relationship } from './package';

/** A package, or one that is being changed. */
interface Parts {
  readonly workbookPart: string;
  relations(part: string): Relationship[];
  has(part: string): boolean;
  text(part: string): string;
}

/** The parts of state by key; of two parts with one key the first counts. */
export function stateParts(pack: Parts): Map<string, string> {
  const parts = new Map<string, string>();
  for (const { type, external, target } of pack.relations(pack.workbookPart)) {
    if (type !== 'customXml' || external || !pack.has(target)) continue;
    const key = stateKey(pack.text(target));
    if (key !== null && !parts.has(key)) parts.set(key, target);
  }
  return parts;
}

/** The 核实说明 that the workbook keeps. */
export function acceptedOf(pack: Parts): Pick<WorkbookSnapshot, 'accepted'> {
  const part = stateParts(pack).get(REASONS_KEY);
  return part === undefined ? {} : acceptedIn(valueOfXml(pack.text(part)) ?? undefined);
}
