import type { Enumeration } from '../../text/frames';
import type { Token } from '../../text/token';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { place } from '../../rules/support/check';
import { isZeroOrBlank } from '../../forms/amount';
import type { Form, Line } from '../../forms/disclosure';

/** T-CATLIST: what a list of subjects names holds amounts, and a list of the classes of expenditure leaves none out. */
export function enumerations(text: BoundText): Judgement {
  return all(text.enumerations.map((list) => judge(text, list)));
}

const FEWEST = 2;

function judge(text: BoundText, list: Enumeration): Judgement {
  const names = list.names.filter(({ name }) => name !== null);
  const { block } = list.context;
  const said = block.text.slice(list.start, list.end);
  if (names.length < FEWEST || !(/^(?:主要)?(?:包括|包含)/.test(said) || isAllNames(said, list))) return NOTHING;
  const economic =
    list.context.sections.some(({ kinds }) => kinds[0] === '一般公共预算基本支出表') || list.parent?.facets.funds !== undefined;
  const lines = linesOf(text, economic);
  const surplus = names.filter((token) => isNil(token, lines, economic) || (economic && isUnlisted(token, lines)));
  const classes =
    !economic && list.parent !== null && list.parent.about[0]?.subject.type === 'total' && list.parent.facets.side?.value === '支出';
  const missing =
    classes && names.every((token) => isClass(token)) ? missingClasses(lines, names) : economic ? missingItem(block.text, list, lines) : [];
  if (surplus.length === 0 && missing.length === 0) return NOTHING;
  const words = surplus.map((token) => block.text.slice(token.start, token.end));
  const parts = [
    surplus.length > 0 ? `列了没有数的 ${words.slice(0, 8).join('、')}${surplus.length > 8 ? ` 等 ${surplus.length} 项` : ''}` : '',
    missing.length > 0 ? `漏了有数的 ${missing.map(({ name }) => name).join('、')}` : '',
  ];
  return accuse(
    {
      block,
      start: list.start,
      end: list.end,
      stated: said.slice(0, 60),
      rule: 'T-CATLIST',
      level: 'warning',
      zh: `这里列举的科目与表不符：${parts.filter(Boolean).join('；')}；请按有数的科目重写。`,
      en: `The list does not match the forms: ${[...words, ...missing.map(({ name }) => name)].join(', ')}.`,
      cells: missing.map((line) => place(line.amounts[0]!.cell, line.amounts[0]!.value?.toString() ?? '', 'counterpart')),
    },
    [],
  );
}

/** 人员经费用于基本工资、津贴补贴、…: names of subjects and nothing else, and as many as only a list of all has. */
function isAllNames(said: string, { names, context: { block }, end }: Enumeration): boolean {
  const items = said.replace(/^(?:主要)?用于[ \0:]*/, '').split('、');
  return items.length === names.length && names.length >= LEAST_NAMED && !/^[ \0]*[^。;,]/.test(block.text.slice(end, end + 4));
}

function isClass({ name }: Token): boolean {
  return name!.functions.some((code) => code.length === 3);
}

interface Known {
  readonly form: Form;
  readonly line: Line;
}

/** The lines of the forms that a list can be of; none while none of them is filled in. */
function linesOf({ disclosure }: BoundText, economic: boolean): Known[] {
  const kinds = economic ? ['一般公共预算基本支出表'] : ['收支总表', '支出总表', '一般公共预算支出表'];
  const lines = disclosure.forms
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((form) => form.panels.filter(({ side }) => side !== '收入').flatMap(({ lines }) => lines.map((line) => ({ form, line }))));
  return hasParts(lines, economic) ? lines : [];
}

function isBlank({ amounts }: Line): boolean {
  return amounts.every(isZeroOrBlank);
}

/** A named subject that the forms list with nothing in it. Names the forms do not know say nothing. */
function isNil({ name }: Token, lines: readonly Known[], economic: boolean): boolean {
  const codes = economic ? name!.economics : name!.functions;
  const found = lines.filter(
    ({ line }) => line.key.type === (economic ? 'economic' : 'function') && 'code' in line.key && codes.includes(line.key.code),
  );
  return found.length > 0 && found.every(({ line }) => isBlank(line));
}

/** A named item of a class whose items the form gives, and not this one. Words for several items and 其他 say nothing. */
function isUnlisted({ name, meaning }: Token, lines: readonly Known[]): boolean {
  const codes = name!.economics;
  if (codes.length === 0 || /^其[他它]/.test(meaning) || codes.some((code) => code.length !== ITEM_LENGTH)) return false;
  const own = lines.filter(({ line }) => line.key.type === 'economic' && !isBlank(line));
  const coded = (line: Line): string => ('code' in line.key ? line.key.code : '');
  return codes.every((code) => {
    if (own.some(({ line }) => coded(line) === code)) return false;
    const items = own.filter(({ line }) => coded(line).length === ITEM_LENGTH && coded(line).startsWith(code.slice(0, 3)));
    return items.length >= FEWEST_ITEMS;
  });
}

const FEWEST_ITEMS = 2;

/** A form of which only totals are filled in denies no part of them. */
function hasParts(lines: readonly Known[], economic: boolean): boolean {
  return lines.some(({ line }) => line.key.type === (economic ? 'economic' : 'function') && !isBlank(line));
}

/**
 * 公用经费,主要包括:办公费、水费、…: a list that names all items of its classes but one means to name them all. One that says 等, or in words that
 * no table knows, may mean the other as well; 其他… is often left out on purpose.
 */
function missingItem(text: string, { start, end, names }: Enumeration, lines: readonly Known[]): Line[] {
  const codes = names.map(({ name }) => name?.economics ?? []);
  const words = text
    .slice(start, end)
    .replace(/^[^:费用险金助贴]{0,8}(?:包括|包含)[ \0:]*/, '')
    .split(/[、和及]/);
  if (/^[ \0]*等/.test(text.slice(end)) || /等[ \0]*$/.test(text.slice(start, end))) return [];
  if (names.length < LEAST_NAMED || words.length > names.length || codes.some((own) => own.length === 0)) return [];
  const items = lines
    .map(({ line }) => line)
    .filter((line) => line.key.type === 'economic' && line.key.code.length === ITEM_LENGTH && !isBlank(line));
  const named = (line: Line): boolean => 'code' in line.key && codes.some((own) => own.includes((line.key as { code: string }).code));
  const classes = new Set(items.filter(named).map((line) => classOf(line)));
  const missing = items.filter((line) => classes.has(classOf(line)) && !named(line) && !/^其他/.test(line.name));
  return missing.length === 1 ? missing : [];
}

/** As few could be the greatest. */
const LEAST_NAMED = 6;
const ITEM_LENGTH = 5;

function classOf({ key }: Line): string {
  return 'code' in key ? key.code.slice(0, 3) : '';
}

function missingClasses(lines: readonly Known[], names: readonly Token[]): Line[] {
  const [form] = lines.map((known) => known.form);
  const named = new Set(names.flatMap(({ name }) => name!.functions));
  return lines
    .filter(({ form: own }) => own === form)
    .map(({ line }) => line)
    .filter((line) => line.key.type === 'function' && line.key.code.length === 3 && !named.has(line.key.code) && !isBlank(line));
}
