import { proofread } from '../../src/engine';
import { rollForward } from '../../src/narrative/roll/roll';
import { HOUSING, RETIRED, spendingBook, workbookOf, type Subject } from '../support/forms';

/** What is written anew for a subject that last year's text does not know: its own numbers and parts, and nothing of its neighbour's. */

const bookOf = (year: number, subjects: readonly Subject[]) => spendingBook(`${year}年一般公共预算支出表`, subjects);

const OFFICE: readonly Subject[] = [
  ['201', '一般公共服务支出', 0, 7],
  ['20103', '政府办公厅(室)及相关机构事务', 0, 7],
  ['2010302', '一般行政管理事务', 0, 4],
  ['2010399', '其他政府办公厅(室)及相关机构事务支出', 0, 3],
];
const LAST = bookOf(2024, [...RETIRED, ...HOUSING]);
const NEXT = bookOf(2025, [...OFFICE, ...RETIRED, ...HOUSING]);

function rolled(lines: string) {
  const text = `2024年预算说明\n一、一般公共预算支出情况\n2024年一般公共预算支出58万元，具体情况如下：\n${lines}`;
  const result = rollForward(NEXT, LAST, text);
  return { lines: result.text.split('\n').slice(3), notes: result.notes.map(({ message }) => message), text: result.text };
}

describe('a new class beside one whose parts are listed', () => {
  const own = `1.社会保障和就业支出50万元，占86.21%。主要用于行政单位离退休20万元、机关事业单位基本养老保险缴费支出30万元。
2.住房保障支出8万元，占13.79%。主要用于住房公积金8万元。`;

  it('lists its own parts', () => {
    expect(rolled(own).lines[0]).toBe(
      '1.一般公共服务支出7万元，占10.77%。主要用于一般行政管理事务4万元、其他政府办公厅（室）及相关机构事务支出3万元。',
    );
  });

  it('asks for them where no form tells them', () => {
    const bare = (rows: readonly Subject[]): readonly Subject[] => rows.filter(([code]) => !code.startsWith('201') || code.length === 3);
    const text = `一、一般公共预算支出情况\n2024年一般公共预算支出58万元，其中：\n${own}`;
    const { text: now } = rollForward(bookOf(2025, bare([...OFFICE, ...RETIRED, ...HOUSING])), LAST, text);
    expect(now).toMatch(/1\.一般公共服务支出7万元，[^。]*。主要用于【待填写：一般公共服务支出的构成】。/);
  });

  it('takes a new part in among those of a class that stays, and leaves out one that is gone', () => {
    const annuity: Subject = ['2080506', '机关事业单位职业年金缴费支出', 6, 0];
    const [, , , pension] = RETIRED as readonly [Subject, Subject, Subject, Subject];
    const other: readonly Subject[] = [['208', '社会保障和就业支出', 36, 0], ['20805', '行政事业单位养老支出', 36, 0], pension, annuity];
    const text = `2024年预算说明\n一、一般公共预算支出情况\n2024年一般公共预算支出58万元，具体情况如下：\n${own}`;
    const lines = rollForward(bookOf(2025, [...other, ...HOUSING]), LAST, text).text.split('\n');
    expect(lines[3]).toMatch(
      /^1\.社会保障和就业支出36万元，[^。]*。主要用于机关事业单位基本养老保险缴费支出30万元、机关事业单位职业年金缴费支出6万元。$/,
    );
  });

  it('leaves nothing for proofreading to find', () => {
    const { findings } = proofread(NEXT, rolled(own).text, { prior: LAST });
    expect(findings.filter(({ level }) => level !== 'hint').map(({ message }) => message)).toEqual([]);
  });
});

describe('a new subject', () => {
  const item = (words: string): string => `1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）${words}
2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元。
3.住房保障支出（类）住房改革支出（款）住房公积金（项）8万元。`;

  it('bears this year’s years, full-width brackets and each 支出 once', () => {
    const [first] = rolled(item('：2024年预算数20万元，与2023年相比增加4万元，增长25.00%。')).lines;
    expect(first).toBe(
      '1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）：2025年预算数4万元，与2024年相比增加4万元。',
    );
  });

  it('has 0 where the cell of its line is blank, and its neighbour’s reason is asked for though amounts follow it', () => {
    const [first] = rolled(item('20万元，比上年增加4万元，增长25.00%，原因是标准提高。其中：基本支出20万元，项目支出0万元。')).lines;
    expect(first).toMatch(
      /（项）4万元，比上年增加4万元，原因是【待填写：一般行政管理事务增减的原因】。其中：基本支出0万元，项目支出4万元。$/,
    );
  });

  it('asks for numbers that were of something else than the subject', () => {
    const [first] = rolled(item('20万元，用于12人的退休费，其中办公费3万元。')).lines;
    expect(first).not.toMatch(/12人|3万元/);
    expect(first).toContain('（项）4万元');
  });

  it('is written with its title where titles stand on lines of their own', () => {
    const { lines, notes } = rolled(`1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。
2024年预算数为20万元，比上年增加4万元，增长25.00%。
2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。
2024年预算数为30万元，比上年增加5万元，增长20.00%。
3.住房保障支出（类）住房改革支出（款）住房公积金（项）。
2024年预算数为8万元，与上年持平。`);
    expect(lines.slice(0, 5)).toEqual([
      '1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）。',
      '2025年预算数为4万元，比上年增加4万元。',
      '2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）其他政府办公厅（室）及相关机构事务支出（项）。',
      '2025年预算数为3万元，比上年增加3万元。',
      '3.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。',
    ]);
    expect(notes.filter((note) => note.includes('本年新有数'))).toHaveLength(2);
  });

  it('is named to the officer where the titles did not name every subject', () => {
    const { notes } = rolled(`1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。
2024年预算数为20万元。
2.住房保障支出（类）住房改革支出（款）住房公积金（项）。
2024年预算数为8万元。`);
    expect(notes).toContain('本年“一般行政管理事务”有数，文中没有列出，请补写');
  });
});

describe('where the class stands on a line above its paragraphs', () => {
  const text = `社会保障和就业支出（类）
1.行政事业单位养老支出（款）行政单位离退休（项）20万元。
2.行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元。
住房保障支出（类）
3.住房改革支出（款）住房公积金（项）8万元。`;
  const rolledBeside = (words: string, next: readonly Subject[]): { readonly lines: string[]; readonly notes: string[] } => {
    const before = '2024年预算说明\n一、一般公共预算支出情况\n2024年一般公共预算支出58万元，具体情况如下：\n';
    const result = rollForward(bookOf(2025, next), LAST, before + words);
    return { lines: result.text.split('\n').slice(3), notes: result.notes.map(({ message }) => message) };
  };
  const linesOf = (next: readonly Subject[]): string[] => rolledBeside(text, next).lines;
  const health: readonly Subject[] = [
    ['210', '卫生健康支出', 6, 0],
    ['21011', '行政事业单位医疗', 6, 0],
    ['2101101', '行政单位医疗', 6, 0],
  ];

  it('a new subject of a class that has none comes with one, before the others or between them', () => {
    expect(linesOf([...OFFICE, ...RETIRED, ...health, ...HOUSING])).toEqual([
      '一般公共服务支出（类）',
      '1.政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）4万元。',
      '2.政府办公厅（室）及相关机构事务（款）其他政府办公厅（室）及相关机构事务支出（项）3万元。',
      '社会保障和就业支出（类）',
      '3.行政事业单位养老支出（款）行政单位离退休（项）20万元。',
      '4.行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元。',
      '卫生健康支出（类）',
      '5.行政事业单位医疗（款）行政单位医疗（项）6万元。',
      '住房保障支出（类）',
      '6.住房改革支出（款）住房公积金（项）8万元。',
    ]);
  });

  it('a new subject that is the first of its class stands below the line of that class', () => {
    const reform: Subject = ['2210101', '廉租住房', 3, 0];
    const [first, ...others] = HOUSING as readonly [Subject, ...Subject[]];
    expect(linesOf([...RETIRED, first, ['22101', '保障性安居工程支出', 3, 0], reform, ...others]).slice(3)).toEqual([
      '住房保障支出（类）',
      '3.保障性安居工程支出（款）廉租住房（项）3万元。',
      '4.住房改革支出（款）住房公积金（项）8万元。',
    ]);
  });

  it('where it has an amount of its own, what is new stands behind all that is below it, and its subjects below it', () => {
    const amounts = text.replace('就业支出（类）', '就业支出（类）50万元。').replace('保障支出（类）', '保障支出（类）8万元。');
    const { lines } = rolledBeside(amounts, [...RETIRED, ...health, ...HOUSING]);
    expect(lines).toEqual([
      ...amounts.split('\n').slice(0, 3),
      '卫生健康支出（类）6万元。',
      '3.行政事业单位医疗（款）行政单位医疗（项）6万元。',
      '住房保障支出（类）8万元。',
      '4.住房改革支出（款）住房公积金（项）8万元。',
    ]);
  });

  it('numbering that begins anew with each class does so below a new one, first or between the others, and goes on within a class', () => {
    const anew = `1.社会保障和就业支出（类）50万元，占86.21%。
（1）行政事业单位养老支出（款）行政单位离退休（项）20万元，比上年增加2万元，增长11.11%，主要原因是标准提高。
（2）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元，比上年增加3万元，增长11.11%，主要原因是基数提高。
2.住房保障支出（类）8万元，占13.79%。
（1）住房改革支出（款）住房公积金（项）8万元，比上年增加1万元，增长14.29%，主要原因是基数提高。`;
    const annuity: Subject = ['2080506', '机关事业单位职业年金缴费支出', 6, 0];
    const [whole, kuan, ...retired] = RETIRED as readonly [Subject, Subject, ...Subject[]];
    const more: readonly Subject[] = [[whole[0], whole[1], 56, 0], [kuan[0], kuan[1], 56, 0], ...retired, annuity];
    const { lines, notes } = rolledBeside(anew, [...OFFICE, ...more, ...health, ...HOUSING]);
    expect(lines.map((line) => line.replace(/[，。].*/, ''))).toEqual([
      '1.一般公共服务支出（类）7万元',
      '（1）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）4万元',
      '（2）政府办公厅（室）及相关机构事务（款）其他政府办公厅（室）及相关机构事务支出（项）3万元',
      '2.社会保障和就业支出（类）56万元',
      '（1）行政事业单位养老支出（款）行政单位离退休（项）20万元',
      '（2）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元',
      '（3）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）6万元',
      '3.卫生健康支出（类）6万元',
      '（1）行政事业单位医疗（款）行政单位医疗（项）6万元',
      '4.住房保障支出（类）8万元',
      '（1）住房改革支出（款）住房公积金（项）8万元',
    ]);
    expect(lines[1]).toMatch(/，比上年增加4万元，主要原因是【待填写：一般行政管理事务增减的原因】。$/);
    expect(notes.filter((note) => note.includes('请补写'))).toEqual([]);
  });

  it('where class, 款 and 项 each have a paragraph of their own, a new class comes with all of them', () => {
    const levels = `社会保障和就业支出（类）50万元。
“行政事业单位养老支出”（款）2024年预算50万元。
“行政单位离退休”（项）20万元。
“机关事业单位基本养老保险缴费支出”（项）30万元。
住房保障支出（类）8万元。
“住房改革支出”（款）2024年预算8万元。
“住房公积金”（项）8万元。`;
    const [cls, kuan, first] = OFFICE as readonly [Subject, Subject, Subject];
    const other: readonly Subject[] = [cls, [kuan[0], kuan[1], 0, 4], first, ['20106', '财政事务', 0, 3], ['2010601', '行政运行', 0, 3]];
    const { lines } = rolledBeside(levels, [...other, ...RETIRED, ...health, ...HOUSING]);
    expect(lines).toEqual([
      '一般公共服务支出（类）7万元。',
      '“政府办公厅（室）及相关机构事务”（款）2025年预算4万元。',
      '“一般行政管理事务”（项）4万元。',
      '“财政事务”（款）2025年预算3万元。',
      '“行政运行”（项）3万元。',
      ...levels.replace('2024', '2025').split('\n').slice(0, 4),
      '卫生健康支出（类）6万元。',
      '“行政事业单位医疗”（款）2025年预算6万元。',
      '“行政单位医疗”（项）6万元。',
      ...levels.replaceAll('2024', '2025').split('\n').slice(4),
    ]);
  });

  it('goes with the last of its paragraphs', () => {
    expect(linesOf(RETIRED)).toEqual(text.split('\n').slice(0, 3));
  });
});

it('a class that was made of one subject lists the second', () => {
  const [first, ...housing] = HOUSING as readonly [Subject, ...Subject[]];
  const more: readonly Subject[] = [[first[0], first[1], 11, 0], ...housing, ['2210202', '提租补贴', 3, 0]];
  const text = `2024年预算说明\n一、一般公共预算支出情况\n2024年一般公共预算支出58万元。\n住房保障支出8万元。其中：住房公积金8万元。`;
  const { text: now } = rollForward(bookOf(2025, [...RETIRED, ...more]), LAST, text);
  expect(now.split('\n')[3]).toBe('住房保障支出11万元。其中：住房公积金8万元、提租补贴3万元。');
});

it('a list is of the form that has no more subjects than it names, where two have all of them', () => {
  const book = (year: number, rows: readonly string[], fund: number, total: number) =>
    workbookOf(`
      # 03
      ${year}年部门支出总表
      ||||单位：万元
      科目编码|科目名称|合计|基本支出|项目支出
      |合计|${total + fund}|${total}|${fund}
      ${rows.join('\n      ')}
      229|其他支出|${fund}||${fund}

      # 05
      ${year}年一般公共预算支出表
      ||||单位：万元
      科目编码|科目名称|合计|基本支出|项目支出
      |合计|${total}|${total}|
      ${rows.join('\n      ')}`);
  const text = `2024年预算说明
一、支出构成
1.社会保障和就业支出50万元（上年40万元，增加10万元）。
2.住房保障支出8万元（上年7万元，增加1万元）。`;
  const last = book(2024, ['208|社会保障和就业支出|50|50|', '221|住房保障支出|8|8|'], 20, 58);
  const next = book(2025, ['201|一般公共服务支出|7|7|', '208|社会保障和就业支出|52|52|', '221|住房保障支出|9|9|'], 30, 68);
  expect(rollForward(next, last, text).text.split('\n').slice(2)).toEqual([
    '1.一般公共服务支出7万元（上年0万元，增加7万元）。',
    '2.社会保障和就业支出52万元（上年50万元，增加2万元）。',
    '3.住房保障支出9万元（上年8万元，增加1万元）。',
  ]);
});
