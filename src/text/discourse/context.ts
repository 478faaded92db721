import type { Disclosure } from '../../forms/disclosure';
import { PROCURED } from '../../forms/form-words';
import type { Section } from '../frames';
import type { Token } from '../token';

/** Items of procurement, which forms do not part by source. */
export const PROCUREMENT: ReadonlySet<string> = new Set(['政府采购', ...PROCURED, '政府购买服务', '中小企业', '小微企业']);
/** Words that only a section about procurement makes into items of it. */
const ONLY_IN_SECTION: ReadonlySet<string> = new Set(PROCURED);

/** What is reported on, and of which year. */
interface Reported {
  readonly kind: Disclosure['kind'];
  readonly year: number | null;
}

/** 货物, 工程 and 服务 are items only where procurement is what is spoken of; 结转 of a final account may be that of either end of the year. */
export function inContext(tokens: readonly Token[], sections: readonly Section[], { kind: reported, year }: Reported): readonly Token[] {
  const procurement =
    sections.some(({ phrase }) => phrase.alternatives.some(({ subject }) => subject.type === 'item' && PROCUREMENT.has(subject.item))) ||
    tokens.some(({ kind, meaning }) => kind === 'item' && meaning === '政府采购');
  const isOpen = ({ kind, meaning, start, end }: Token): boolean =>
    (!procurement && kind === 'item' && ONLY_IN_SECTION.has(meaning) && end - start <= 3) ||
    (reported === 'final' && meaning === '结转' && end - start === 2);
  return withoutChoice(tokens).map((token, at, tokens) => {
    if (isExecuted(token, tokens[at + 1])) return { ...token, kind: 'stage', meaning: '执行' };
    if (isWith(token, tokens[at - 1])) return { ...token, kind: 'glue' };
    if (isCarried(token, tokens[at + 1], year)) return { ...token, kind: 'glue' };
    if (isCarried(tokens[at - 1], token, year)) return { ...token, meaning: '上年结转' };
    return isOpen(token) ? { ...token, kind: 'fill' } : token;
  });
}

/** 较上年（减少）16万元: the word of a template that was chosen, still in its brackets; of 增加（减少） none was. */
function withoutChoice(tokens: readonly Token[]): readonly Token[] {
  const isChosen = (at: number): boolean =>
    tokens[at]?.kind === 'opening' &&
    tokens[at + 1]?.kind === 'change' &&
    tokens[at + 2]?.kind === 'closing' &&
    tokens[at - 1]?.kind !== 'change' &&
    tokens[at + 3]?.kind !== 'change';
  const isBracket = (at: number): boolean => isChosen(at) || isChosen(at - 2);
  return tokens.some((_, at) => isChosen(at)) ? tokens.filter((_, at) => !isBracket(at)) : tokens;
}

/** 全年预算5万元,执行4万元: right before an amount it is no verb. */
function isExecuted({ kind, meaning }: Token, next: Token | undefined): boolean {
  return kind === 'fill' && (meaning === '执行' || meaning === '已执行') && next?.kind === 'amount';
}

/** 2022年结转 in a report of 2023 is 上年结转. */
function isCarried(before: Token | undefined, token: Token | undefined, year: number | null): boolean {
  return before?.kind === 'year' && token?.kind === 'period' && token.meaning === '结转' && Number(before.meaning) + 1 === year;
}

/** 支出731万元(含上年结转8万元). */
function isWith({ kind, meaning }: Token, before: Token | undefined): boolean {
  return kind === 'fill' && meaning === '含' && (before?.kind === 'opening' || before?.kind === 'comma');
}
