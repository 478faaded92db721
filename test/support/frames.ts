import { LEXICON } from '../../src/lexicon/lexicon';
import { readText } from '../../src/text/discourse';
import type { Base, Claim, Frame, Share } from '../../src/text/frames';
import { classificationNames } from '../../src/text/names';
import type { PrintedAmount } from '../../src/text/number';

/** What a sentence is understood to say, a line a frame, without any workbook: the names are those of the national classification. */
export function framesOf(sentence: string, kind: 'budget' | 'final', year: number): string[] {
  const { frames } = readText(sentence.split('\n'), {
    words: { lexicon: LEXICON, names: [classificationNames(year)], organizations: [] },
    kind,
    year,
    codes: new Set(),
  });
  return frames.flatMap((frame) => lineOf(frame) ?? []);
}

function lineOf(frame: Frame): string | null {
  const { text } = frame.context.block;
  const shown = (number: PrintedAmount | null, from = text): string =>
    number ? from.slice(number.start, number.end).replace(/[ \0]/g, '') : '';
  const claim = (one: Claim | null): string => (one ? shown(one.number, one.context.block.text) || subjectOf(one) : '?');
  switch (frame.type) {
    case 'claim':
      return `${shown(frame.number)} = ${subjectOf(frame)}${frame.parent ? ` in ${claim(frame.parent)}` : ''}${doubtsOf(frame.doubts)}`;
    case 'change': {
      const of = frame.of.length > 0 ? frame.of.map(claim).join(' or ') : claim(frame.floating);
      return `${'-±+'[frame.sign + 1]!}${shown(frame.number)} of ${of} against ${frame.base.other ? claim(frame.base.other) : baseOf(frame.base, shown)}${doubtsOf(frame.doubts)}`;
    }
    case 'flat':
      return `same ${frame.of.map(claim).join(' or ')} as ${baseOf(frame.base, shown)}`;
    case 'trend':
      return `${frame.sign > 0 ? 'more' : 'less'} ${frame.of.map(claim).join(' or ') || claim(frame.floating)} than ${baseOf(frame.base, shown)}`;
    case 'share':
      return `${shown(frame.number)} is ${sharerOf(frame, claim)} of ${frame.whole ? claim(frame.whole) : shown(frame.wholeNumber) || (frame.parent ? claim(frame.parent) : '?')}${doubtsOf(frame.doubts)}`;
    case 'completion':
      return `${shown(frame.number)} done: ${claim(frame.of)} of ${frame.budget ? shown(frame.budget) : claim(frame.budgetClaim)}`;
    case 'order':
      return `${frame.left} ${'<=>'[frame.sign + 1]!} ${frame.right}${frame.number ? ` by ${shown(frame.number)}` : ''} of ${claim(frame.of)}`;
    case 'loose':
      return `${shown(frame.number)} ${frame.why}`;
    case 'enumeration':
      return null;
  }
}

/** What a share is of: 甲 or what 甲 is a part of, or 甲 and 乙 together. */
function sharerOf({ of, head, together }: Share, claim: (one: Claim | null) => string): string {
  return together ? together.map(claim).join(' and ') : `${claim(of)}${head ? ` or ${claim(head)}` : ''}`;
}

/** The cheapest subject and its facets, inherited ones with ~. */
function subjectOf({ about, facets, year, stage }: Claim): string {
  const { subject } = about[0]!;
  const name =
    subject.type === 'total'
      ? subject.grade === null
        ? '合计'
        : subject.grade === 'grand'
          ? '总计'
          : '本年合计'
      : subject.type === 'item'
        ? subject.item
        : subject.type === 'project'
          ? subject.name
          : subject.code;
  const own = (['source', 'period', 'nature', 'funds', 'side'] as const).flatMap((dimension) => {
    const facet = facets[dimension];
    return facet ? [`${facet.value}${facet.inherited ? '~' : ''}`] : [];
  });
  const when = year === 0 ? [] : [year === -1 ? '上年' : '他年'];
  return [name, ...own, ...when, ...(stage ? [stage] : [])].join(' ');
}

function baseOf({ year, stage, number }: Base, shown: (number: PrintedAmount | null) => string): string {
  return number ? shown(number) : `${year === -1 ? '上年' : year === 0 ? '本年' : '他年'}${stage ?? ''}`;
}

function doubtsOf(doubts: readonly string[]): string {
  return doubts.length > 0 ? ` (${doubts.join(', ')})` : '';
}
