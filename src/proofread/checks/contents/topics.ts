import type { FormKind } from '../../../forms/disclosure';
import type { Bound } from '../../bind';
import { NOTHING, type Judgement } from '../../judgement';
import type { Outlined } from '../../outline';
import type { BoundText } from '../../proof';
import { onBlock } from './on-block';

const ALL_FUNDS = '收支总体情况';

/** What every locality asks for, with the form that holds its numbers: a workbook without that form says nothing of the topic. */
const TOPICS: readonly (readonly [topic: string, says: RegExp, form?: FormKind])[] = [
  [ALL_FUNDS, /收支|收入支出|收入预算|收入决算|收入总计|支出总计/],
  ['“三公”经费', /三公/, '“三公”经费表'],
  ['机关运行经费', /运行经费|公用经费/],
  ['政府采购', /政府采购/],
  ['国有资产占用', /国有资产|固定资产|车辆/],
  ['预算绩效', /绩效/],
];
/** What the rules ask for step by step. */
const GRADUAL: ReadonlySet<string> = new Set(['国有资产占用', '预算绩效']);
const FEWEST_TOPICS = 4;
const FEWEST_HEADINGS = 4;

/** C-PARAS: a text that goes through the topics of a narrative leaves none out. A text of a few paragraphs is an extract. */
export function missingTopics(text: BoundText, body: readonly Outlined[]): Judgement {
  const { disclosure } = text;
  const first = body.find((outlined) => outlined.body !== '');
  const kinds = new Set(disclosure.forms.map(({ kind }) => kind));
  const told = (topic: string, says: RegExp): boolean =>
    body.some(({ block }) => says.test(block.text)) || (topic === ALL_FUNDS && text.claims.some(isOfAllFunds));
  const missing = TOPICS.filter(([topic, says, form]) => (!form || kinds.has(form)) && !told(topic, says)).map(([topic]) => topic);
  const headings = body.filter(({ block }) => block.level !== null).length;
  if (!first || missing.length === 0 || TOPICS.length - missing.length < FEWEST_TOPICS || headings < FEWEST_HEADINGS) return NOTHING;
  const required = missing.some((topic) => !GRADUAL.has(topic));
  const zh = `文中没有说到：${missing.join('、')}。${required ? '这是必须公开的内容' : '这是逐步公开的内容'}，没有的也要写明；如在别的文件中，请一并核对。`;
  return onBlock('C-PARAS', required ? 'warning' : 'hint', first.block, zh, `Not mentioned: ${missing.join(', ')}.`);
}

/** 预算支出总额为…, 财务总收入…: whatever it is called, it is the total of all funds and not of one source. */
function isOfAllFunds({ claim: { about, facets, year, number } }: Bound): boolean {
  const { source, nature, funds, side, period } = facets;
  return (
    year === 0 &&
    number.kind === 'money' &&
    about[0]!.subject.type === 'total' &&
    side !== undefined &&
    [source, nature, funds].every((facet) => facet === undefined) &&
    period?.value.endsWith('结转') !== true
  );
}
