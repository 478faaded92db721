import { isRow, kindOf, linesOf, namedIn } from '../roll/enumerations';
import { keyPart } from '../keys';
import { fundsOfEconomic } from '../../forms/covers';
import { subjectName } from '../../forms/subjects';
import type { Enumeration } from '../../text/frames';
import type { Drafter } from './drafter';

const FEWEST = 2;

/** 主要包括：办公费、印刷费: rows of the names of all that the form has amounts for follow the form. */
export function drawEnumerations(drafter: Drafter): void {
  for (const list of drafter.text.enumerations) drawEnumeration(drafter, list);
}

function drawEnumeration(drafter: Drafter, list: Enumeration): void {
  const tokens = list.names.filter(({ name }) => name !== null);
  const kind = kindOf(drafter.roller, list, 'economic');
  if (kind === null || tokens.length === 0 || !isRow(list, tokens) || drafter.facts.form(kind) === null) return;
  const lines = linesOf(drafter.text.disclosure, kind, 'economic');
  const codes = namedIn(tokens, lines, 'economic').map(({ code }) => code);
  const [first] = codes;
  const classes = [...new Set(codes.map((code) => code.slice(0, 3)))];
  if (first === undefined || codes.length < tokens.length || codes.some((code) => code.length !== first.length || code.length < 5)) return;
  const filled = lines.filter((line) => line.code.length === first.length && classes.includes(line.code.slice(0, 3)) && !line.isNil);
  const isWhole = filled.length === codes.length && filled.every(({ code }) => codes.includes(code));
  if (!isWhole || codes.length < FEWEST) return;
  const lists = allOf(list, classes, lines).map((own, at) => {
    const name = lines.find(({ code }) => code === own)?.name ?? subjectName(own);
    const row = name === own ? own : `${own} ${keyPart(name)}`;
    return `{% assign 列举${at + 1} = "${keyPart(kind)}/${row}" | 下级: ${first.length} | 有数项 %}`;
  });
  const all = lists.slice(1).map((_, at) => ` | concat: 列举${at + 2}`);
  drafter.put(list.context.block, tokens[0]!.start, tokens.at(-1)!.end, `${lists.join('')}{{ 列举1${all.join('')} | 顿号 }}`);
}

/** What 人员经费 is made of, though none of a class was paid last year: a 退休费 may be paid the next. */
function allOf({ parent }: Enumeration, classes: readonly string[], lines: ReturnType<typeof linesOf>): readonly string[] {
  const funds = parent?.facets.funds?.value;
  if (funds === undefined || classes.some((own) => fundsOfEconomic(own) !== funds)) return classes;
  const more = CLASSES.filter(
    (own) => fundsOfEconomic(own) === funds && !classes.includes(own) && !lines.some(({ code, isNil }) => code.startsWith(own) && !isNil),
  );
  return [...classes, ...more].sort();
}

const CLASSES: readonly string[] = ['301', '303'];
