import type { Token } from '../token';
import { LABEL_KINDS, type Scope } from './scope';

/** Numbers that stand without a unit. */

/** What a number without a unit would be an amount or a rate of. */
const TELLING: ReadonlySet<string> = new Set([...LABEL_KINDS, 'share', 'change']);

/** 年初预算为0，: nothing needs no unit. */
export function isNothing({ state, block }: Scope, { number, end }: Token): boolean {
  const [before] = state.buffer.slice(-1);
  return (
    number !== null &&
    number.value.isZero() &&
    number.decimals === 0 &&
    before?.kind === 'glue' &&
    state.buffer.some(({ kind }) => kind === 'side' || kind === 'stage') &&
    /^[ \0]*[,。;、)]/.test(block.text.slice(end, end + 4))
  );
}

/** 支出1720.00万: right behind a subject or an operator the rest of its unit was lost; 覆盖人口12万 needs none. */
export function lacksRestOfUnit(scope: Scope, { number }: Token): boolean {
  const before = lastWord(scope);
  if (number === null || !CUT.has(number.unit) || before === undefined) return false;
  const coded = scope.state.buffer.some(({ kind }) => kind === 'code');
  return (
    coded ||
    MONEYED.has(before.kind) ||
    (TELLING.has(before.kind) && /[费款出入金贴]$/.test(scope.block.text.slice(before.start, before.end)))
  );
}

/** 服务1.2万 counts people; these are told in money. */
const MONEYED: ReadonlySet<string> = new Set(['source', 'period', 'nature', 'funds', 'stage', 'side', 'total', 'level', 'change']);
const CUT: ReadonlySet<string> = new Set(['万', '亿']);

/** 校舍维修项目安排62.50: of what is named before 项目. */
function lastWord({ state, block }: Scope): Token | undefined {
  const words = state.buffer.filter(({ kind }) => kind !== 'glue');
  const [named, last] = words.slice(-2);
  return last?.kind === 'fill' && named?.kind === 'name' && block.text.slice(last.start, last.end) === '项目' ? named : words.at(-1);
}

/** A number with decimals right behind a subject or an operator, with nothing behind it. */
export function lacksUnit(scope: Scope, { number, end }: Token): boolean {
  const { block } = scope;
  const before = lastWord(scope);
  return (
    number !== null &&
    number.decimals > 0 &&
    before !== undefined &&
    TELLING.has(before.kind) &&
    /^[ \0]*(?:[,。;、)]|$|占|比|较|\(占)/.test(block.text.slice(end, end + 8))
  );
}
