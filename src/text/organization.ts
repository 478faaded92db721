import type { Token } from './token';

/**
 * 某区水务局2024年度…: who a sentence begins with, before the year, is the unit, however its name is written there; it says nothing of an
 * amount. Linear.
 */
export function withOrganizations(text: string, tokens: readonly Token[]): Token[] {
  const made: Token[] = [];
  let first = 0;
  for (const token of tokens) {
    if (token.kind === 'year' && isName(text, made, first)) {
      const [{ start }] = made.splice(first) as [Token, ...Token[]];
      const end = token.start;
      made.push({ kind: 'unitword', start, end, meaning: text.slice(start, end), also: [], number: null, name: null });
    }
    made.push(token);
    if (STOPS.has(token.kind)) first = made.length;
  }
  return made;
}

const STOPS: ReadonlySet<Token['kind']> = new Set(['stop', 'semicolon', 'colon', 'comma']);
const LONGEST_NAME = 30;
/** What offices are called. */
const OFFICE = /[一-龥)](?:局|厅|部|委|委员会|办|办公室|中心|站|所|队|院|校|学|园|馆|处|社|台|会|公司|政府|镇|乡|街道|机关|基地)$/;

/** Whether words from a stop on are the name of an office that no entry knows. */
function isName(text: string, tokens: readonly Token[], first: number): boolean {
  const own = tokens.slice(first);
  const [from, to] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
  return (
    to - from >= 3 &&
    to - from <= LONGEST_NAME &&
    own.some(({ kind }) => kind === 'fill') &&
    own.every(({ number, kind }) => number === null && kind !== 'compare') &&
    OFFICE.test(text.slice(from, to).trimEnd())
  );
}
