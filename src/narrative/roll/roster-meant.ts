import { FUND_FORMS } from '../../forms/form-words';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import { yuanNow } from './parts';
import { projectRosters, totalOf, type Entry, type Roster } from './roster-entries';
import type { Roller } from './roller';

/** What a text listed or counted last year, and what that is this year. */
export interface Rosters {
  readonly source: string | null;
  readonly last: readonly Entry[];
  readonly next: readonly Entry[];
}

/** The projects of both years, all and by source. */
export function projectsOfBoth({ text, values }: Roller): Rosters[] {
  const next = projectRosters(values.next);
  return projectRosters(text.disclosure).map(({ source, entries }) => ({
    source,
    last: entries,
    next: next.find((own) => own.source === source)?.entries ?? [],
  }));
}

/**
 * Of rosters that last year's text fits equally the one that it means: where they differ this year, an amount of the paragraph that was the
 * total of one and is its total now tells, else the words for its source; where paragraph and headings name none it is all there is. Null
 * where nothing tells: then it is not known.
 */
export function rosterMeant(roller: Roller, block: Block, at: number, fitting: readonly Rosters[]): Rosters | null {
  const [first] = fitting;
  if (!first || new Set(fitting.map(({ next }) => namesOf(next))).size === 1) return first ?? null;
  const near = [...roller.text.where.inBlock(block)].sort(
    (a, b) => Math.abs(a.claim.number.start - at) - Math.abs(b.claim.number.start - at),
  );
  for (const { claim } of near) {
    // 涉及资金275万元，其中：一般公共预算230万元: the amount is the whole, not a part of it.
    if (isSubjectOnly(claim) || claim.year !== 0 || claim.about[0]?.subject.type !== 'total' || claim.parent?.context.block === block)
      continue;
    const yuan = yuanNow(roller, claim);
    const { value, half } = claim.number;
    const fits = ({ last, next }: Rosters): boolean =>
      !!yuan && totalOf(last).minus(value).abs().lte(half) && totalOf(next).minus(yuan).abs().lte(half);
    const own = fitting.filter(fits);
    if (new Set(own.map(({ next }) => namesOf(next))).size === 1) return own[0]!;
  }
  const words = wordsAround(roller, block);
  const named = SOURCES.filter((source) => words.includes(source));
  const own = fitting.filter(({ source }) => (named.length === 0 ? source === null : named.includes(source ?? '')));
  return named.length <= 1 && own.length === 1 ? own[0]! : null;
}

const SOURCES: readonly string[] = ['一般公共预算', '财政拨款', ...FUND_FORMS.keys()];

/** A paragraph and the headings that it stands under. */
function wordsAround({ text }: Roller, block: Block): string {
  const headings: string[] = [];
  let level = Infinity;
  for (const own of text.text.blocks.slice(0, block.index).reverse()) {
    if (own.level === null || own.level >= level) continue;
    headings.push(own.text);
    level = own.level;
  }
  return [block.text, ...headings].join('\n');
}

function namesOf(entries: readonly Entry[]): string {
  return entries.map(({ name }) => name).join('\n');
}

/** Those of a roster's names that a row has, all of them and no others. */
export function namesAll({ entries }: Pick<Roster, 'entries'>, names: ReadonlySet<string>): boolean {
  return entries.length === names.size && entries.every(({ name }) => names.has(name));
}
