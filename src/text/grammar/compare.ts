import type { Token } from '../token';
import type { Node } from './nodes';
import { defineGrammar } from './rule';

/** 比上年预算36万元…, 与2023年决算数相比, 较年初预算: what the changes after it are measured against. */
export const compare = defineGrammar({
  id: 'compare',
  pattern: 'word:compare=比|compare=与 words:WORDS* base:amount? GLUE* than:than?',
  make({ parts, tokens }) {
    const words = parts.get('words')!;
    const [base] = parts.get('base')!;
    const tells = words.some(({ kind, also }) => kind === 'year' || kind === 'stage' || also.some(({ category }) => category === 'stage'));
    if (!tells) return null;
    return { type: 'compare', words, base: base?.number ?? null, start: tokens[0]!.start, end: tokens.at(-1)!.end };
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

/** 为上年133.17万元的72.65%, 是2023年的108.74%. */
export const ratio = defineGrammar({
  id: 'ratio',
  pattern: 'word:ratio of:year of:WORDS* base:amount? GLUE* number:rate',
  make({ parts, tokens }) {
    const words = parts.get('of')!;
    const [base] = parts.get('base')!;
    const [number] = parts.get('number')!;
    if (!tokens.some(({ kind, meaning }) => kind === 'glue' && meaning === '的')) return null;
    return { type: 'ratio', words, base: base?.number ?? null, number: number!.number!, tokens, start: tokens[0]!.start, end: number!.end };
  },
  reads: {
    '为上年133.17万元的72.65%': 'ratio[-1] 1331700元 72.65%',
    '是2023年的108.74%': 'ratio[2023] 108.74%',
    '相当于上年支出1102.69万元的99.58%': 'ratio[-1 支出] 11026900元 99.58%',
  },
  rejects: ['完成率由上年的95%提高', '为上年133.17万元', '为上年增长5%'],
});

/** 比年初21.36万元, 较年初: behind what was left at the end of the year. */
export const opening = defineGrammar({
  id: 'opening',
  pattern: 'word:compare=比|compare=与 at:glue=年初 base:amount? GLUE* than:than?',
  make({ parts, tokens }) {
    const [base] = parts.get('base')!;
    return { type: 'opening', base: base?.number ?? null, tokens, start: tokens[0]!.start, end: tokens.at(-1)!.end };
  },
  reads: { '比年初21.36万元减少4.94万元': 'opening 213600元', 较年初增加: 'opening', 与年初相比: 'opening' },
  rejects: ['比年初预算36万元', '年初21.36万元'],
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

/** 项目支出比基本支出多275万元, 人员经费高于公用经费869万元: two amounts of one year, neither of which was a stage of the other. */
export const apart = defineGrammar({
  id: 'apart',
  pattern: 'word:compare=比 other:WORDS* change:change GLUE* number:amount',
  make({ parts, tokens }) {
    const [change] = parts.get('change')!;
    const sign = change!.meaning.startsWith('+') ? 1 : change!.meaning.startsWith('-') ? -1 : 0;
    return sign === 0 ? null : apartFrom(parts.get('other')!, change!, sign, parts.get('number')!, tokens);
  },
  reads: { 比基本支出多275万元: 'apart[>基本] 2750000元', 较公用经费少8万元: 'apart[<公用] 80000元' },
  rejects: ['比上年增加5万元', '比2024年基本支出增加5万元', '比年初预算少3万元', '比重增加'],
});

export const apartByOrder = defineGrammar({
  id: 'apart-by-order',
  pattern: 'word:order other:WORDS* number:amount',
  make({ parts, tokens }) {
    const [word] = parts.get('word')!;
    if (word!.meaning === '=') return null;
    return apartFrom(parts.get('other')!, word!, word!.meaning === '>' ? 1 : -1, parts.get('number')!, tokens);
  },
  reads: { 高于公用经费869万元: 'apart[>公用] 8690000元' },
  rejects: ['超过8万元', '高于全国平均3万元', '低于年初预算3万元'],
});

function apartFrom(other: readonly Token[], word: Token, sign: 1 | -1, [number]: readonly Token[], tokens: readonly Token[]): Node | null {
  const names = other.some(({ kind }) => NAMING.has(kind)) && other.every(({ kind }) => !TIMES.has(kind));
  return names ? { type: 'apart', sign, word, other, number: number!.number!, tokens, start: tokens[0]!.start, end: number!.end } : null;
}

const NAMING: ReadonlySet<string> = new Set(['name', 'item', 'nature', 'funds', 'code', 'source']);
const TIMES: ReadonlySet<string> = new Set(['year', 'stage', 'period']);
