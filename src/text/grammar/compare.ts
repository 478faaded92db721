import { defineGrammar } from './rule';

/** 比上年预算36万元…, 与2023年决算数相比, 较年初预算: what the changes after it are measured against. */
export const compare = defineGrammar({
  id: 'compare',
  pattern: 'word:compare=比|compare=与 words:WORDS* base:amount? GLUE* than:than?',
  make({ parts }) {
    const words = parts.get('words')!;
    const [base] = parts.get('base')!;
    const tells = words.some(({ kind, also }) => kind === 'year' || kind === 'stage' || also.some(({ category }) => category === 'stage'));
    if (!tells) return null;
    const tokens = [...parts.values()].flat();
    return {
      type: 'compare',
      words,
      base: base?.number ?? null,
      start: tokens[0]!.start,
      end: Math.max(...tokens.map((token) => token.end)),
    };
  },
  reads: {
    比上年预算减少2万元: 'compare[-1 预算]',
    '与2023年度相比，增加3万元': 'compare[2023]',
    '比2023年预算的60.13万元减少34.36万元': 'compare[2023 预算] 601300元',
    '较年初预算36万元下降12.5': 'compare[年初] 360000元',
    与上年决算数持平: 'compare[-1 决算]',
  },
  rejects: ['与财政部门对接', '比例为12%', '同级财政部门'],
});

export const sameTime = defineGrammar({
  id: 'same-time',
  pattern: 'word:compare=同比',
  make({ parts }) {
    const [word] = parts.get('word')!;
    return { type: 'compare', words: [], base: null, start: word!.start, end: word!.end };
  },
  reads: { '同比增长3.2%': 'compare[]' },
  rejects: ['与去年'],
});

/** 由上年的7万元降至6万元: an amount and the one it was measured against, without a word of comparison. */
export const reach = defineGrammar({
  id: 'reach',
  pattern: 'base:amount word:reach GLUE* number:amount',
  make({ parts }) {
    const [base] = parts.get('base')!;
    const [number] = parts.get('number')!;
    return { type: 'reach', base: base!.number!, number: number!.number!, start: base!.start, end: number!.end };
  },
  reads: { '由7万元降至6.5万元': 'reach 70000元 65000元', 从5万元增加到8万元: 'reach 50000元 80000元' },
  rejects: ['降至6万元', '从7万元到8万元'],
});
