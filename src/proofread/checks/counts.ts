import { Decimal } from 'decimal.js';
import { countLineMeant, countLines } from '../../facts/counts';
import { term } from '../../relations/relation';
import { sentenceBefore } from '../../text/block';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf } from '../wording';

/** T-COUNT: what a form counts too is the same there, and nobody comes in fewer persons than groups. */
export function counts(text: BoundText): Judgement {
  const counted = text.loose.filter(({ why }) => why === 'count');
  return all([
    ...counted.map((count) => againstForm(text, count)),
    ...counted.slice(1).map((persons, index) => fewerThanGroups(counted[index]!, persons)),
  ]);
}

/** 接待19批次、13人次: nobody comes in fewer persons than groups. */
function fewerThanGroups(groups: Loose, persons: Loose): Judgement {
  const { block } = persons.context;
  const between = block.text.slice(groups.number.end, persons.number.start);
  const pair =
    groups.context.block === block && /^[ \0]*[、,(]?[ \0]*(?:共|共计|累计|合计|接待)?(?:来宾|来访人员|人员)?[ \0]*$/.test(between);
  // 来访团组22个，来宾196人次
  const areGroups = /^批/.test(groups.number.unit) || (groups.number.unit === '个' && /团组$/.test(clean(groups.words)));
  if (!pair || !areGroups || persons.number.unit !== '人次') return NOTHING;
  if (persons.number.value.gte(groups.number.value)) return NOTHING;
  const stated = block.text.slice(groups.number.start, persons.number.end);
  return accuse(
    {
      block,
      start: groups.number.start,
      end: persons.number.end,
      stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `“${stated}”人次少于批次；请核对。`,
      en: `Fewer persons than groups in “${stated}”.`,
    },
    [groups.number, persons.number],
  );
}

/** A number that a form counts too, at the end of the year, is the same there. */
function againstForm({ disclosure }: BoundText, { context: { block }, number }: Loose): Judgement {
  const line = countLineMeant(countLines(disclosure), {
    before: sentenceBefore(block, number.start),
    unit: number.unit,
    year: disclosure.year,
  });
  const amount = line?.amount;
  if (!line?.actual || !amount?.value) return NOTHING;
  const { form, name } = line;
  const reading = {
    form,
    terms: [term(form, amount, name, 'counterpart')],
    yuan: amount.value,
    half: new Decimal(0),
    blank: false,
    cost: 0,
    prior: false,
  };
  if (amount.value.eq(number.value)) return confirm('cell', [number], [reading]);
  const stated = block.text.slice(number.start, number.end);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      expected: amount.value.toString(),
      actual: stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `文中写 ${stated}，《${form.title}》“${name}”为 ${amount.value.toString()}；请核对。`,
      en: `${stated} is ${amount.value.toString()} in the form.`,
      cells: cellsOf([reading]),
    },
    [number],
  );
}

function clean(words: string): string {
  return words.replace(/[ \0]/g, '');
}
