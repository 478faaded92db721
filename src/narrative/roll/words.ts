import type { BoundText } from '../../proofread/proof';
import type { Change } from '../../text/frames';
import type { Token } from '../../text/token';

/** Words of opposite direction. The longer ones first: they are looked for in tokens that may hold more. */
const OPPOSITES: readonly (readonly [up: string, down: string])[] = [
  ['增长幅度', '下降幅度'],
  ['增长比例', '下降比例'],
  ['增加比例', '减少比例'],
  ['上升幅度', '下降幅度'],
  ['增长率', '下降率'],
  ['增加', '减少'],
  ['增长', '下降'],
  ['上升', '下降'],
  ['提高', '降低'],
  ['增长', '降低'],
  ['增加', '降低'],
  ['上涨', '下降'],
  ['上浮', '下浮'],
  ['扩大', '缩减'],
  ['追加', '削减'],
  ['增幅', '降幅'],
  ['涨幅', '降幅'],
  ['调增', '调减'],
  ['增加', '压减'],
  ['增加', '缩减'],
  ['增长', '回落'],
  ['提高', '减低'],
  ['增幅', '减幅'],
  ['大于', '小于'],
  ['高于', '低于'],
  ['超过', '低于'],
  ['超出', '低于'],
  ['多于', '少于'],
  ['超支', '节约'],
  ['增', '减'],
  ['多', '少'],
];

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['money 1', '增加'],
  ['money -1', '减少'],
  ['rate 1', '增长'],
  ['rate -1', '下降'],
]);

const AMOUNT_WORDS: ReadonlySet<string> = new Set(['增加', '减少']);

/** The pairs of words that a text itself uses, for differences and for rates. */
export class Directions {
  private readonly used = new Map<string, number>();
  /** The same by the section they stand in: one may say 下降, another 降低. */
  private readonly near = new Map<unknown, Set<string>>();

  constructor(text: BoundText) {
    for (const change of text.changes) {
      const key = `${change.number.kind} ${change.sign} ${this.wordOf(change)}`;
      this.used.set(key, (this.used.get(key) ?? 0) + 1);
      const section = change.context.sections.at(-1);
      this.near.set(section, (this.near.get(section) ?? new Set()).add(key));
    }
  }

  wordOf({ context, word }: Change): string {
    return context.block.text.slice(word.start, word.end);
  }

  /** What the text says where an amount of this kind moved the other way, in the section of `beside` if it can be. */
  opposite(word: string, sign: 1 | -1, kind: string, beside: Change | null = null): string {
    const wanted = OPPOSITES.flatMap(([up, down]) => (sign > 0 ? (down === word ? [up] : []) : up === word ? [down] : []));
    const section = beside ? this.near.get(beside.context.sections.at(-1)) : undefined;
    const near = wanted.find((candidate) => section?.has(`${kind} ${sign} ${candidate}`));
    const own = near ?? wanted.find((candidate) => this.used.has(`${kind} ${sign} ${candidate}`));
    // Any fall is 下降 of a rate and 减少 of an amount, whatever pair the word is one of.
    const plain = wanted.find((candidate) => candidate === PLAIN.get(`${kind} ${sign}`));
    // 减少5万元，减少8% beside 增加3万元，增长4%: a rate rises in the text's own word for it.
    const usual = kind === 'rate' && AMOUNT_WORDS.has(word) ? this.commonest(sign, kind, word.length) : null;
    return own ?? plain ?? usual ?? wanted[0] ?? this.commonest(sign, kind, word.length) ?? word;
  }

  /** The commonest word for a direction; 增加 and 增长 where the text has none. */
  usual(sign: 1 | -1, kind: 'money' | 'rate'): string {
    return this.commonest(sign, kind, null) ?? PLAIN.get(`${kind} ${sign}`)!;
  }

  private commonest(sign: 1 | -1, kind: string, length: number | null): string | null {
    let best: string | null = null;
    let most = 0;
    for (const [key, count] of this.used) {
      const [ownKind, ownSign, word] = key.split(' ') as [string, string, string];
      if (ownKind !== kind || ownSign !== String(sign) || (length !== null && word.length !== length) || count <= most) continue;
      [best, most] = [word, count];
    }
    return best;
  }
}

/** How an order is said: 决算数大于预算数, 低于预算. */
export const ORDER_WORDS = /大于|高于|超过|超出|多于|小于|低于|少于|等于/;

/** A comparison turned round: 决算数大于 → 小于, → 等于. */
export function compared(word: string, sign: 1 | -1 | 0): string {
  if (sign === 0) return '等于';
  for (const [up, down] of OPPOSITES) if (word === up || word === down) return sign > 0 ? up : down;
  return sign > 0 ? '大于' : '小于';
}

/** Whether a token says 增 or 减 without a number of its own: the 减少 of 减少的主要原因. */
export function directionOf({ kind, meaning, also }: Token): 1 | -1 | 0 {
  const found = kind === 'change' ? meaning : also.find(({ category }) => category === 'change')?.meaning;
  return found === undefined ? 0 : found.startsWith('+') ? 1 : -1;
}

/** 减少1.2万元（-16.44%）: a rate that has no word of its own. */
export function isBracketed({ number, context }: Change): boolean {
  return number.kind !== 'money' && /[(（] ?[-+]?$/.test(context.block.text.slice(Math.max(0, number.start - 3), number.start));
}
