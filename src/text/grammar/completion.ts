import type { Token } from '../token';
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
    further: null,
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

/** 分别完成年初预算和调整预算的108.6%、98.4%, 分别为年初预算30万元、调整预算22万元的66.7%和90.9%: of two budgets, and of each in turn. */
export const completions = defineGrammar({
  id: 'completions',
  pattern:
    'word:complete? first:stage one:amount? joint:pause|compare second:stage other:amount? GLUE* number:rate joint:pause|compare|comma further:rate',
  make: ({ parts }) => {
    const one = (part: string): Token | undefined => parts.get(part)![0];
    const [first, second, last] = [one('first')!, one('second')!, one('further')!];
    const [budget, other] = [one('one')?.number ?? null, one('other')?.number ?? null];
    if (![first, second].every(({ meaning }) => BUDGETS.has(meaning)) || (budget === null) !== (other === null)) return null;
    return {
      type: 'completion',
      words: [first],
      budget,
      number: one('number')!.number!,
      gap: false,
      further: { words: [second], budget: other, number: last.number! },
      start: (one('word') ?? first).start,
      end: last.end,
    };
  },
  reads: {
    '分别完成年初预算和调整预算的108.6%、98.4%': 'completion[年初] 108.6% completion[调整] 98.4%',
    '分别为年初预算、全年预算的108.6%和98.4%': 'completion[年初] 108.6% completion[全年] 98.4%',
    '分别为年初预算30万元、调整预算22万元的66.7%和90.9%': 'completion[年初] 300000元 66.7% completion[调整] 220000元 90.9%',
  },
  rejects: [
    '完成年初预算和调整预算的98.4%',
    '决算数与预算数的98%、102%',
    '完成年初预算和调整预算',
    '年初预算、调整预算22万元的66.7%和90.9%',
  ],
});

const BUDGETS: ReadonlySet<string> = new Set(['年初', '调整', '全年', '预算']);

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
