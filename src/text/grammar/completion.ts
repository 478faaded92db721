import type { Match } from './pattern';
import { defineGrammar } from './rule';
import type { Node } from './nodes';

function made(match: Match, gap: boolean): Node {
  const [word] = match.parts.get('word')!;
  const [number] = match.parts.get('number')!;
  const [budget] = match.parts.get('budget') ?? [];
  return {
    type: 'completion',
    words: match.parts.get('words') ?? [],
    budget: budget?.number ?? null,
    number: number!.number!,
    gap,
    start: word!.start,
    end: number!.end,
  };
}

/** 完成年初预算的106.37%, 完成全年预算84.82万元的73.2%. */
export const completion = defineGrammar({
  id: 'completion',
  pattern: 'word:complete words:WORDS* budget:amount? GLUE* number:rate',
  make: (match) => made(match, false),
  reads: {
    '完成年初预算的106.37%': 'completion[年初] 106.37%',
    '完成全年预算84.82万元的73.2%': 'completion[全年] 848200元 73.2%',
    '完成预算100%': 'completion[预算] 100%',
  },
  rejects: ['完成绩效自评6个', '完成投资12万元'],
});

/** 完成率96.12%, 预算执行率为98%. */
export const completionRate = defineGrammar({
  id: 'completion-rate',
  pattern: 'word:completerate GLUE* number:rate',
  make: (match) => made(match, false),
  reads: { '完成率96.12%': 'completion[] 96.12%', '预算执行率为98%': 'completion[] 98%' },
  rejects: ['完成率较高'],
});

/** 预决算差异率3.28%: by how much 决算 and 预算 differ. */
export const gapRate = defineGrammar({
  id: 'gap-rate',
  pattern: 'word:gaprate GLUE* number:rate',
  make: (match) => made(match, true),
  reads: { '预决算差异率3.28%': 'gap[] 3.28%' },
  rejects: ['差异率较小'],
});
