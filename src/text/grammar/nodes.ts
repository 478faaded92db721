import type { PrintedAmount } from '../number';
import type { Token } from '../token';

/** Operators with the numbers they own, and whatever else a sentence is made of. */
export type Node =
  | {
      readonly type: 'compare';
      readonly words: readonly Token[];
      readonly base: PrintedAmount | null;
      readonly start: number;
      readonly end: number;
    }
  | {
      /** 由7万元降至6万元: what it was, and what it is. */
      readonly type: 'reach';
      readonly base: PrintedAmount;
      readonly number: PrintedAmount;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'change';
      /** 1 grew, −1 fell, 0 either way (变动率). */
      readonly sign: 1 | -1 | 0;
      readonly word: Token;
      readonly number: PrintedAmount;
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: 'flat'; readonly word: Token; readonly start: number; readonly end: number }
  | {
      /** 项目支出比基本支出多275万元: how far two amounts of one year are from each other. */
      readonly type: 'apart';
      readonly sign: 1 | -1;
      readonly word: Token;
      readonly other: readonly Token[];
      readonly number: PrintedAmount;
      readonly tokens: readonly Token[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'share';
      /** The words that name the whole; empty where none does. */
      readonly whole: readonly Token[];
      readonly wholeNumber: PrintedAmount | null;
      readonly number: PrintedAmount;
      /** 占比由8%降至7.5%: what it was, and the words that say when. */
      readonly before: { readonly number: PrintedAmount; readonly words: readonly Token[] } | null;
      readonly start: number;
      readonly end: number;
    }
  | {
      /** 为上年133万元的72.65%: what it is of the year before; its tokens, where that is not the year before. */
      readonly type: 'ratio';
      readonly words: readonly Token[];
      readonly base: PrintedAmount | null;
      readonly number: PrintedAmount;
      readonly tokens: readonly Token[];
      readonly start: number;
      readonly end: number;
    }
  | {
      /** 比年初21万元: what was left is measured against what was there when the year began; its tokens, where it is something else. */
      readonly type: 'opening';
      readonly base: PrintedAmount | null;
      readonly tokens: readonly Token[];
      readonly start: number;
      readonly end: number;
    }
  | {
      /** 预算3.2万元,支出2.98万元,结余0.22万元: −1 what is left, 1 what was too much, 0 either (差异); its tokens, where no budget was told. */
      readonly type: 'surplus';
      readonly sign: 1 | -1 | 0;
      readonly number: PrintedAmount;
      readonly tokens: readonly Token[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'completion';
      readonly words: readonly Token[];
      readonly budget: PrintedAmount | null;
      readonly number: PrintedAmount;
      /** 差异率 says by how much the two differ. */
      readonly gap: boolean;
      /** The second of two budgets, and how much of that. */
      readonly further: { readonly words: readonly Token[]; readonly budget: PrintedAmount | null; readonly number: PrintedAmount } | null;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'order';
      readonly sign: 1 | -1 | 0;
      readonly left: readonly Token[];
      readonly right: readonly Token[];
      readonly number: PrintedAmount | null;
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: 'token'; readonly token: Token; readonly start: number; readonly end: number };

/** A node in one line, for examples: `share[whole=一般公共预算 支出] 12.5%`. */
export function shortOf(node: Node): string {
  const words = (tokens: readonly Token[]): string =>
    tokens
      .filter(({ kind }) => kind !== 'glue' && kind !== 'quote' && kind !== 'unitword')
      .map(({ meaning }) => meaning)
      .join(' ');
  const number = (printed: PrintedAmount | null): string =>
    printed ? ` ${printed.value.toString()}${printed.kind === 'money' ? '元' : printed.unit}` : '';
  switch (node.type) {
    case 'compare':
      return `compare[${words(node.words)}]${number(node.base)}`;
    case 'reach':
      return `reach${number(node.base)}${number(node.number)}`;
    case 'change':
      return `change[${node.sign === 0 ? '?' : node.sign > 0 ? '+' : '-'}]${number(node.number)}`;
    case 'flat':
      return 'flat';
    case 'apart':
      return `apart[${node.sign > 0 ? '>' : '<'}${words(node.other)}]${number(node.number)}`;
    case 'ratio':
      return `ratio[${words(node.words)}]${number(node.base)}${number(node.number)}`;
    case 'opening':
      return `opening${number(node.base)}`;
    case 'surplus':
      return `surplus[${['<', '?', '>'][node.sign + 1]}]${number(node.number)}`;
    case 'share':
      return `share[${words(node.whole)}]${number(node.wholeNumber)}${number(node.before?.number ?? null)}${number(node.number)}`;
    case 'completion':
      return [{ ...node, type: node.gap ? 'gap' : 'completion' }, ...(node.further ? [{ ...node.further, type: 'completion' }] : [])]
        .map((one) => `${one.type}[${words(one.words)}]${number(one.budget)}${number(one.number)}`)
        .join(' ');
    case 'order':
      return `order[${words(node.left)}${node.sign === 0 ? '=' : node.sign > 0 ? '>' : '<'}${words(node.right)}]${number(node.number)}`;
    default:
      return node.token.kind;
  }
}
