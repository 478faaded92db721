import type { Token } from '../token';
import type { Node } from './nodes';
import { defineGrammar } from './rule';

/** 占本年支出合计的89.26%, 占84.82万元的12%, 占32.16%. */
export const share = defineGrammar({
  id: 'share',
  pattern: 'word:share whole:WORDS|pause* of:amount? GLUE* rateword:sharerate? GLUE|open* number:rate',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    const [of] = parts.get('of')!;
    return {
      type: 'share',
      whole: parts.get('whole')!,
      wholeNumber: of?.number ?? null,
      number: number!.number!,
      before: null,
      start: word!.start,
      end: number!.end,
    };
  },
  reads: {
    '占本年支出合计的89.26%': 'share[本年 支出 sum] 89.26%',
    '占32.16%': 'share[] 32.16%',
    '占本年支出的比重分别为15.71%': 'share[本年 支出] 15.71%',
    '占“三公”经费的比重为15.71%': 'share[“三公”经费] 15.71%',
    '占政府采购支出总额的比例为59.72%': 'share[政府采购 支出 any] 59.72%',
  },
  rejects: ['占地面积300平方米', '占用资产12万元'],
});

/** 占总支出的比重由25.48%上升为62.37%: the share it was, and the share it is. */
export const shareReach = defineGrammar({
  id: 'share-reach',
  pattern: 'word:share whole:WORDS|pause* rateword:sharerate from:WORDS* before:rate to:reach GLUE* number:rate',
  make: ({ parts }) => reached(parts.get('word')!, parts.get('whole')!, parts),
  reads: {
    '占总支出的比重由25.48%上升为62.37%': 'share[支出] 25.48% 62.37%',
    '占本年收入比例从上年的8%降至7.5%': 'share[本年 收入] 8% 7.5%',
  },
  rejects: ['占总支出的比重由上年上升62.37%'],
});

/** 占比由62.25%升至64.11%. */
export const sharerateReach = defineGrammar({
  id: 'sharerate-reach',
  pattern: 'word:sharerate from:WORDS* before:rate to:reach GLUE* number:rate',
  make: ({ parts }) => reached(parts.get('word')!, [], parts),
  reads: { '占比由上年的62.25%升至64.11%': 'share[] 62.25% 64.11%' },
  rejects: ['占比由低升高'],
});

function reached([word]: readonly Token[], whole: readonly Token[], parts: ReadonlyMap<string, readonly Token[]>): Node {
  const [before] = parts.get('before')!;
  const [number] = parts.get('number')!;
  const from = { number: before!.number!, words: parts.get('from')! };
  return { type: 'share', whole, wholeNumber: null, number: number!.number!, before: from, start: word!.start, end: number!.end };
}

/** 占比64.06%, 比重为12%. */
export const sharerate = defineGrammar({
  id: 'sharerate',
  pattern: 'word:sharerate GLUE|open* number:rate',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    return { type: 'share', whole: [], wholeNumber: null, number: number!.number!, before: null, start: word!.start, end: number!.end };
  },
  reads: { '占比64.06%': 'share[] 64.06%', '比重为12%': 'share[] 12%', '占比依次为12%': 'share[] 12%' },
  rejects: ['占比较高'],
});
