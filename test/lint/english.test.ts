import ts from 'typescript';
import { convertUnits, fillTotals, narrate, proofread, rollForward, validate } from '../../src/engine';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { LABELS, PROOF_LABELS } from '../../src/report/labels';
import { proofText, reportText } from '../../src/report/text';
import { filesBelow, sourceOf } from '../support/sources';
import { oneIn } from '../support/thorough';
import { CASES, priorOf, publishedOf, workbookOf, type Case } from '../narrative/support';

/** English text has no full-width brackets and stops, but in what it quotes in Chinese. */

const FULL_WIDTH = /[（）：；，。、！？【】　]/;
const CHINESE = /[\u3400-\u9fff]/;

/** What stands outside quotation marks. */
const unquoted = (text: string): string => text.replace(/“[^”]*”|《[^》]*》|「[^」]*」/g, '');

/** Full-width signs of English text: those with Chinese on both sides are part of a name. */
function offending(text: string): string[] {
  const rest = unquoted(text);
  return [...rest].flatMap((sign, at) =>
    FULL_WIDTH.test(sign) && !(CHINESE.test(rest[at - 1] ?? '') && CHINESE.test(rest[at + 1] ?? ''))
      ? [rest.slice(Math.max(0, at - 20), at + 20)]
      : [],
  );
}

/** A text of the source with `…` for what is put into it; null for anything else. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.templateSpans.reduce((text, { literal }) => `${text}x${literal.text}`, node.head.text) : null;
}

/** All texts at and below a node. */
function textsBelow(node: ts.Node): string[] {
  const own = textOf(node);
  const found: string[] = own === null ? [] : [own];
  node.forEachChild((child) => void found.push(...textsBelow(child)));
  return found;
}

function englishTexts(node: ts.Node): string[] {
  const named = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
  if (named && node.initializer && /^(?:en|english)$/.test(node.name.getText())) return textsBelow(node.initializer);
  const found: string[] = [];
  node.forEachChild((child) => void found.push(...englishTexts(child)));
  return found;
}

test('no English message of the source', () => {
  const texts = ['src', 'taskpane'].flatMap(filesBelow).flatMap((file) => englishTexts(sourceOf(file)));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.flatMap(offending)).toEqual([]);
});

test('what the pane puts between its texts in both languages comes from its strings', () => {
  const files = filesBelow('taskpane').filter((file) => !file.startsWith('taskpane/pane/words/'));
  const signs = files.flatMap((file) =>
    textsBelow(sourceOf(file))
      .filter((text) => FULL_WIDTH.test(text.replaceAll('　', '')) && !CHINESE.test(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(signs).toEqual([]);
});

test('no label of the reports', () => {
  const { en } = LABELS;
  const shown = [...Object.values(en), ...Object.values(PROOF_LABELS.en)].flatMap((label) =>
    typeof label === 'function'
      ? [(label as (...given: unknown[]) => string)(['1'], 2, 3, 4, 5, 6)]
      : typeof label === 'string'
        ? [label]
        : [],
  );
  expect(shown.flatMap(offending)).toEqual([]);
});

/** What stands in the cells is Chinese, and quoted as it is. */
const withoutCells = (report: string): string =>
  report
    .split('\n')
    .filter((line) => !/^ {3}(?:Cells|Text|Paragraph)/.test(line))
    .join('\n');

/** Some numbers of the forms another, so that totals are wrong. */
const wrongBeside = (workbook: WorkbookSnapshot): WorkbookSnapshot => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row, at) =>
      at % 7 !== 0 ? row : row?.map((cell) => (typeof cell?.value === 'number' ? { ...cell, value: cell.value + 1 } : cell)),
    ),
  })),
});

describe.each(oneIn(3, CASES))('no English output of %s', (name: Case) => {
  let workbook: WorkbookSnapshot;
  let prior: WorkbookSnapshot | undefined;
  beforeAll(async () => {
    workbook = await workbookOf(name);
    prior = await priorOf(name);
  });

  test('validation', () => {
    const review = validate(workbook, { language: 'en', ...(prior ? { prior } : {}) });
    expect(offending(withoutCells(reportText([{ file: 'workbook.xlsx', review }], 'en')))).toEqual([]);
  });

  test('proofreading, of the text and of one with other numbers', () => {
    const text = publishedOf(name);
    const distorted = text.replace(/[0-9](?=\.[0-9])/g, (digit) => String((Number(digit) + 3) % 10));
    for (const given of [text, distorted]) {
      const proof = proofread(workbook, given, { language: 'en', ...(prior ? { prior } : {}) });
      expect(offending(withoutCells(proofText(proof, 'workbook.xlsx', 'narrative.txt', [], 'en')))).toEqual([]);
    }
  });

  test('what a text asks that was rolled forward, the wrong cells of one that was written', () => {
    const wrong = wrongBeside(workbook);
    const text = publishedOf(name);
    const notes = [prior ?? workbook, wrong].flatMap((next) => rollForward(next, workbook, text, { priorAsGiven: true }).notes);
    const accused = narrate(wrong).accused;
    expect(notes.length).toBeGreaterThan(0);
    expect([...notes, ...accused].flatMap(({ english }) => offending(english))).toEqual([]);
    expect(notes.filter(({ english }) => /\b1 [a-z]* ?[a-z]+s\b/.test(english))).toEqual([]);
    // What a note is about is quoted; a unit stands behind its number, and a finding names its cell.
    const plain = notes.filter(({ kind }) => kind !== 'table').map(({ english }) => unquoted(english).replace(/(?<=[0-9])[万亿]?元/g, ''));
    expect(plain.filter((said) => CHINESE.test(said))).toEqual([]);
  });

  test('filling and converting', () => {
    const { cells, disagreements } = fillTotals(workbook, 'en');
    const said = [...cells, ...disagreements].map(({ why }) => why);
    for (const to of ['元', '万元'] as const) said.push(...convertUnits(workbook, to, 'en').notes);
    expect(said.flatMap(offending)).toEqual([]);
  });
});
