import { defineGrammar } from './rule';

/** 决算数大于年初预算数, 决算数小于预算数7.67万元. */
export const order = defineGrammar({
  id: 'order',
  pattern: 'left:stage left:WORDS* word:order right:WORDS* number:amount?',
  make({ parts }) {
    const left = parts.get('left')!;
    const [word] = parts.get('word')!;
    const right = parts.get('right')!;
    const [number] = parts.get('number')!;
    if (!right.some(({ kind }) => kind === 'stage')) return null;
    const sign = word!.meaning === '>' ? 1 : word!.meaning === '<' ? -1 : 0;
    const end = Math.max(word!.end, ...right.map((token) => token.end), number?.end ?? 0);
    return { type: 'order', sign, left, right, number: number?.number ?? null, start: left[0]!.start, end };
  },
  reads: {
    决算数大于年初预算数: 'order[决算>年初]',
    '决算数小于预算数7.67万元': 'order[决算<预算] 76700元',
    决算数等于预算数: 'order[决算=预算]',
  },
  rejects: ['人数大于往年', '预算大于零'],
});

/** 决算数较年初预算数增加的主要原因是…: with no amount behind it, a word of change says which of the two is more. */
export const orderByChange = defineGrammar({
  id: 'orderByChange',
  pattern: 'left:stage compare right:WORDS* than? word:change GLUE* number:amount|rate?',
  make({ parts }) {
    const [left] = parts.get('left')!;
    const [word] = parts.get('word')!;
    const right = parts.get('right')!;
    const sign = word!.meaning.startsWith('+') ? 1 : word!.meaning.startsWith('-') ? -1 : 0;
    if (sign === 0 || parts.get('number')!.length > 0) return null;
    if (!right.some(({ kind }) => kind === 'stage') || right.some(({ kind }) => kind === 'year' || kind === 'name')) return null;
    return { type: 'order', sign, left: [left!], right, number: null, start: left!.start, end: word!.end };
  },
  reads: {
    决算数较年初预算数增加: 'order[决算>年初]',
    决算数与预算数相比减少的主要原因: 'order[决算<预算]',
  },
  rejects: ['决算数较预算数减少3万元', '决算数较上年减少', '决算数较2023年预算数减少'],
});

/** 超出预算51.24万元, 低于年初预算3万元: the final amount is not named. */
export const beyond = defineGrammar({
  id: 'beyond',
  pattern: 'word:order right:WORDS* number:amount',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const right = parts.get('right')!;
    const [number] = parts.get('number')!;
    if (word!.meaning === '=' || !right.some(({ kind }) => kind === 'stage')) return null;
    return {
      type: 'order',
      sign: word!.meaning === '>' ? 1 : -1,
      left: [],
      right,
      number: number!.number!,
      start: word!.start,
      end: number!.end,
    };
  },
  reads: { '超出预算51.24万元': 'order[>预算] 512400元', 低于年初预算3万元: 'order[<年初] 30000元' },
  rejects: ['高于全国平均3万元', '等于预算3万元'],
});

/** 结余0.22万元, 超支3万元, 预决算差异3万元: neither the budget nor what came of it is named. */
export const surplus = defineGrammar({
  id: 'surplus',
  pattern: 'word:surplus GLUE* number:amount',
  make({ parts, tokens }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    return {
      type: 'surplus',
      sign: word!.meaning === '>' ? 1 : word!.meaning === '<' ? -1 : 0,
      number: number!.number!,
      tokens,
      start: word!.start,
      end: number!.end,
    };
  },
  reads: { '结余0.22万元': 'surplus[<] 2200元', 超支了3万元: 'surplus[>] 30000元', '预决算差异1.6万元': 'surplus[?] 16000元' },
  rejects: ['年末结余3万元', '结余分配3万元', '结余较多'],
});
