import { proofread } from '../../../src/engine';
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
