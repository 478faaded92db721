import { defineGrammar } from './rule';

/** 增加84.03万元, 下降1.76%, 减少了 3 个: a difference or a rate with its direction. */
export const change = defineGrammar({
  id: 'change',
  pattern: 'word:change between:GLUE* number:amount|rate|points|count',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    if (number!.kind === 'rate' && parts.get('between')!.at(-1)?.meaning === '的') return null;
    const { meaning } = [{ category: word!.kind, meaning: word!.meaning }, ...word!.also].find(({ category }) => category === 'change')!;
    return {
      type: 'change',
      sign: meaning.startsWith('+') ? 1 : meaning.startsWith('-') ? -1 : 0,
      word: word!,
      number: number!.number!,
      start: word!.start,
      end: number!.end,
    };
  },
  reads: {
    '各增加84.03万元': 'change[+] 840300元',
    '下降了1.76%': 'change[-] 1.76%',
    '较上年减3.2万元': 'change[-] 32000元',
    '增长2.1个百分点': 'change[+] 2.1个百分点',
  },
  rejects: ['占收入增加额的93.38%', '增加人员经费', '多次组织', '减少出国团组，支出3万元'],
});

/** 增幅为1.2%, 降幅5%, 变动率3%. */
export const extent = defineGrammar({
  id: 'extent',
  pattern: 'word:extent GLUE* number:rate',
  make({ parts }) {
    const [word] = parts.get('word')!;
    const [number] = parts.get('number')!;
    const sign = word!.meaning === '+' ? 1 : word!.meaning === '-' ? -1 : 0;
    return { type: 'change', sign, word: word!, number: number!.number!, start: word!.start, end: number!.end };
  },
  reads: { '增长幅度为1.2%': 'change[+] 1.2%', '降幅5%': 'change[-] 5%', '变动率3%': 'change[?] 3%' },
  rejects: ['增幅较大'],
});

/** 与上年持平, 没有变化. */
export const flat = defineGrammar({
  id: 'flat',
  pattern: 'word:flat',
  make({ parts }) {
    const [word] = parts.get('word')!;
    return { type: 'flat', word: word!, start: word!.start, end: word!.end };
  },
  reads: { 与上年基本持平: 'flat', 与2024年预算无变化: 'flat' },
  rejects: ['平均水平'],
});
