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
