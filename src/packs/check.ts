import { Liquid } from 'liquidjs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Sentence } from '../findings/sentence';
import { FORM_KINDS } from '../forms/disclosure';
import { subjectsNamed } from '../forms/classification';
import { subjectName } from '../forms/subjects';
import { meansColumn } from '../facts/paths';
import { headingFacets, kindOfTitle } from '../forms/vocabulary';
import { LEXICON, words } from '../lexicon/lexicon';
import { leadingCode } from '../forms/codes';
import { WORD_NAMES } from '../narrative/templates';
import { normalize } from '../workbook/text';
import { tooDeepAt } from './nesting';

/** Something in a pack that would silently write another text than is meant: what is wrong and what to write instead. */
export interface PackProblem extends Sentence {
  /** From 1, in the file. */
  readonly line: number;
}

/** What a template knows without assigning it. */
const GLOBALS = ['单位', '年', '上年', '节'];
/** Words that stand behind the name of a form. */
const OF_FORM = /^\s*\|\s*(?:有表|有同类表|科目|有数科目|项目|项目组|表格)(?![^\s:,|%}])/;
/** What an officer gives: named as one likes. */
const INPUTS = new Set(['原因', '补充资料', '上年数', '本年数', '年初预算数']);

/** A text of the pack, and the line its first line stands on. */
interface Text {
  readonly text: string;
  readonly line: number;
}

/**
 * Every silent trap of a pack's templates: a variable that nothing sets, a form or a column there is none of, a code that is another
 * subject than its name, full-width marks that the template language does not know. In the order of the file.
 */
export function checkPack(source: string): PackProblem[] {
  const deep = tooDeepAt(source);
  if (deep !== null) return [{ line: deep, message: '嵌套过深，没有读', english: 'nested too deep, not read' }];
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const broken = document.errors.map(({ linePos, message }) => ({
    line: linePos?.[0].line ?? 1,
    message: `不是有效的 YAML：${message.split('\n')[0]!}`,
    english: `no valid YAML: ${message.split('\n')[0]!}`,
  }));
  if (broken.length > 0) return broken;
  const found = [
    ...wordsIn(document, lines),
    ...templatesIn(document, lines).flatMap(checkText),
    ...rowsIn(document, lines).flatMap(({ text, line }) =>
      (text.split('=')[1] ?? '').split('、').flatMap((path) => pathProblems(path.trim()).map((problem) => ({ line, ...problem }))),
    ),
  ];
  return found.sort((a, b) => a.line - b.line);
}

/** 本地说法: 通用说法. The right side must be understood, and the left must not stand inside words that are understood as they are. */
function wordsIn(document: Document, lines: LineCounter): PackProblem[] {
  const own = document.get('words');
  if (!isMap(own)) return [];
  return own.items.flatMap(({ key, value }) => {
    const [local, national] = [textOf(key, lines), textOf(value, lines)];
    if (!local || !national) return [];
    return wordProblems(local.text.trim(), national.text.trim()).map((problem) => ({ line: local.line, ...problem }));
  });
}

function wordProblems(local: string, national: string): Sentence[] {
  const within = words()
    .filter((word) => word.includes(local))
    .slice(0, 3);
  return [
    ...(isUnderstood(national) ? [] : [noWord(national)]),
    ...(within.length > 0 && national !== local ? [partOfWord(local, within)] : []),
  ];
}

function noWord(word: string): Sentence {
  return {
    message: `“${word}”不是通用的说法，写了也不起作用；请写表头、收支项目或科目的通用名称`,
    english: `“${word}” is no word in general use and has no effect: write the general name of a heading, an item or a subject`,
  };
}

function partOfWord(word: string, within: readonly string[]): Sentence {
  return {
    message: `“${word}”是通用说法“${within.join('”“')}”的一部分，换了会误改；请写更长、只有本地才用的说法`,
    english: `“${word}” is part of the general word “${within.join('”, “')}”, which would be changed: write a longer one that only your locality uses`,
  };
}

/** A heading, a label or a word of sentences, or the name of a subject. */
function isUnderstood(word: string): boolean {
  return (
    Object.keys(headingFacets(word)).length > 0 ||
    kindOfTitle(word) !== null ||
    LEXICON.longest(word, 0)?.end === word.length ||
    (['function', 'department'] as const).some((classification) => subjectsNamed(classification, word).length > 0)
  );
}

function templatesIn(document: Document, lines: LineCounter): Text[] {
  const own = [['narrative', 'title']];
  const sections = document.getIn(['narrative', 'sections']);
  const count = isSeq(sections) ? sections.items.length : 0;
  for (let index = 0; index < count; index++)
    for (const name of ['title', 'when', 'text']) own.push(['narrative', 'sections', String(index), name]);
  return own.flatMap((path) => {
    const found = textAt(document, path, lines);
    if (!found) return [];
    return [path.at(-1) === 'when' ? { ...found, text: `{% if ${found.text} %}{% endif %}` } : found];
  });
}

function rowsIn(document: Document, lines: LineCounter): Text[] {
  const exhibits = document.getIn(['narrative', 'exhibits']);
  if (!isSeq(exhibits)) return [];
  return exhibits.items.flatMap((exhibit) => {
    const rows = isMap(exhibit) ? exhibit.get('rows') : null;
    return isSeq(rows) ? rows.items.flatMap((row) => textOf(row, lines) ?? []) : [];
  });
}

function textAt(document: Document, path: readonly string[], lines: LineCounter): Text | null {
  return textOf(document.getIn(path, true), lines);
}

function textOf(node: unknown, lines: LineCounter): Text | null {
  if (!isScalar(node) || typeof node.value !== 'string') return null;
  // The text of a block begins below its |.
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return { text: node.value, line: lines.linePos(node.range?.[0] ?? 0).line + (isBlock ? 1 : 0) };
}

function checkText({ text, line }: Text): PackProblem[] {
  const marks = text
    .split('\n')
    .flatMap((own, index) => tagsOf(own).flatMap((tag) => tagProblems(tag).map((problem) => ({ line: line + index, ...problem }))));
  return [...marks, ...variableProblems({ text, line })];
}

/** {{ … }} and {% … %} of one line. */
function tagsOf(text: string): string[] {
  const tags: string[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const close = text[at + 1] === '{' ? '}}' : text[at + 1] === '%' ? '%}' : null;
    const end = close ? text.indexOf(close, at + 2) : -1;
    if (end < 0) continue;
    tags.push(text.slice(at + 2, end));
    at = end;
  }
  return tags;
}

function tagProblems(tag: string): Sentence[] {
  const parts = tag.split('"');
  const problems: Sentence[] = [];
  parts.forEach((part, index) => {
    if (index % 2 === 1) problems.push(...literalProblems(part, parts[index + 1] ?? ''));
    else for (const [mark] of part.matchAll(/[｜：，“”]/g)) problems.push(fullWidth(mark));
  });
  return problems;
}

function fullWidth(mark: string): Sentence {
  const half = mark === '｜' ? '|' : mark === '：' ? ':' : mark === '，' ? ',' : '"';
  return {
    message: `“${mark}”是全角符号，模板不认；请写半角的 ${half}`,
    english: `a full-width mark (${mark}), which templates do not know: write ${half}`,
  };
}

function literalProblems(literal: string, behind: string): Sentence[] {
  if (OF_FORM.test(behind)) return formProblems(literal);
  if (/^\s*\|\s*出处/.test(behind)) return literal.split('、').flatMap(pathProblems);
  return literal.includes('/') ? pathProblems(literal) : [];
}

/** 表/行/栏, or what an officer gives. */
function pathProblems(path: string): Sentence[] {
  const [kind = '', row = '', ...columns] = path.split('/');
  if (INPUTS.has(kind)) return [];
  if (!isForm(kind)) return kind.endsWith('表') ? formProblems(kind) : [];
  const column = columns.join('/');
  const unknown = !meansColumn(column);
  return [
    ...codeProblems(row),
    ...(unknown
      ? [
          {
            message: `“${path}”里的栏“${column}”没有意义，各表都找不到它；请写表头的栏名，如 基本支出、项目支出、上年结转、预算数`,
            english: `the column “${column}” of “${path}” means nothing and is found in no form: write the heading of a column, such as 基本支出, 项目支出, 上年结转, 预算数`,
          },
        ]
      : []),
  ];
}

function isForm(kind: string): boolean {
  const own = kind.replace(/^三公/, '“三公”');
  return FORM_KINDS.some((known) => known === own);
}

function formProblems(kind: string): Sentence[] {
  if (isForm(kind)) return [];
  const near = FORM_KINDS.filter((known) => [...kind].filter((letter) => known.includes(letter)).length >= kind.length - 1);
  const known = near.length > 0 ? near : FORM_KINDS;
  return [
    { message: `没有“${kind}”这种表；请写 ${known.join('、')}`, english: `there is no form “${kind}”: write one of ${known.join(', ')}` },
  ];
}

/** `2080505 养老保险`: the name is for the reader, the code decides; so they must be the same subject. */
function codeProblems(row: string): Sentence[] {
  const code = leadingCode(row);
  if (code === null) return [];
  const name = normalize(row.slice(code.length));
  const official = subjectName(code);
  if (official === code)
    return [{ message: `科目分类里没有编码 ${code}；请核对“${row}”`, english: `the classification has no code ${code}: check “${row}”` }];
  const own = normalize(official);
  return name === '' || own.includes(name) || name.includes(own)
    ? []
    : [
        {
          message: `编码 ${code} 是“${official}”，不是“${row.slice(code.length).trim()}”；请改编码或名称`,
          english: `the code ${code} is “${official}”, not “${row.slice(code.length).trim()}”: change the code or the name`,
        },
      ];
}

let grammar: Liquid | null = null;

function variableProblems({ text, line }: Text): PackProblem[] {
  if (!grammar) {
    grammar = new Liquid({ strictFilters: true });
    for (const name of WORD_NAMES) grammar.registerFilter(name, (value: unknown) => value);
  }
  try {
    const { globals, locals } = grammar.analyzeSync(grammar.parse(text));
    return Object.entries(globals).flatMap(([name, places]) => {
      if (GLOBALS.includes(name)) return [];
      const known = [...GLOBALS, ...Object.keys(locals)];
      return places.map(({ location }) => ({
        line: line + location.row - 1,
        message: `变量“${name}”没有赋值，写出来是空的；可用：${known.join('、')}`,
        english: `nothing sets the variable “${name}”, which writes nothing; there are: ${known.join(', ')}`,
      }));
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const row = Number(/line:([0-9]+)/.exec(problem)?.[1] ?? 1);
    const filter = /undefined filter: ([^\s,]+)/.exec(problem)?.[1];
    return [
      {
        line: line + row - 1,
        ...(filter ? noFilter(filter) : { message: `模板读不懂：${problem}`, english: `the template cannot be read: ${problem}` }),
      },
    ];
  }
}

function noFilter(name: string): Sentence {
  return {
    message: `没有“${name}”这个词；可用：${WORD_NAMES.join('、')}`,
    english: `there is no word “${name}”; there are: ${WORD_NAMES.join(', ')}`,
  };
}
