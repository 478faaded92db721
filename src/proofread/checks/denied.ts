import type { Block } from '../../text/block';
import { MOST_TO_ACCUSE } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf } from '../wording';

/** T-ITEM: 没有使用政府性基金预算拨款安排的支出, where the form has some. */
export function denied(text: BoundText): Judgement {
  return all(text.text.blocks.flatMap((block) => [...block.text.matchAll(NONE)].map((match) => judge(text, block, match))));
}

/** The whole of a source, up to a stop: 没有…安排的“三公”经费 denies but a part. */
const NONE =
  /(?:没有|无|未)(?:使用|安排|发生|涉及|编列)?(政府性基金|国有资本经营|一般公共(?=预算))(?:预算)?(?:财政)?(?:拨款)?(?:安排)?的?(收入支出|收支|收入|支出|预算|拨款)?(?:预算|安排)?(?:情况)?(?=[,。;]|$)/g;
/** Said of another year, of a part of the department, or with an exception. */
const NOT_ALL = /上年|去年|年初|20[0-9]{2}|本级|机关|下属|所属|除|以外|结转/;
const LONGEST = 40;

function judge({ facts, disclosure }: BoundText, block: Block, match: RegExpExecArray): Judgement {
  const [said, source, what = ''] = match as unknown as [string, string, string?];
  const clause = /[^,。;:]*$/.exec(block.text.slice(Math.max(0, match.index - LONGEST), match.index))![0];
  if (NOT_ALL.test(clause.replace(`${disclosure.year}年`, ''))) return NOTHING;
  const sides = what === '收入' ? ['收入'] : what === '支出' ? ['支出'] : ['收入', '支出'];
  const told = sides.map((side) => {
    const facets = {
      source: { value: source === '一般公共' ? '一般公共预算' : source, inherited: false },
      side: { value: side, inherited: false },
    };
    const readings = facts
      .readings({ subject: { type: 'total', grade: null }, facets, year: 0 })
      .filter(({ cost, prior }) => cost <= MOST_TO_ACCUSE && !prior);
    return readings.every(({ yuan, blank }) => !blank && yuan.gt(0)) ? readings[0] : null;
  });
  const best = told.find((reading) => reading);
  // What has come in and was not spent is denied by one of two, where not both are.
  const both = what === '收支' || what === '收入支出';
  if (!best || (!both && told.includes(null))) return NOTHING;
  return accuse(
    {
      block,
      start: match.index,
      end: match.index + said.length,
      stated: said,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `文中写“${said}”，《${best.form.title}》中${source}预算有数；请核对。`,
      en: `“${said}”, but the form has amounts of ${source}.`,
      cells: cellsOf([best]),
    },
    [],
  );
}
