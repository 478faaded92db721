import { defineGrammar } from './rule';

/** 占本年支出合计的89.26%, 占84.82万元的12%, 占32.16%. */
export const share = defineGrammar({
  id: 'share',
  pattern: 'word:share whole:WORDS|pause* of:amount? GLUE* rateword:sharerate? GLUE* number:rate',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    const [of] = parts.get('of')!;
    return {
      type: 'share',
      whole: parts.get('whole')!,
      wholeNumber: of?.number ?? null,
      number: number!.number!,
      start: word!.start,
      end: number!.end,
    };
  },
  reads: {
    '占本年支出合计的89.26%': 'share[本年 支出 sum] 89.26%',
    '占32.16%': 'share[] 32.16%',
    '占“三公”经费的比重为15.71%': 'share[“三公”经费] 15.71%',
    '占政府采购支出总额的比例为59.72%': 'share[政府采购 支出 any] 59.72%',
  },
  rejects: ['占地面积300平方米', '占用资产12万元'],
});

/** 占比64.06%, 比重为12%. */
export const sharerate = defineGrammar({
  id: 'sharerate',
  pattern: 'word:sharerate GLUE* number:rate',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    return { type: 'share', whole: [], wholeNumber: null, number: number!.number!, start: word!.start, end: number!.end };
  },
  reads: { '占比64.06%': 'share[] 64.06%', '比重为12%': 'share[] 12%' },
  rejects: ['占比较高'],
});
