import { proofread } from '../../../src/engine';
import { OPERATIONS, PROJECTS, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** Counts of vehicles, receptions and travels: against 机构运行信息表, and the kinds of vehicles against all of them. */

const VEHICLES = `${OPERATIONS.replace('机构运行信息决算表', '2024年机构运行信息决算表')}
三、车辆情况 | 14 | | —
车辆数合计（台、辆） | 15 | | 57
机要通信用车（辆） | 16 | | 3
其他用车（辆） | 17 | | 54
5.公务用车购置数（辆） | 18 | | 1
6.因公出国（境）人次数（人） | 19 | | 4`.replace('1.因公出国（境）团组数（个） | 9 | | ', '1.因公出国（境）团组数（个） | 9 | | 2');

const read = (sentence: string, grid = VEHICLES) => proofread(workbookOf(grid), `一、机构运行情况说明\n${sentence}`);
const found = (sentence: string, grid = VEHICLES): string[] =>
  read(sentence, grid)
    .findings.filter(({ rule }) => rule === 'T-COUNT')
    .map(
      ({ level, stated, expected, quote, cells }) =>
        `${level}: ${stated} → ${expected} in “${quote}” (${cells.map(({ address }) => address).join()})`,
    );
const states = (sentence: string, grid = VEHICLES): string =>
  read(sentence, grid)
    .numbers.map(({ state }) => state)
    .join(' ');

describe('what 机构运行信息表 counts', () => {
  test.each([
    ['国内公务接待31批次、248人次', 'cell cell'],
    ['公务接待费主要用于接待31批次，共248人次', 'cell cell'],
    ['公务用车保有量为2辆', 'cell'],
    ['年末公务用车2辆', 'cell'],
    ['因公出国（境）团组2个、4人次', 'cell cell'],
    ['购置公务用车1辆', 'cell'],
    ['车辆共57辆', 'cell'],
    ['机要通信用车3辆', 'cell'],
    ['其他用车54辆', 'cell'],
    ['接待外事来访31批次', 'outside'], // which are not counted among those of the country
    ['新增公务用车2辆', 'outside'], // what came is not what there is
    ['处置车辆57辆', 'outside'],
    ['与上年31批次相比', 'outside'],
    ['举办培训31期', 'outside'],
  ])('%s: %s', (sentence, expected) => expect(states(`${sentence}。`)).toBe(expected));

  test.each<[string, string[]]>([
    ['国内公务接待13批次、248人次', ['warning: 13批次 → 31 in “13批次” (D14)']],
    ['国内公务接待31批次、284人次', ['warning: 284人次 → 248 in “284人次” (D15)']],
    ['公务用车保有量为3辆', ['warning: 3辆 → 2 in “3辆” (D13)']],
    ['因公出国（境）团组3个、5人次', ['warning: 3个 → 2 in “3个” (D12)', 'warning: 5人次 → 4 in “5人次” (D22)']],
    ['购置公务用车2辆', ['warning: 2辆 → 1 in “2辆” (D21)']],
    ['机要通信用车5辆', ['warning: 5辆 → 3 in “5辆” (D19)']],
    ['比上年的36批次减少5批次', []],
    ['上年接待36批次', []],
    ['2023年国内公务接待36批次', []],
    ['2024年国内公务接待36批次', ['warning: 36批次 → 31 in “36批次” (D14)']],
    ['接待外宾13批次', []],
    ['更新车辆3辆', []],
  ])('%s', (sentence, expected) => expect(found(`${sentence}。`)).toEqual(expected));

  test('wherever the form stands, in the clause that says it, with more before its name', () => {
    expect(states('国内公务接待31批次。', `${SPENDING}\n${VEHICLES}`)).toBe('cell');
    expect(states('新增设备若干，公务用车2辆。')).toBe('cell');
    expect(states('车辆57辆，其中：市本级机要通信用车3辆、其他用车54辆。')).toBe('cell cell cell');
    expect(states('国内公务接待13批次。')).toBe('wrong');
  });

  test('what it does not fill, or a workbook without it, counts nothing', () => {
    expect(states('公务用车购置3辆。', OPERATIONS)).toBe('outside');
    expect(states('因公出国（境）团组2个。', OPERATIONS)).toBe('outside');
    expect(states('国内公务接待31批次。', SPENDING)).toBe('outside');
  });
});

describe('kinds of vehicles', () => {
  const own = (sentence: string): string[] => found(sentence, SPENDING);
  test.each<[string, string, string[]]>([
    ['with others are all', '车辆57辆，其中：执法执勤用车16辆、机要通信用车38辆、其他用车3辆', []],
    [
      'so that they add up to it',
      '车辆57辆，其中：执法执勤用车16辆、机要通信用车37辆、其他用车3辆',
      ['warning: 57辆 → 56 in “57辆，其中：执法执勤用车16辆、机要通信用车37辆、其他用车3辆” ()'],
    ],
    ['without others may be fewer', '车辆57辆，其中：执法执勤用车16辆、机要通信用车37辆', []],
    [
      'and never more',
      '共有车辆57辆，包括：执法执勤用车20辆、机要通信用车38辆',
      ['warning: 57辆 → 58 in “57辆，包括：执法执勤用车20辆、机要通信用车38辆” ()'],
    ],
    [
      'others need not be called 用车',
      '车辆57辆，其中：执法执勤用车16辆、机要通信用车37辆、其他3辆',
      ['warning: 57辆 → 56 in “57辆，其中：执法执勤用车16辆、机要通信用车37辆、其他3辆” ()'],
    ],
    ['of one kind nothing is known', '车辆57辆，其中：执法执勤用车50辆', []],
    ['but that it is no more', '车辆57辆，其中：执法执勤用车60辆', ['warning: 57辆 → 60 in “57辆，其中：执法执勤用车60辆” ()']],
    [
      'with those of which there are none they are all',
      '车辆57辆，其中：领导用车0辆、机要通信用车3辆、执法执勤用车50辆',
      ['warning: 57辆 → 53 in “57辆，其中：领导用车0辆、机要通信用车3辆、执法执勤用车50辆” ()'],
    ],
    [
      'by what they look like',
      '公务用车14辆，其中：轿车6辆，越野车7辆，载货汽车2辆',
      ['warning: 14辆 → 15 in “14辆，其中：轿车6辆，越野车7辆，载货汽车2辆” ()'],
    ],
    ['behind a colon', '共有车辆57辆：执法执勤用车16辆、其他用车38辆', ['warning: 57辆 → 54 in “57辆：执法执勤用车16辆、其他用车38辆” ()']],
    [
      'three known ones that end the sentence are all',
      '共有车辆9辆，其中应急保障用车1辆、执法执勤用车6辆、特种专业技术用车1辆',
      ['warning: 9辆 → 8 in “9辆，其中应急保障用车1辆、执法执勤用车6辆、特种专业技术用车1辆” ()'],
    ],
    ['but not others', '共有车辆9辆，其中新能源车1辆、越野车6辆、中型客车1辆', []],
    ['projects by level', '自评项目14个，其中县级项目9个、上级项目5个', []],
    [
      'more projects than all',
      '自评项目14个，其中县级项目9个、上级项目6个',
      ['warning: 14个 → 15 in “14个，其中县级项目9个、上级项目6个” ()'],
    ],
    [
      'grades behind other kinds',
      '自评项目14个，其中县级项目9个、上级项目5个，评价结果为“优”的项目12个、“良”的项目3个',
      ['warning: 14个 → 15 in “14个，其中县级项目9个、上级项目5个，评价结果为“优”的项目12个、“良”的项目3个” ()'],
    ],
    ['groups and those who came', '接待国内来访团组22个，来宾196人次', []],
    ['fewer who came', '接待国内来访团组22个，来宾19人次', ['warning: 22个,来宾19人次 → undefined in “22个，来宾19人次” ()']],
    ['others of one use are not all others', '车辆57辆，其中：执法执勤用车16辆、其他专业技术用车3辆', []],
    [
      'what is counted in another unit is left out',
      '车辆57辆，其中：执法执勤用车16辆、工程车辆90台、机要通信用车37辆、其他用车3辆',
      ['warning: 57辆 → 56 in “57辆，其中：执法执勤用车16辆、工程车辆90台、机要通信用车37辆、其他用车3辆” ()'],
    ],
    ['of another unit they are none', '车辆57辆，其中：执法执勤用车16辆、设备90台、机要通信用车37辆', []],
    ['nor where no word says so', '车辆57辆，执法执勤用车30辆、机要通信用车37辆', []],
    ['nor of the next sentence', '车辆57辆。其中：执法执勤用车30辆、机要通信用车37辆', []],
    ['nor of what are no vehicles', '设备57台，其中：执法执勤用车30台、机要通信用车37台', []],
    ['what is no vehicle ends them', '车辆57辆，其中：执法执勤用车16辆、机要通信用车37辆、借用社会单位10辆、其他用车3辆', []],
  ])('%s: %s', (_name, sentence, expected) => expect(own(`${sentence}。`)).toEqual(expected));

  test('that add up confirm each other', () =>
    expect(states('车辆57辆，其中：执法执勤用车16辆、机要通信用车38辆、其他用车3辆。', SPENDING)).toBe('text text text text'));
});

describe('kinds of posts and persons', () => {
  test.each<[string, string[]]>([
    ['核定编制168名，其中专业技术人员156名，管理人员8名，工勤人员4名', []],
    [
      '核定编制168名，其中专业技术人员165名，管理人员8名，工勤人员4名',
      ['warning: 168名 → 177 in “168名，其中专业技术人员165名，管理人员8名，工勤人员4名” ()'],
    ],
    ['行政编制62名，事业编制180名，编制合计170名', ['warning: 170名 → 242 in “62名，事业编制180名，编制合计170名” ()']],
    ['年末在职37人，退休12人，离休1人，合计59人', ['warning: 59人 → 50 in “37人，退休12人，离休1人，合计59人” ()']],
    ['年末在编人员133人，其中：行政编制人员48人，参公编制人员22人，事业编制人员63人；另有离退休人员37人', []],
    ['年末实有在职人员66人，其中党员40人、女职工30人', []],
    ['年末在职37人，其中行政人员12人，退休9人，合计46人', []],
  ])('%s', (sentence, expected) => expect(found(`${sentence}。`, SPENDING)).toEqual(expected));
});

describe('names of offices', () => {
  test.each<[string, string[]]>([
    ['下辖环卫处、市政设施管护中心、执法大队4家所属单位', ['warning: 4家 → 3 in “4家” ()']],
    ['本单位设有：全科诊疗科、中医科、综合办公室，共4个科室', ['warning: 4个 → 3 in “4个” ()']],
    ['本单位设有全科诊疗科、中医科、综合办公室，共3个科室', []],
    ['本单位设有全科诊疗科、中医科、综合办公室等，共6个科室', []],
  ])('%s', (sentence, expected) => expect(found(`${sentence}。`, SPENDING)).toEqual(expected));
});

describe('kinds of projects', () => {
  const own = (sentence: string): string[] => found(sentence, SPENDING);
  test.each<[string, string[]]>([
    ['绩效自评项目15个，其中：一级项目3个、二级项目12个。', []],
    ['绩效自评项目15个，其中：一级项目3个、二级项目13个。', ['warning: 15个 → 16 in “15个，其中：一级项目3个、二级项目13个” ()']],
    ['纳入绩效评价的项目共28个，其中：自评为“优”的21个、“良”的6个、“中”的1个。', []],
    [
      '纳入绩效评价的项目共26个，其中：自评为“优”的21个、“良”的6个、“中”的1个。',
      ['warning: 26个 → 28 in “26个，其中：自评为“优”的21个、“良”的6个、“中”的1个” ()'],
    ],
    // One project may be both, and others may be of no grade yet.
    ['纳入绩效评价的项目共15个，其中：重点项目10个、新增项目9个。', []],
    ['纳入绩效评价的项目共15个，其中：自评为“优”的10个、“良”的3个。', []],
  ])('%s', (sentence, expected) => expect(own(sentence)).toEqual(expected));
});

describe('grades, whichever way round they are told', () => {
  const own = (sentence: string): string[] => found(sentence, SPENDING);
  test.each<[string, string[]]>([
    ['对21个项目开展自评。其中，18个项目自评等级为“优”，2个项目自评等级为“良”，1个项目自评等级为“中”。', []],
    [
      '对21个项目开展自评。其中，17个项目自评等级为“优”，2个项目自评等级为“良”，1个项目自评等级为“中”。',
      ['warning: 21个 → 20 in “21个项目开展自评。其中，17个项目自评等级为“优”，2个项目自评等级为“良”，1个”'],
    ],
    ['从评价情况看，8个项目中7个为“优”、2个为“良”。', ['warning: 8个 → 9 in “8个项目中7个为“优”、2个”']],
    ['从评价情况看，8个项目中6个为“优”、2个为“良”。', []],
    ['自评项目12个，其中优秀10个、良好3个。', ['warning: 12个 → 13 in “12个，其中优秀10个、良好3个”']],
    // The unit as a whole is graded with them.
    ['对部门整体和12个项目开展自评，其中10个评为优秀、2个评为良好、1个评为中。', []],
    // What is left is told in other words, or of others.
    ['自评项目12个，其中优秀9个、良好1个、中1个，其余1个尚未完成。', []],
    ['自评项目12个，评为优秀的5个，重点评价项目3个，评为优秀的2个、良好的1个。', []],
  ])('%s', (sentence, expected) => expect(own(sentence).map((told) => told.replace(/ \(\)$/, ''))).toEqual(expected));
});

describe('as many as are named', () => {
  const own = (sentence: string): string[] => found(sentence, SPENDING);
  test.each<[string, string[]]>([
    ['纳入汇编范围的单位共3个，包括：某县公安局本级、某县公安局交通管理大队、某县看守所。', []],
    ['纳入汇编范围的单位共4个，包括：某县公安局本级、某县公安局交通管理大队、某县看守所。', ['warning: 4个 → 3 in “4个” ()']],
    ['下设党政办公室、经济发展办公室、社会事务办公室和执法队共4个内设机构。', []],
    ['下设党政办公室、经济发展办公室、社会事务办公室和执法队共5个内设机构。', ['warning: 5个 → 4 in “5个” ()']],
    ['所属事业单位2家，分别为市血站、市急救中心、市妇幼保健院。', ['warning: 2家 → 3 in “2家” ()']],
    // Some of them, or what is no office.
    ['所属事业单位5家，包括市血站、市急救中心等。', []],
    ['下设党政办公室、经济发展办公室等5个内设机构。', []],
    ['设置绩效指标3个，包括：数量指标、质量指标。', []],
    ['内设机构5个，行政编制20名。', []],
  ])('%s', (sentence, expected) => expect(own(sentence)).toEqual(expected));
});

describe('staff', () => {
  const own = (sentence: string): string[] => found(sentence, SPENDING);
  test.each<[string, string[]]>([
    ['年末编制人数412人，其中行政编制386人、事业编制26人。', []],
    ['年末编制人数412人，其中行政编制386人、事业编制36人。', ['warning: 412人 → 422 in “412人，其中行政编制386人、事业编制36人” ()']],
    ['年末实有人数398人，其中在职人员372人，离休人员2人，退休人员24人。', []],
    [
      '年末实有人数398人，其中在职人员372人，离休人员2人，退休人员34人。',
      ['warning: 398人 → 408 in “398人，其中在职人员372人，离休人员2人，退休人员34人” ()'],
    ],
    // Kinds of a kind.
    ['年末实有人数398人，其中在职人员372人（其中行政350人、事业22人），退休人员26人。', []],
    ['年末实有人数398人，其中在职人员372人，离退休人员26人，其中离休人员2人，退休人员24人。', []],
  ])('%s', (sentence, expected) => expect(own(sentence)).toEqual(expected));
});

test.each<[string, string[]]>([
  ['国内公务接待19批次、163人次。', []],
  ['国内公务接待19批次、13人次。', ['warning: 19批次、13人次 → undefined in “19批次、13人次” ()']],
  ['国内公务接待19批次，其中外事接待13人次。', []],
])('groups and persons: %s', (sentence, expected) => expect(found(sentence, SPENDING)).toEqual(expected));

test.each<[string, string, string[]]>([
  ['as many as the form lists', '纳入绩效管理的项目2个，涉及资金40.00万元', []],
  ['more', '纳入绩效管理的项目3个，涉及资金40.00万元', ['3个 → 2']],
  ['of a part of the money', '纳入绩效管理的项目1个，涉及资金25.00万元', []],
  ['of no performance', '实施项目3个，投入40.00万元', []],
])('projects with goals, %s', (_name, sentence, expected) => {
  const grid = PROJECTS.replaceAll('医保基金监管 | 25', '医保基金监管 | 25.12').replace('合计 | 40', '合计 | 40.12');
  const { findings } = proofread(workbookOf(grid), `四、预算绩效情况\n2024年${sentence.replace('40.00', '40.12')}。`);
  expect(findings.filter(({ rule }) => rule === 'T-COUNT').map((own) => `${own.stated} → ${own.expected}`)).toEqual(expected);
});
