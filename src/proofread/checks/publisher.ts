import type { Block } from '../../text/block';
import { normalize } from '../../workbook/text';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { bodyOf } from '../outline';
import type { BoundText } from '../proof';

type Publisher = '单位' | '部门';

/** T-NAME: where forms and title are those of a unit (单位预算), no sentence calls them those of a department, nor the other way round. */
export function publisher(text: BoundText): Judgement {
  const own = ofForms(text);
  if (!own) return NOTHING;
  const told = bodyOf(text).flatMap(({ block }) =>
    [...block.text.matchAll(TOLD)].map((match) => ({ block, match, said: match[2] as Publisher })),
  );
  const titles = told.filter(({ block }) => TITLE.test(block.text));
  if (titles.length === 0 || titles.some(({ said }) => said !== own)) return NOTHING;
  const others = told.filter(({ said, block, match }) => said !== own && !isOnPurpose(block, match));
  return all(
    others.map(({ block, match, said }) => {
      const [whole, year, , what] = match as unknown as [string, string, Publisher, string];
      return accuse(
        {
          rule: 'T-NAME',
          level: 'hint',
          block,
          start: match.index,
          end: match.index + whole.length,
          stated: whole,
          expected: `${year}${own}${what}`,
          zh: `公开的是${own}${what}，这里写作“${said}${what}”；请核对。`,
          en: `This is the ${what} of a ${own}, called that of a ${said} here.`,
        },
        [],
      );
    }),
  );
}

const TOLD = /(20[0-9]{2} ?年度?)(单位|部门)(预算|决算)/g;

/** 纳入…2024年部门预算编制范围, 《关于编制2024年部门预算的通知》, 2024年部门预算批复 speak of the department on purpose. */
function isOnPurpose({ text }: Block, { 0: { length }, index }: RegExpExecArray): boolean {
  const before = /[^,。;》]*$/.exec(text.slice(Math.max(0, index - LONGEST_BEFORE), index))![0];
  return (
    /纳入|列入|属于|包括|《|编[制报]|批复|汇总/.test(before) ||
    /^的?(?:编[制报]|管理|公开范围|批复|通知|审核|汇总)/.test(text.slice(index + length))
  );
}

const LONGEST_BEFORE = 60;

const TITLE = /^[^,。;:]{4,50}$/;

/** Whose forms they are, where their titles say one and never the other. */
function ofForms({ disclosure: { forms } }: BoundText): Publisher | null {
  const titles = forms.map(({ title, sheet }) => normalize(`${title} ${sheet}`).replace(/部门预算(?:支出)?经济|单位:[^ ]*/g, ''));
  const units = titles.filter((title) => /单位/.test(title)).length;
  const departments = titles.filter((title) => /部门/.test(title)).length;
  if (units >= FEWEST_TITLES && departments === 0) return '单位';
  return departments >= FEWEST_TITLES && units === 0 ? '部门' : null;
}

const FEWEST_TITLES = 3;
