import type { Block } from '../block';
import type { Claim } from '../frames';
import { NEARLY_ALL_OF } from '../items';
import { aboutOf, type Alternative, type Phrase } from '../phrase';
import { isSubjectOnly } from './claims';

/** Sources and kinds of spending that are told of a subject, and not of all. */

/** What it costs that a kind told of a subject is that of all: enough that it may confirm and accuse nothing. */
const OF_ALL = 1.2;

/** 人员支出 below a subject is that of the subject, or of all; 一般公共预算 below “三公”经费 or 政府采购 is what of these it pays for. */
export function ofParent(parent: Claim, phrase: Phrase): readonly Alternative[] {
  // 差旅费8万元(其中:项目支出4万元): no 项目支出 of all is a part of that.
  return isItem(parent) || parent.about[0]!.subject.type === 'economic'
    ? parent.about
    : [...parent.about, ...aboutOf(phrase).map(({ subject }) => ({ subject, cost: OF_ALL }))];
}

/** 一般公共预算拨款6万元, on a line of its own below the heading 政府采购: a source and nothing that it could be all of. */
export function isSourceAlone({ source, period, nature, funds, side }: Phrase): boolean {
  return source !== undefined && [period, nature, funds, side].every((facet) => facet === undefined);
}

/** 教育支出9万元,基本支出6万元、项目支出3万元: kinds of the subject before. */
export function isNatureAlone({ source, period, nature, funds, total }: Phrase): boolean {
  return (nature ?? funds) !== undefined && !total && [source, period].every((facet) => facet === undefined);
}

/** 公务接待费2.2万元。国内公务接待31批次,共计支出…: guests that were counted are those of the amount that the block has told. */
export function isAllOf({ alternatives: [part] }: Phrase, current: Claim | null, block: Block): boolean {
  const own = part?.subject;
  const whole = current?.about[0]!.subject;
  if (own?.type !== 'item' || whole?.type !== 'item' || current!.context.block !== block || isSubjectOnly(current!)) return false;
  return NEARLY_ALL_OF.get(own.item) === whole.item;
}

/** 政府采购：总额9万元: nothing but a total, of what the colon stands behind. */
export function isTotalOf(phrase: Phrase, { alternatives, fill }: Phrase): boolean {
  const { source, period, nature, funds, side } = phrase;
  const bare = phrase.total && phrase.grade === null && phrase.alternatives.length === 0 && phrase.fill === '';
  return bare && alternatives.length > 0 && fill === '' && [source, period, nature, funds, side].every((facet) => facet === undefined);
}

export function isItem({ about: [first] }: Claim): boolean {
  return first?.subject.type === 'item';
}
