import type { CodeContext } from './phrase';
import type { Token } from './token';

/** Which codes the names and levels of a phrase stand for: 类→款→项 narrows. */

/** A name, code or level of a phrase. */
export interface Link {
  readonly token: Token;
  readonly functions: readonly string[];
  readonly economics: readonly string[];
  readonly projects: readonly string[];
  readonly level: string | null;
}

/** The digits of a subject's code, by its level. */
export const LEVEL_LENGTH: ReadonlyMap<string, number> = new Map([
  ['类', 3],
  ['款', 5],
  ['项', 7],
]);

/** The codes the last name of a chain may have: those below the names before it, those of the list around it, this workbook's first. */
export function narrowed(links: readonly Link[], code: string, context: CodeContext): readonly string[] {
  const last = links.at(-1)!;
  let codes = last.functions;
  for (const above of links.slice(0, -1).reverse()) {
    const within = codes.filter((code) => above.functions.some((wider) => code.startsWith(wider)));
    if (within.length > 0) codes = within;
  }
  if (code !== '' && codes.includes(code)) return [code];
  const own = codes.filter((code) => context.own.has(code));
  if (own.length > 0) codes = own;
  const { prefix } = context;
  for (const length of [5, 3]) {
    if (prefix.length < length || codes.length < 2) continue;
    const within = codes.filter((code) => code.startsWith(prefix.slice(0, length)));
    if (within.length > 0) codes = within;
  }
  return codes;
}

/** The code that digits give below what stands before them; null where they belong to the name before them: 司法(06款). */
export function codeBelow(last: Link | undefined, digits: string, length: number): string | null {
  if (!last) return length === 3 && digits.length === 3 && digits.startsWith('2') ? digits : null;
  const [above] = last.functions;
  return last.token.kind === 'level' && above?.length === length - 2 && digits.length === 2 ? above + digits : null;
}
