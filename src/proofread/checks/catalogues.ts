import type { Disclosure } from '../../forms/disclosure';
import { bind, formOf, linesFor, type LineQuery } from '../../relations/bind';
import { isBlank, sumOf } from '../../relations/relation';
import { place } from '../../rules/support/check';
import { textFinding, type TextFinding } from '../finding';
import type { MeaningReader } from '../meaning';
import type { Session } from '../session';
import type { Paragraph } from '../text';

const LIST = /(收入包括|支出包括|主要包括)(?::|的)? {0,2}([^。;0-9]{4,600})/g;

/** T-CATLIST: what the text lists as included is what the forms hold amounts for. */
export function catalogueFindings(session: Session): TextFinding[] {
  const { reader } = session;
  return session.paragraphs.flatMap((paragraph) =>
    [...paragraph.folded.matchAll(LIST)].flatMap((match) => check(session, reader, paragraph, match)),
  );
}

function check(session: Session, reader: MeaningReader, paragraph: Paragraph, match: RegExpExecArray): TextFinding[] {
  const [whole, kind = '', items = ''] = match;
  const named = items
    .replace(/等$/, '')
    .split('、')
    .map((name) => name.replace(/\s/g, ''));
  if (named.length < 2) return [];
  const surplus = named.filter((name) => isNil(session.disclosure, reader, name, kind));
  const missing = kind === '支出包括' ? missingClasses(session.disclosure, reader, named) : [];
  if (surplus.length === 0 && missing.length === 0) return [];
  const parts = [
    surplus.length > 0 ? `列了没有数的 ${surplus.slice(0, 8).join('、')}${surplus.length > 8 ? ` 等 ${surplus.length} 项` : ''}` : '',
    missing.length > 0 ? `漏了有数的 ${missing.map(({ name }) => name).join('、')}` : '',
  ];
  return [
    textFinding(session.language, {
      rule: 'T-CATLIST',
      level: 'warning',
      zh: `“${kind}”所列与表不符：${parts.filter(Boolean).join('；')}；请按有数的科目重写。`,
      en: `The list does not match the forms: ${[...surplus, ...missing.map(({ name }) => name)].join(', ')}.`,
      paragraph,
      start: match.index,
      end: match.index + whole.length,
      stated: items.slice(0, 60),
      cells: missing.map(({ cell, value }) => place(cell, value, 'counterpart')),
    }),
  ];
}

/** A named subject that the forms list with nothing in it. Names the forms do not know say nothing. */
function isNil(disclosure: Disclosure, reader: MeaningReader, name: string, kind: string): boolean {
  const meaning = reader.read(name, []);
  if (
    kind === '主要包括'
      ? meaning.line?.type !== 'economic'
      : kind === '支出包括'
        ? meaning.line?.type !== 'function'
        : !meaning.facets.source
  )
    return false;
  if (kind === '收入包括') return nilSource(disclosure, meaning.facets.source!);
  const forms = kind === '主要包括' ? (['一般公共预算基本支出表'] as const) : (['收支总表', '支出总表', '一般公共预算支出表'] as const);
  const found = forms.flatMap((form) => amounts(disclosure, form, meaning.line as LineQuery));
  return found.length > 0 && found.every((terms) => terms.every(isBlank) || sumOf(terms).isZero());
}

function nilSource(disclosure: Disclosure, source: string): boolean {
  const form = formOf(disclosure, '收支总表');
  const terms = form && bind(form, { line: { type: 'source', source }, side: '收入' }, 'counterpart');
  return terms !== null && (terms.every(isBlank) || sumOf(terms).isZero());
}

function amounts(
  disclosure: Disclosure,
  kind: '收支总表' | '支出总表' | '一般公共预算支出表' | '一般公共预算基本支出表',
  line: LineQuery,
): ReturnType<typeof bind>[] & NonNullable<ReturnType<typeof bind>>[] {
  const form = formOf(disclosure, kind);
  const terms = form?.panels.some((panel) => linesFor(panel, line))
    ? bind(form, { line, ...(kind === '收支总表' ? { side: '支出' as const } : {}) }, 'counterpart')
    : null;
  return terms ? [terms] : [];
}

/** Functional classes with amounts that a list of 支出 leaves out. */
function missingClasses(
  disclosure: Disclosure,
  reader: MeaningReader,
  named: readonly string[],
): { name: string; cell: { sheet: string; address: string }; value: string }[] {
  const form = formOf(disclosure, '收支总表') ?? formOf(disclosure, '支出总表');
  if (!form) return [];
  const codes = new Set(named.flatMap((name) => (reader.read(name, []).line as { code?: string } | null)?.code ?? []));
  return form.panels
    .filter(({ side }) => side !== '收入')
    .flatMap(({ lines }) => lines)
    .filter(
      ({ key, amounts: values }) =>
        key.type === 'function' &&
        key.code.length === 3 &&
        !codes.has(key.code) &&
        values.some(({ value }) => value !== null && !value.isZero()),
    )
    .map((line) => ({ name: line.name, cell: line.amounts[0]!.cell, value: line.amounts[0]!.value?.toString() ?? '' }));
}
