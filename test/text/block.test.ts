import fc from 'fast-check';
import { unbroken } from '../../src/text/block';

const SENTENCES = [
  '2024年部门支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要是人员增加，相应增加工资和社会保障缴费。',
  '其中：基本支出85.35万元，占支出预算的68.09%，主要用于人员工资、社会保障缴费和办公费、水费、电费等日常运转支出。',
  '项目支出40万元，占支出预算的31.91%，主要用于系统运行维护和年度重点工作的开展，以及各项检查、评审和培训。',
  '“三公”经费预算6.1万元，与上年持平，其中公务接待费0.6万元，公务用车运行维护费5.5万元，均按标准编列。',
];

/** Broken before a character that would pass the width, as a PDF does; never before a stop or a bracket that closes. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  let used = 0;
  for (const unit of text) {
    const own = unit.charCodeAt(0) > 0xff ? 2 : 1;
    const opens = used + own > width && !/[，。；：、）”%]/.test(unit);
    if (opens) lines.push('');
    lines[lines.length - 1] += unit;
    used = (opens ? 0 : used) + own;
  }
  return lines.join('\n');
}

test('a text that a PDF broke at any width is in sentences again', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(SENTENCES, { minLength: 3 }), fc.integer({ min: 50, max: 80 }), (sentences, width) => {
      expect(unbroken(sentences.map((sentence) => wrapped(sentence, width)).join('\n'))).toBe(sentences.join('\n'));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('lines that are paragraphs stay as they are', () => {
  const text = ['一、收支总体情况', ...SENTENCES, '二、“三公”经费', '（一）公务接待费', '0.6万元'].join('\n');
  expect(unbroken(text)).toBe(text);
});

test('the foot of a page within a sentence is left out', () => {
  const [first, ...rest] = SENTENCES.map((sentence) => wrapped(sentence, 60))
    .join('\n')
    .split('\n');
  expect(unbroken([first, '—5—', ...rest].join('\n'))).toBe(SENTENCES.join('\n'));
});
