import { rollForward } from '../../src/narrative/roll/roll';
import { proofread } from '../../src/engine';
import { workbookOf } from '../support/forms';

/** What a text says around its numbers in its own manner: purposes, that there was nothing before, how exact it prints, whose amount it is. */

type Row = readonly [code: string, name: string, basic: number, project: number];

const sum = (rows: readonly Row[], of: (row: Row) => number): number => Math.round(rows.reduce((all, row) => all + of(row), 0) * 100) / 100;

function bookOf(year: number, rows: readonly Row[], units: string = '') {
  const lines = rows.map(
    ([code, name, basic, project]) =>
      `${code}|${name}|${sum([[code, name, basic, project]], (own) => own[2] + own[3])}|${basic || ''}|${project || ''}`,
  );
  const total = `|合计|${sum(rows, (own) => own[2] + own[3])}|${sum(rows, (own) => own[2])}|${sum(rows, (own) => own[3])}`;
  return workbookOf(`
    # 一般公共预算支出
    ${year}年一般公共预算支出表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    ${total}
    ${lines.join('\n    ')}${units}`);
}

const unitsOf = (year: number, own: number, other: number): string => `
    # 收入总表
    ${year}年收入预算总表
    |||单位：万元
    单位编码|单位名称|合计|一般公共预算
    |合计|${own + other}|${own + other}
    600001|青石县农业农村局（本级）|${own}|${own}
    600002|青石县农技推广中心|${other}|${other}
    # 支出总表
    ${year}年支出预算总表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${own + other}|${own + other}|
    2130104|事业运行|${own + other}|${own + other}|`;

const OLD: readonly Row[] = [
  ['2130104', '事业运行', 92, 8],
  ['2130106', '科技转化与推广服务', 0, 30],
  ['2130108', '病虫害控制', 0, 12.5],
];
const NEW: readonly Row[] = [
  ['2130104', '事业运行', 90.13, 7],
  ['2130106', '科技转化与推广服务', 0, 33.25],
  ['2130109', '农产品质量安全', 0, 18],
];

function rolled(text: string, last = bookOf(2023, OLD), next = bookOf(2024, NEW)): string[] {
  return rollForward(next, last, `2023年一般公共预算支出情况\n${text}`).text.split('\n').slice(1);
}

describe('a purpose', () => {
  it('behind a reason is no part of it', () => {
    expect(rolled('事业运行（项）100万元，比上年增加5万元，增长5.26%，增长原因主要是人员增加，主要用于单位日常运转。')[0]).toBe(
      '事业运行（项）97.13万元，比上年减少2.87万元，下降2.87%，下降原因【请核对原因，由增变减，上年写：主要是人员增加】，主要用于单位日常运转。',
    );
  });

  it('of one subject is no row of names that what is new comes into', () => {
    const rows = (year: number, extra: readonly Row[]) => bookOf(year, [['2101102', '事业单位医疗', 10, 0], ...extra]);
    const text = '一般公共预算支出10万元，其中：\n1.事业单位医疗（项）10万元。主要用于缴纳事业单位医疗。';
    const now = rolled(text, rows(2023, []), rows(2024, [['2101103', '公务员医疗补助', 3, 0]]));
    expect(now[1]).toBe('1.事业单位医疗（项）10万元。主要用于缴纳事业单位医疗。');
  });
});

describe('that there was nothing before', () => {
  const text = `事业运行（项）100万元，比上年增加5万元，增长5.26%，主要用于单位日常运转。
科技转化与推广服务（项）30万元，比上年增加30万元，上年无该预算，增长率无可比性，主要用于技术推广。`;

  it('goes where there is something now', () => {
    expect(rolled(text)[1]).toBe('科技转化与推广服务（项）33.25万元，比上年增加3.25万元，增长10.83%，主要用于技术推广。');
  });

  it('goes where nothing changed', () => {
    const same = OLD.map((row): Row => (row[0] === '2130104' ? ['2130104', '事业运行', 95, 10] : row));
    expect(rolled(text, bookOf(2023, OLD), bookOf(2024, same))[1]).toBe('科技转化与推广服务（项）30万元，与上年持平，主要用于技术推广。');
  });

  it('comes in the text’s own words where there is nothing to measure it against', () => {
    const last = OLD.slice(0, 2);
    const gone = `${text}\n病虫害控制（项）0万元，比上年减少3万元，下降100.00%。`;
    const next: readonly Row[] = [...last, ['2130108', '病虫害控制', 0, 12]];
    expect(rolled(gone, bookOf(2023, last), bookOf(2024, next))[2]).toBe(
      '病虫害控制（项）12万元，比上年增加12万元，上年无该预算，增长率无可比性。',
    );
  });
});

describe('amounts', () => {
  it('that were as exact as the forms stay so', () => {
    expect(rolled('一般公共预算支出142.5万元，其中：基本支出92万元，项目支出50.5万元。')[0]).toBe(
      '一般公共预算支出148.38万元，其中：基本支出90.13万元，项目支出58.25万元。',
    );
  });

  it('that were rounded stay rounded', () => {
    const last = bookOf(2023, [
      ['2130104', '事业运行', 92.04, 8],
      ['2130106', '科技转化与推广服务', 0, 30.33],
    ]);
    expect(rolled('一般公共预算支出130.4万元，其中：基本支出92万元，项目支出38.3万元。', last)[0]).toBe(
      '一般公共预算支出148.4万元，其中：基本支出90.1万元，项目支出58.3万元。',
    );
  });

  it('leave zeros of rates out where the text writes 0% and never a zero at an end', () => {
    const text = '一般公共预算支出142.5万元，其中：基本支出92万元，占64.56%；项目支出50.5万元，占35.44%。政府性基金预算支出0万元，占0%。';
    expect(rolled(text, bookOf(2023, OLD), bookOf(2024, [['2130104', '事业运行', 60.9, 39.1]]))[0]).toContain(
      '基本支出60.9万元，占60.9%；项目支出39.1万元，占39.1%',
    );
  });

  it('of the parts of a subject that is gone are nothing, and never those of all subjects', () => {
    const text =
      '1.事业运行100万元，其中：基本支出92万元，项目支出8万元，比上年增加1万元，增长1.01%。\n2.病虫害控制12.5万元，其中：基本支出0万元，项目支出12.5万元，比上年增加1万元，增长8.70%。';
    expect(rolled(text)[1]).toBe('2.病虫害控制0万元，其中：基本支出0万元，项目支出0万元，比上年减少12.5万元，下降100.00%。');
  });

  it('leave a list with the subject that is gone, though parts of subjects are 0 in it', () => {
    const text =
      '1.事业运行100万元，其中：基本支出92万元，项目支出8万元。\n2.科技转化与推广服务30万元，其中：基本支出0万元，项目支出30万元。\n3.病虫害控制12.5万元，其中：基本支出0万元，项目支出12.5万元。';
    const now = rolled(text).join('\n');
    expect(now).not.toContain('病虫害控制');
    expect(now).toContain('3.农产品质量安全18万元，其中：基本支出0万元，项目支出18万元。');
  });
});

it('a list within a sentence that nothing new can be written in is said to lack it', () => {
  const text = (from: string, rest: string) => `项目支出${from}万元，其中：${rest}。`;
  const last = text(
    '50.5',
    '事业运行8万元，主要用于运转等方面，科技转化与推广服务30万元，主要用于推广等方面，病虫害控制12.5万元，主要用于防治等方面',
  );
  const said = (next: readonly Row[]) =>
    rollForward(bookOf(2024, next), bookOf(2023, OLD), `2023年一般公共预算支出情况\n${last}`).notes.map(({ message }) => message);
  expect(said(NEW)).toContainEqual(expect.stringContaining('“农产品质量安全”有数，文中没有列出'));
  expect(said([...NEW.slice(0, 2), ['2130108', '病虫害控制', 0, 18]])).not.toContainEqual(expect.stringContaining('没有列出'));
});

describe('a unit', () => {
  it('（本级）among those a form lists is that unit and never the whole department', () => {
    const [last, next] = [bookOf(2023, OLD, unitsOf(2023, 92.5, 50)), bookOf(2024, NEW, unitsOf(2024, 101.38, 47))];
    const text =
      '青石县农业农村局（本级）支出预算92.5万元，占64.91%，比上年增加5万元，增长5.71%。\n青石县农技推广中心支出预算50万元，占35.09%，比上年减少2万元，下降3.85%。';
    const whole = '支出预算142.5万元。分单位情况如下：\n';
    expect(rolled(whole + text, last, next).slice(1)).toEqual([
      '青石县农业农村局（本级）支出预算101.38万元，占68.32%，比上年增加8.88万元，增长9.60%。',
      '青石县农技推广中心支出预算47万元，占31.68%，比上年减少3万元，下降6.00%。',
    ]);
  });
});

describe('a text and a workbook of the year before last, given as they are', () => {
  const text = `2022年一般公共预算支出情况
2022年一般公共预算支出142.5万元，比2021年增加5万元，增长3.64%。
病虫害控制（项）12.5万元，与2021年持平。
科技转化与推广服务（项）30万元，与2021年持平。`;
  const same = NEW.map((row): Row => (row[0] === '2130106' ? ['2130106', '科技转化与推广服务', 0, 30] : row));
  const now = rollForward(bookOf(2024, [...same, ['2130108', '病虫害控制', 0, 9]]), bookOf(2022, OLD), text, { priorAsGiven: true });

  it('tell nothing of last year: what is compared with it is asked for', () => {
    expect(now.text.split('\n').slice(1)).toEqual([
      '2024年一般公共预算支出154.13万元，比2023年增加【待填写：一般公共预算支出增加，上年 5万元】，增长【待填写：一般公共预算支出增长，上年 3.64%】。',
      '病虫害控制（项）9万元，【请核对，上年写：与2021年持平】。',
      '科技转化与推广服务（项）30万元，与2023年持平。',
    ]);
  });

  it('say so', () => {
    expect(now.notes.some(({ message }) => message.includes('2023 年的数无从得知'))).toBe(true);
  });
});

it('whether a final amount is above a budget that is asked for is marked as well', () => {
  const final = (year: number, rows: readonly Row[]) =>
    workbookOf(`
      # 05
      ${year}年度一般公共预算财政拨款支出决算表
      ||||单位：万元
      科目编码|科目名称|本年支出|基本支出|项目支出
      |合计|${sum(rows, (own) => own[2] + own[3])}|${sum(rows, (own) => own[2])}|${sum(rows, (own) => own[3])}
      ${rows.map(([code, name, basic, project]) => `${code}|${name}|${basic + project}|${basic || ''}|${project || ''}`).join('\n      ')}`);
  const text = '事业运行（项）年初预算90.00万元，支出决算100.00万元，完成年初预算的111.11%，决算数大于年初预算数的主要原因是年中追加经费。';
  expect(rolled(text, final(2023, OLD), final(2024, NEW))[0]).toContain(
    '决算数【请核对，上年写：大于】年初预算数的主要原因是年中追加经费。',
  );
});

describe('money of projects', () => {
  const projects = (year: number, ...own: readonly (readonly [string, number])[]) => {
    const total = own.reduce((all, [, amount]) => all + amount, 0);
    return workbookOf(`
      # 项目支出
      ${year}年项目支出表
      |||单位：万元
      单位名称|项目名称|合计|一般公共预算
      |合计|${total}|${total}
      ${own.map(([name, amount]) => `青石县农业农村局|${name}|${amount}|${amount}`).join('\n      ')}`);
  };
  const last = projects(2023, ['良种补贴', 30], ['动物防疫', 12.5], ['农技推广', 8]);
  const next = projects(2024, ['良种补贴', 33.25], ['动物防疫', 18], ['农技推广', 7], ['高标准农田', 60]);

  it('is that of all the forms list, where their number and their sum say so', () => {
    expect(rolled('2023年3个项目实行了绩效目标管理，涉及财政资金50.5万元。', last, next)[0]).toBe(
      '2024年4个项目实行了绩效目标管理，涉及财政资金118.25万元。',
    );
  });

  it('is told with the largest first again, where each has a paragraph and they stood so', () => {
    const now = projects(2024, ['良种补贴', 18], ['农技推广', 9], ['动物防疫', 33.25]);
    const told = (a: string, b: string, c: string) => [`1.“${a}万元，用于生产。`, `2.“${b}万元，用于生产。`, `3.“${c}万元，用于生产。`];
    const text = told('良种补贴”项目30', '动物防疫”项目12.5', '农技推广”项目8').join('\n');
    const before = projects(2023, ['良种补贴', 30], ['农技推广', 8], ['动物防疫', 12.5]);
    expect(rolled(text, before, now)).toEqual(told('动物防疫”项目33.25', '良种补贴”项目18', '农技推广”项目9'));
    // In the order of the form they stay.
    const asForm = told('良种补贴”项目30', '农技推广”项目8', '动物防疫”项目12.5').join('\n');
    expect(rolled(asForm, before, now)).toEqual(told('良种补贴”项目18', '农技推广”项目9', '动物防疫”项目33.25'));
  });

  it('is asked for where it is another', () => {
    expect(rolled('2023年3个项目实行了绩效目标管理，涉及财政资金42.5万元。', last, next)[0]).toContain(
      '【待填写：财政资金，上年 42.5万元】',
    );
  });
});

describe('a list of sources', () => {
  const sources = (year: number, fund: number, shop: number, carried: number) =>
    workbookOf(`
    # 收支总表
    ${year}年收支预算总表
    |||单位：万元
    收入||支出|
    项目|预算数|项目|预算数
    一、一般公共预算拨款收入|90|一、农林水支出|${90 + fund + shop + carried}
    二、政府性基金预算拨款收入|${fund || ''}||
    三、事业收入|${shop}||
    本年收入合计|${90 + fund + shop}|本年支出合计|${90 + fund + shop + carried}
    上年结转结余|${carried || ''}|结转下年|
    收入总计|${90 + fund + shop + carried}|支出总计|${90 + fund + shop + carried}`);
  const told = (text: string, ...[fund, shop, carried]: [number, number, number]) =>
    rolled(text, sources(2023, 0, 8, 0), sources(2024, fund, shop, carried))[0];

  it('takes in what is new and what is carried over', () => {
    const text = '2023年收支总预算98万元，收入包括：一般公共预算拨款收入90万元、事业收入8万元。';
    expect(told(text, 20, 7, 4)).toBe(
      '2024年收支总预算121万元，收入包括：一般公共预算拨款收入90万元、政府性基金预算拨款收入20万元、事业收入7万元、上年结转结余4万元。',
    );
  });

  it('leaves out what is not carried over any more', () => {
    const text = '2023年收支总预算102万元，收入包括：一般公共预算拨款收入90万元、事业收入8万元、上年结转结余4万元。';
    expect(rolled(text, sources(2023, 0, 8, 4), sources(2024, 0, 7, 0))[0]).toBe(
      '2024年收支总预算97万元，收入包括：一般公共预算拨款收入90万元、事业收入7万元。',
    );
  });
});

it('what is rolled has no finding', () => {
  const text =
    '2023年一般公共预算支出情况\n事业运行（项）100万元，比上年增加5万元，增长5.26%，增长原因主要是人员增加，主要用于单位日常运转。';
  const next = bookOf(2024, NEW);
  const now = rollForward(next, bookOf(2023, OLD), text).text;
  expect(proofread(next, now, { prior: bookOf(2023, OLD) }).findings.filter(({ level }) => level !== 'hint')).toEqual([]);
});
