import { LiveCheck } from '../../src/author/incremental';
import { keyOf, placesOf, withCells } from '../../src/author/places';
import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import type { Finding } from '../../src/findings/finding';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase } from '../support/forms';

/** What a whole check says of the relations around the cells. */
function whole(workbook: WorkbookSnapshot, cells: ReadonlySet<string>): Finding[] {
  return validate(workbook).findings.filter(
    (finding) => finding.difference !== undefined && finding.level !== 'rounding' && finding.cells.some((cell) => cells.has(keyOf(cell))),
  );
}

const culprits = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.filter(({ difference }) => difference !== undefined).map(({ cells }) => keyOf(cells[0]!)))].sort();

test.each(CASES)('%s: an edit is found, and mended again, as by a whole check', async (name) => {
  const workbook = await readCase(name);
  const live = new LiveCheck(workbook);
  const amounts = [...placesOf(recognise(workbook)).values()].filter(({ amount }) => amount.value?.gt(20));
  for (let at = 3; at < amounts.length; at += 29) {
    const { cell, value } = amounts[at]!.amount;
    const wrong = value!.times(3).plus(1111).toNumber();
    const edited = live.edit([{ ...cell, value: wrong }])!;
    const all = whole(withCells(workbook, new Map([[keyOf(cell), wrong]])), edited.cells);
    expect([keyOf(cell), culprits(edited.findings)]).toEqual([keyOf(cell), culprits(all)]);
    const mended = live.edit([{ ...cell, value: value!.toNumber() }])!;
    expect([keyOf(cell), culprits(mended.findings)]).toEqual([keyOf(cell), culprits(whole(workbook, mended.cells))]);
  }
});

test('an edit of anything but an amount asks for a whole check', async () => {
  const workbook = await readCase('guyuan-2024');
  const live = new LiveCheck(workbook);
  const place = [...placesOf(recognise(workbook)).values()][0]!;
  expect(live.edit([{ sheet: place.form.sheet, address: 'A1', value: '标题' }])).toBeNull();
  expect(live.edit([{ ...place.amount.cell, value: '见附表' }])).toBeNull();
});

test('a number typed over what could not be read asks for a whole check: relations without it come back', async () => {
  const workbook = await readCase('guyuan-2024');
  const { cell, value } = [...placesOf(recognise(workbook)).values()].find(({ amount }) => amount.value?.gt(20))!.amount;
  const unread = withCells(workbook, new Map([[keyOf(cell), '见附表']]));
  expect(validate(unread).relations.couldNotCheck).toBeGreaterThan(validate(workbook).relations.couldNotCheck);
  expect(new LiveCheck(unread).edit([{ ...cell, value: value!.times(3).plus(1).toNumber() }])).toBeNull();
});

test('rows that were displaced ask for a whole check, which tells them as one', async () => {
  const workbook = await readCase('bazhou-2024');
  const panel = recognise(workbook)
    .forms.flatMap(({ panels }) => panels)
    .find(({ lines }) => lines.filter(({ key, children }) => key.type === 'function' && children.length > 0).length >= 6)!;
  const edits = panel.lines
    .slice(4)
    .flatMap(({ amounts }, at) =>
      amounts.map(({ cell }, column) => ({ ...cell, value: panel.lines[at + 6]?.amounts[column]?.value?.toNumber() ?? null })),
    );
  const displaced = withCells(workbook, new Map(edits.map((edit) => [keyOf(edit), edit.value])));
  expect(validate(displaced).findings.map(({ rule }) => rule)).toContain('A-SHIFT');
  expect(new LiveCheck(workbook).edit(edits)).toBeNull();
  expect(new LiveCheck(displaced).edit(edits.slice(0, 1).map((edit) => ({ ...edit, value: 1 })))).toBeNull();
});
