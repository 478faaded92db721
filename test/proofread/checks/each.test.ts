import { proofread } from '../../../src/engine';
import { EXPENSES_BY_STAGE } from '../../../src/rules/support/forms';
import { EDUCATION, workbookOf } from '../../support/forms';

const FINAL = workbookOf(EDUCATION);

const found = (sentence: string): string[] =>
  proofread(FINAL, `七、“三公”经费支出决算情况说明\n${sentence}`).findings.flatMap(({ rule, stated, expected }) =>
    rule === 'T-ITEM' ? [`${stated} → ${expected}`] : [],
  );

test.each<[string, string[]]>([
  ['公务用车运行维护费支出44.87万元，年末公务用车保有12辆，车均运行维护费3.74万元。', []],
  ['公务用车运行维护费支出44.87万元，年末公务用车保有12辆，车均运行维护费3.47万元。', ['3.47万元 → 3.74万元']],
  ['公务接待费支出5.94万元。全年国内公务接待92批，累计接待661人次，人均89.86元。', []],
  ['公务接待费支出5.94万元。全年国内公务接待92批，累计接待661人次，人均98.86元。', ['98.86元 → 89.86元']],
  // Cut off, and not rounded.
  ['公务接待费支出5.95万元，累计接待661人次，人均90.01元。', []],
  ['机关运行经费支出143万元。按编制76人计算，人均1.88万元。', []],
  ['机关运行经费支出143万元。按编制76人计算，人均1.56万元。', ['1.56万元 → 1.88万元']],
  // Which of two counts is meant is not known.
  ['机关运行经费支出143万元。在职76人、退休20人，人均1.6万元。', []],
  ['公务接待费支出5.94万元，其中外事接待12人次、国内接待600人次，人均80元。', []],
  ['“三公”经费支出50.81万元，接待661人次，人均90元。', []],
  ['公务接待费支出5.94万元，接待661人次，上年人均98元。', []],
])('an amount for each of what was counted: %s', (sentence, expected) => expect(found(sentence)).toEqual(expected));

/** 决算: 公务用车运行费 2.75万元, 公务接待费 0.75万元. */
const THREE = workbookOf(`${EDUCATION}\n${EXPENSES_BY_STAGE}`);

test.each<[string, string[]]>([
  ['公务接待费支出0.75万元。\n国内公务接待9批次75人，外事接待0批次0人，人均接待费100元。', []],
  ['公务接待费支出0.75万元。\n国内公务接待9批次75人，外事接待0批次0人，人均接待费120元。', ['120元 → 100元']],
  ['公务用车运行维护费支出2.75万元。\n购置0辆，保有2辆，车均维护费1.38万元。', []],
  ['公务用车运行维护费支出2.75万元。\n购置0辆，保有2辆，车均维护费1.83万元。', ['1.83万元 → 1.38万元']],
  ['公务用车运行维护费支出2.75万元。\n购置电脑12台，每台0.5万元。', []],
  ['公务接待费支出0.75万元。\n公用经费按76人测算，人均2万元。', []],
  // Of the sentence before, where nothing else is counted.
  ['公务接待费支出决算0.75万元，完成预算的71.43%。全年接待9批次、75人次，人均100.00元。', []],
  ['公务接待费支出决算0.75万元，完成预算的71.43%。全年接待9批次、75人次，人均180.00元。', ['180.00元 → 100.00元']],
])('an amount that another paragraph tells, and its form: %s', (sentences, expected) =>
  expect(
    proofread(THREE, `七、“三公”经费支出决算情况说明\n${sentences}`).findings.flatMap(({ rule, stated, expected: right }) =>
      rule === 'T-ITEM' ? [`${stated} → ${right}`] : [],
    ),
  ).toEqual(expected),
);
