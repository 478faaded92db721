import { listRules } from '../../taskpane/workbench/grid/lists';
import type { WorkbookPresentation } from '../../src/hosts/file/presentation';
import { sheetOf } from '../narrative/support';

/** The lists of a file as the grid wants them. */

const snapshot = {
  name: '',
  sheets: [sheetOf('表1', [['科目']]), sheetOf("单位's 清单", [['甲'], ['乙'], [''], ['甲'], ['丙,丁']])],
};

function rulesOf(cells: string, source: string) {
  const looks = (name: string, lists: WorkbookPresentation['sheets'][number]['lists']) => ({
    name,
    cells: [],
    columns: [],
    rowHeights: new Map<number, number>(),
    lists,
  });
  return listRules(snapshot, { styles: [{}], sheets: [looks('表1', [{ cells, source }]), looks("单位's 清单", [])] });
}

test('a list on another sheet: each choice once, none that holds the comma which parts them', () => {
  const rules = rulesOf('A2 C3:C5', "'单位''s 清单'!$A$1:$A$5");
  expect(rules).toMatchObject({ 表1: [{ type: 'list', formula1: '甲,乙', allowBlank: true }] });
  expect(rules['表1']![0]).toMatchObject({
    ranges: [
      { startRow: 1, startColumn: 0, endRow: 1, endColumn: 0 },
      { startRow: 2, startColumn: 2, endRow: 4, endColumn: 2 },
    ],
  });
});

test('a list that is typed', () => expect(rulesOf('A2', '"是, 否"')).toMatchObject({ 表1: [{ formula1: '是,否' }] }));

test.each([
  ['a name', 'A2', '科目清单'],
  ['a formula', 'A2', 'INDIRECT("清单!A1")'],
  ['a sheet that is not there', 'A2', "'没有'!$A$1:$A$5"],
  ['cells that are none', 'A0 #REF!', '"是,否"'],
])('%s is no list that can be shown', (_what, cells, source) => expect(rulesOf(cells, source)).toEqual({}));
