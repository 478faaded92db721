import { groupBy } from '../../proofread/whereabouts';
import { PROCURED } from '../../forms/form-words';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { projectsOf } from '../roll/roster-entries';
import { isWholeOf } from '../roll/procured';
import type { Drafter } from './drafter';
import type { Loop } from './loops';

/** Rows that name what a form lists with their amounts: 包括：甲项目10万元；乙项目5万元. 政府采购货物预算9万元、服务预算3万元. */
export function rowLoopsOf(drafter: Drafter): Loop[] {
  const claims = drafter.text.claims.flatMap(({ claim }) => (!isSubjectOnly(claim) && claim.year === 0 ? [claim] : []));
  const rows = groupBy(claims, ({ context, about }) => `${context.block.index} ${context.sentence} ${about[0]!.subject.type}`);
  return [...rows.values()].flatMap((row) => projectRow(drafter, row) ?? procuredRow(drafter, row) ?? []);
}

/** Every project of the form, each once. */
function projectRow(drafter: Drafter, row: readonly Claim[]): Loop | null {
  const items = row.filter(({ about }) => about[0]!.subject.type === 'project');
  const projects = projectsOf(drafter.text.disclosure);
  if (items.length < FEWEST || items.length !== projects.length) return null;
  const names = items.map(({ about: [own] }) => (own!.subject.type === 'project' ? own!.subject.name : ''));
  return loopOf(drafter, items, names, '"项目支出表" | 项目');
}

/** The kinds of what is procured that have an amount, where the others are not named. */
function procuredRow(drafter: Drafter, row: readonly Claim[]): Loop | null {
  const items = row.filter(({ about: [own] }) => own!.subject.type === 'item' && PROCURED.includes(own!.subject.item));
  const names = items.map(({ about: [own] }) => (own!.subject.type === 'item' ? own!.subject.item : ''));
  if (items.length < FEWEST || items.length === PROCURED.length || items.some(({ number }) => number.value.isZero())) return null;
  if (!isWholeOf(drafter.roller, items)) return null;
  return loopOf(drafter, items, names, `"${PROCURED.join('、')}" | 各项: "政府采购表" | 有数项`);
}

const FEWEST = 2;

/** One entry for another's, where all are said in the same words and parted by the same mark. */
function loopOf(drafter: Drafter, items: readonly Claim[], names: readonly string[], list: string): Loop | null {
  const [first, second] = items as readonly [Claim, Claim];
  const { block } = first.context;
  const leads = items.map(({ number }) => /[^,，、;；:：。]*$/.exec(drafter.raw(block, 0, number.start))![0]);
  const startOf = (at: number): number => items[at]!.number.start - leads[at]!.length;
  const words = leads.map((lead, at) => lead.split(names[at]!));
  const marks = items.slice(1).map((_, at) => drafter.raw(block, items[at]!.number.end, startOf(at + 1)));
  const isAlike = words.every((own) => own.length === 2 && own.join('0') === words[0]!.join('0'));
  if (!isAlike || !/^[，、；]$/.test(marks[0]!) || marks.some((mark) => mark !== marks[0]) || second.context.block !== block) return null;
  const start = startOf(0);
  const from = start + words[0]![0]!.length;
  const pieces = [
    { start: from, end: from + names[0]!.length, template: '{{ 项.名称 }}' },
    { start: first.number.start, end: first.number.end, template: '{{ 项 | 金额 }}' },
  ];
  const inline = { unitEnd: first.number.end };
  const end = items.at(-1)!.number.end;
  return { list, blocks: [block], model: block, pieces, start, end, separator: marks[0]!, inline, inner: null, below: null, head: null };
}
