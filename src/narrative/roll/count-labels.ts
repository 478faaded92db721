import type { Block } from '../../text/block';
import type { PrintedAmount } from '../../text/number';
import { labelBefore } from './roller';

const VERB = /(?:用于|对|为|共|安排|设置|设立|编制|实施|涉及|完成|开展|组织|召开|举办|新增|增加|减少|购置|接待|达到)$/;
const MOST_BEHIND = 12;

/** What a number counts, in plain words: those in front, and those behind where these are a verb: 用于2辆公务用车; 开展了部门自评的项目数. */
export function countedLabel(block: Block, number: PrintedAmount): string {
  const before = labelBefore(block, number.start);
  const verb = before === '' || VERB.test(before);
  const behind = countedBehind(block, number);
  const [, noun, done = ''] = /^((?:[一二]级|重点|预算|支出)*项目|单位)(.*)$/.exec(behind) ?? [];
  if (!verb || noun === undefined) return verb ? `${before}${behind}` : withUnit(before, number.unit);
  const said = done.replace(/^(?:全部|全面|均|都|已|的)+/, '') || before.replace(/^.*对$/, '');
  return `${said}${said === '' ? '' : '的'}${noun}数`;
}

/** 共计接待480人次: 接待 alone is no name of what is counted. */
function withUnit(label: string, unit: string): string {
  return label !== '' && /^(?:人次|批次)$/.test(unit) && !label.includes(unit) ? `${label}${unit}` : label;
}

/** The words behind a number within its clause. */
export function countedBehind({ text }: Block, { end }: PrintedAmount): string {
  return /^[^,。;:、()0-9]*/.exec(text.slice(end, end + MOST_BEHIND))![0].trim();
}
