import fc from 'fast-check';
import { blocksOf, placeOf, unbroken } from '../../src/text/block';

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

test('blanks that stretch a line do not make it longer than the others', () => {
  const text = `2025 年 政 府 采 购 预 算 6429768.84 元 ， 同 比 增 加
2433505.07 元，增长 60.89%。另外，下属共有 6 个单位，运行
经 费 总预 算 安 排 37337407.64 元 ， 其中 ： 基 本 支出 预 算
488180.64 元，增加主要原因为推进各项业务，经费有所提高。`;
  expect(unbroken(text).split('\n')).toHaveLength(1);
  const [block] = blocksOf(text.split('\n'));
  expect(block!.text).toContain('经费总预算安排 37337407.64 元');
  const at = block!.text.indexOf('37337407.64');
  expect(placeOf(block!, at)).toEqual({ line: 2, offset: text.split('\n')[2]!.indexOf('37337407.64') });
});

test.each(['类 款 项 科目名称', '预算安排 5.2 万 元'])('%s is no stretched line', (line) => expect(blocksOf([line])[0]!.text).toBe(line));

test('lines that are paragraphs stay as they are', () => {
  const text = ['一、收支总体情况', ...SENTENCES, '二、“三公”经费', '（一）公务接待费', '0.6万元'].join('\n');
  expect(unbroken(text)).toBe(text);
});

test('a sentence that ends where its line does goes on in an item, and not where the next line is an item or a heading', () => {
  const item = (name: string): string => `“${name}（项）”24.31万元，主要用于在编人员。`;
  const rest = '2023年执行数为20.30万元，2024年预算安排24.31万元，增加19.75%，主要原因是：人员的经费增加。';
  const width = 60;
  const text = ['行政单位离退休支出', '事业单位离退休支出', '行政单位基本医疗费']
    .map((name, at) => wrapped(`${at + 1}. ${item(name)}${rest}`, width))
    .join('\n');
  expect(text).toContain('在编人员。\n2023年');
  expect(
    unbroken(`${text}\n其他相关情况说明`)
      .split('\n')
      .map((line) => line.slice(0, 4)),
  ).toEqual(['1. “', '2. “', '3. “', '其他相关']);
});

test('words behind a stop within a line that is nearly full go on in the next; a paragraph without its last stop does not', () => {
  const [first, second, ...rest] = SENTENCES.map((sentence) => wrapped(sentence, 60));
  const third = (torn: string): string | undefined => unbroken([first, second, torn, ...rest].join('\n')).split('\n')[2];
  const torn = '一般公共预算财政拨款支出完成年初预算的87.10%。决算数大';
  expect(third(`${torn}\n小于预算数的主要原因是项目调整。`)).toBe(`${torn}小于预算数的主要原因是项目调整。`);
  expect(third('完成预算的87.10%。主要原因是人员减少\n会议费与上年持平，没有增减变动。')).toBe('完成预算的87.10%。主要原因是人员减少');
});

test('the foot of a page within a sentence is left out', () => {
  const [first, ...rest] = SENTENCES.map((sentence) => wrapped(sentence, 60))
    .join('\n')
    .split('\n');
  expect(unbroken([first, '—5—', ...rest].join('\n'))).toBe(SENTENCES.join('\n'));
});

test('a document in one line has its headings and what they head again, at their places', () => {
  const line =
    '某局2024年度部门决算情况说明一、收支总体情况2024年度收、支总计100万元。二、收入情况说明某局2024年度收入合计100万元。' +
    '三、支出情况（一）总体情况。2024年度支出合计90万元。（二）结构情况2024年度基本支出60万元，项目支出30万元。年末结转10万元，主要是年底下达的项目当年没有执行完毕，按规定结转下年使用。';
  const blocks = blocksOf([line]);
  expect(blocks.map(({ level, text }) => `${level ?? '-'} ${text.slice(0, 12)}`)).toEqual([
    '- 某局2024年度部门决算',
    '1 一、收支总体情况',
    '- 2024年度收、支总计1',
    '1 二、收入情况说明',
    '- 某局2024年度收入合计',
    '1 三、支出情况',
    '- (一)总体情况。2024',
    '2 (二)结构情况',
    '- 2024年度基本支出60',
  ]);
  for (const block of blocks) {
    const { offset } = placeOf(block, block.text.length - 1);
    expect(line[offset]!.normalize('NFKC')).toBe(block.text.at(-1));
  }
});

test('items that a sentence counts are no headings, nor is a heading of its own', () => {
  for (const line of [
    '基本支出373.8万元，具体为：（一）人员经费。支出342.8万元，主要用于在职人员工资；（二）公用经费。支出31万元，主要用于办公。',
    '二、关于某某市某某区某某局2024年度一般公共预算财政拨款收入支出决算情况总体说明及其他重要事项',
    '主要职责：（一）拟订规划；（二）组织实施有关政策情况的检查；（三）承办交办的其他事项，并报告有关情况和说明理由。',
  ])
    expect(blocksOf([line])).toHaveLength(1);
});
