import { Decimal } from 'decimal.js';
import type { Claim } from '../../text/frames';
import { minus, plus } from '../arithmetic';
import type { Bound, Value } from '../bind';
import { outermost } from '../families';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { called, shown, textOf } from '../wording';

/**
 * T-LISTSUM over projects that are told by one pattern (预算安排规模：…, 资金分配情况：…): where the amounts of a line of this name make up the
 * amount of the project in the other projects, they do in every one.
 */
export function allocations(text: BoundText): Judgement {
  return all([...groupBy(allocationsOf(text), ({ label }) => label).values()].map(judge));
}

interface Allocation {
  readonly label: string;
  readonly project: Claim;
  readonly parts: readonly Claim[];
  readonly rest: Value;
}

function allocationsOf(text: BoundText): Allocation[] {
  const found: Allocation[] = [];
  let project: Bound | null = null;
  for (const [block, own] of groupBy(text.claims, ({ claim }) => claim.context.block.index)) {
    const [first] = own;
    if (first && isProject(first)) {
      project = first;
      continue;
    }
    const [label] = /^[^0-9:,。;]{2,14}(?=:)/.exec(text.text.blocks[block]!.text) ?? [];
    const parts = outermost(
      own.map(({ claim }) => claim).filter((claim) => claim.context.block !== claim.parent?.context.block && isPlain(claim)),
    );
    if (!label || !project || parts.length === 0 || block - project.claim.context.block.index > MOST_BLOCKS) continue;
    const sum = parts.reduce<Value>((total, { number }) => plus(total, text.valueOf(number)), {
      value: new Decimal(0),
      half: new Decimal(0),
    });
    found.push({ label, project: project.claim, parts, rest: minus(text.valueOf(project.claim.number), sum) });
  }
  return found;
}

const MOST_BLOCKS = 6;

function isProject({ claim, agreeing }: Bound): boolean {
  return claim.about[0]!.subject.type === 'project' && agreeing.length > 0;
}

function isPlain({ number, year, doubts }: Claim): boolean {
  return number.kind === 'money' && year === 0 && !doubts.includes('qualifier');
}

function judge(group: readonly Allocation[]): Judgement {
  const wrong = group.filter(({ rest }) => rest.value.abs().gt(rest.half));
  const confirmed = group
    .filter(({ rest }) => !rest.value.abs().gt(rest.half))
    .map(({ parts }) =>
      confirm(
        'text',
        parts.map(({ number }) => number),
      ),
    );
  const [odd] = wrong;
  if (!odd || wrong.length > 1 || confirmed.length < FEWEST)
    return wrong.length > 0 && confirmed.length < FEWEST ? NOTHING : all(confirmed);
  const { project, parts, rest, label } = odd;
  const { block } = parts[0]!.context;
  const total = textOf(project.context.block, project.number);
  return all([
    ...confirmed,
    accuse(
      {
        block,
        start: Math.min(...parts.map(({ number }) => number.start)),
        end: Math.max(...parts.map(({ number }) => number.end)),
        stated: parts.map(({ number }) => textOf(block, number)).join('、'),
        rule: 'T-LISTSUM',
        level: 'warning',
        zh: `${called({ label })}各项合计 ${shown(project.number.value.minus(rest.value), project.number)}，与项目金额 ${total} 不符（其他项目的都相符）；请核对。`,
        en: `${called({ label }, 'en')} does not make up the project (${total}), as the others do.`,
      },
      [],
    ),
  ]);
}

/** So many other projects show that the line is meant to be complete. */
const FEWEST = 2;
