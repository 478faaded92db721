import { accuse, all, type Judgement } from '../judgement';
import { outlineOf } from '../outline';
import type { BoundText } from '../proof';

/** 2026年单位决算 over the text of a budget: whose title ends so, and for the same year. */
const TITLE =
  /(20[0-9]{2}) ?年度?(?:[一-龥]{0,30}?)(?:部门|单位)(预算|决算)(?:信息)?(?:公开)?(?:情况)?(?:的?说明|公开说明|公开|报告|情况)?$/;
const LONGEST = 60;
/** Behind these it is another document. */
const OTHERS = /上年|去年|对比|比较|批复|通知|与|和|《/;

/** T-TYPO: the titles of a text say 预算 or 决算 as its forms do. */
export function titles(text: BoundText): Judgement {
  const { kind, year, forms } = text.disclosure;
  const own = kind === 'final' ? '决算' : '预算';
  const told = outlineOf(text).flatMap(({ block }) => {
    const line = block.text.trimEnd();
    const [whole, of, word] = (line.length > LONGEST || OTHERS.test(line) ? null : TITLE.exec(line)) ?? [];
    return whole && of === String(year) ? [{ block, word: word!, start: line.lastIndexOf(word!) }] : [];
  });
  const others = told.filter(({ word }) => word !== own);
  // Of several that say so the text is of something else.
  if (forms.length === 0 || others.length !== 1 || told.length < 2) return all([]);
  return all(
    others.map(({ block, word, start }) =>
      accuse(
        {
          rule: 'T-TYPO',
          level: 'warning',
          block,
          start,
          end: start + word.length,
          stated: word,
          expected: own,
          zh: `标题写“${word}”，公开的是${year}年${own}；请核对。`,
          en: `The title says ${word}, but this is the ${own} of ${year}.`,
        },
        [],
      ),
    ),
  );
}
