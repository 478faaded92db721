import { readWordText, reviseWordParts } from '../../src/hosts/file/word';
import { narrativeDocx } from '../../src/report/docx';

test('a paragraph that comes in and words that are put in between reach a Word document as tracked changes', async () => {
  const paragraphs = ['1.甲10万元。', '2.乙20万元。'].map((text) => [{ text }]);
  const narrative = {
    title: '',
    sections: [{ title: '一、情况', paragraphs }],
    missing: [],
    asked: [],
    accused: [],
    unused: [],
    exhibits: [],
  };
  const bytes = await narrativeDocx(narrative);
  const { bytes: revised, skipped } = reviseWordParts(
    bytes,
    [
      { line: 1, start: 8, end: 8, text: '\n2.丙5万元。' },
      { line: 2, start: 0, end: 1, text: '3' },
      { line: 2, start: 3, end: 3, text: '方' },
    ],
    '勾稽',
    new Date(0),
  );
  expect(skipped).toEqual([]);
  expect(readWordText(revised).split('\n')).toEqual(['一、情况', '1.甲10万元。', '2.丙5万元。', '3.乙方20万元。']);
});
