import type { FindingCell } from '../../findings/finding';
import { normalize, tidy } from '../../workbook/text';
import { likeness, linesOf, place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { UNIT_INCOME, UNIT_PROJECTS, pair, both } from '../support/forms';

/** X-UNITS: a unit has one name in all forms. */
const unitNames = (context: CheckContext): Report[] => {
  const listed = new Map<string, FindingCell[]>();
  const used = new Map<string, FindingCell[]>();
  const add = (to: Map<string, FindingCell[]>, name: string, cell: FindingCell): void => {
    const key = normalize(name).replace(/\((?:汇总|本级)\)$/, '');
    if (key.length < 6) return;
    const cells = to.get(key);
    if (cells) cells.push(cell);
    else to.set(key, [cell]);
  };
  for (const form of context.disclosure.forms) {
    for (const line of linesOf(form)) {
      if (line.key.type === 'unit') add(listed, line.label, place(line.labelCell, line.label));
      const owner = line.texts.find(([heading]) => /单位$/.test(heading))?.[1];
      if (owner && line.key.type === 'project') add(used, owner, place(line.labelCell, owner));
    }
    const titled = /^(.{6,30}?)20[0-9]{2}年/.exec(tidy(form.title))?.[1];
    if (titled && form.fields.length > 0) add(used, titled, place({ sheet: form.sheet, address: 'A1' }, titled));
  }
  return [...listed].flatMap(([name, cells]) => mismatch(name, cells, listed, used));
};

const NEAR = 0.85;

/** A listed unit that nothing else names, beside a name that is not listed and differs by a few characters. */
function mismatch(
  name: string,
  cells: readonly FindingCell[],
  listed: ReadonlyMap<string, unknown>,
  used: ReadonlyMap<string, readonly FindingCell[]>,
): Report[] {
  if (used.has(name) || used.size === 0) return [];
  const other = [...used].find(([candidate]) => !listed.has(candidate) && candidate !== name && likeness(candidate, name) >= NEAR);
  if (!other) return [];
  return [
    {
      zh: `单位名称不一致：此处为“${cells[0]!.value}”，别处 ${other[1].length} 次写作“${other[1][0]!.value}”；请统一为规范全称。`,
      en: `The unit is called “${cells[0]!.value}” here and “${other[1][0]!.value}” in ${other[1].length} other places.`,
      cells: [...cells, ...other[1]],
    },
  ];
}

export default defineRule({
  id: 'X-UNITS',
  level: 'error',
  basis: {
    zh: '《预算法》第七十六条（审核并汇总所属单位决算）；《政府信息公开条例》第六条（准确）',
    en: 'Budget Law, article 76; Rules on the disclosure of government information, article 6',
  },
  text: {
    zh: { name: '单位名称一致', statement: '同一单位在各表中名称相同' },
    en: { name: 'one name for a unit', statement: 'a unit has the same name in all forms' },
  },
  check: unitNames,
  examples: [
    { ...pair(both(UNIT_INCOME, UNIT_PROJECTS), ['云岭地区社会医疗保险事业管理局', '云岭地区社会保险事业管理局']), first: '收入总表!B5' },
  ],
});
