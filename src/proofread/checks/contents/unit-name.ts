import { likeness } from '../../../rules/support/check';
import { normalize } from '../../../workbook/text';
import type { Block } from '../../../text/block';
import { accuse, all, NOTHING, type Judgement } from '../../judgement';
import type { Outlined } from '../../outline';
import type { BoundText } from '../../proof';

const NAMED =
  /(?:关于)?([一-龥]{5,40}?)(?=20[0-9]{2}年度?(?:部门|单位)?(?:预算|决算|收支|收入|支出|财政|一般公共|机关运行|政府采购|没有|无|未))/g;
const NEARLY = 0.85;

/** T-NAME: the unit is called what its forms call it. Other units of the department have names of their own, far from its. */
export function unitName(text: BoundText, body: readonly Outlined[]): Judgement {
  const name = normalize(text.disclosure.organization).replace(/\([^()]*\)$/, '');
  if (name.length < 6) return NOTHING;
  const told = body.reduce((count, { block }) => count + block.text.split(name).length - 1, 0);
  return all(
    body.flatMap(({ block }) => [
      ...(told >= OFTEN ? slips(block, name) : []),
      ...[...block.text.matchAll(NAMED)].map((match) => {
        const stated = match[1]!;
        const close = Math.abs(stated.length - name.length) <= 1 && likeness(name, stated) >= NEARLY;
        if (!close || stated === name) return NOTHING;
        const start = match.index + match[0].length - stated.length;
        // 某市生态环境厅 for 某市生态环境局: another organ, and no shorter name of this one.
        const organ = stated.length === name.length && stated.slice(0, -1) === name.slice(0, -1);
        return named(block, start, stated, name, organ ? 'warning' : 'hint');
      }),
    ]),
  );
}

/** Who calls it so this often is not called otherwise on purpose. */
const OFTEN = 2;
/** 第一小学, 第二小学; 东街, 西街: one character tells them apart. */
const APART = /[一二三四五六七八九十东南西北中上下大小前后甲乙丙丁新老0-9]/;

/** 云岭县东湖镇 for 云岭县东河镇 may be the town next to it: what the smallest place is called differs. */
const PLACE = /^[一-龥]?[镇乡村街]/;

/** 某县民政局 is no slip of 某县财政局: another organ differs in what it is for, right before the end. */
const SHORTEST = 3;

/** 某县柳林乡人民政府 for 某县柳林镇人民政府: the whole name but for one character within, wherever it stands. */
function slips(block: Block, name: string): Judgement[] {
  const { text } = block;
  const half = Math.floor(name.length / 2);
  const starts = new Set([...placesOf(text, name.slice(0, half)), ...placesOf(text, name.slice(half)).map((at) => at - half)]);
  return [...starts].flatMap((start) => {
    const stated = text.slice(start, start + name.length);
    if (start < 0 || stated.length < name.length || stated === name) return [];
    const odd = [...name].findIndex((char, at) => stated[at] !== char);
    const rest = stated.slice(odd + 1) === name.slice(odd + 1);
    const [own, other] = [name[odd]!, stated[odd]!];
    const within = rest && name.length - 1 - odd >= SHORTEST && /[一-龥]/.test(own) && /[一-龥]/.test(other) && !APART.test(own + other);
    // With the year behind it, it was seen already; in a list, or as who else took part, it may be another unit.
    if (!within || /^20[0-9]{2}/.test(text.slice(start + name.length)) || /[、和及与同向至给]$/.test(text.slice(0, start))) return [];
    const listed = /^[^,。;:]{0,12}、/.test(text.slice(start + name.length));
    return [named(block, start, stated, name, listed || PLACE.test(name.slice(odd + 1)) ? 'hint' : 'warning')];
  });
}

function named(block: Block, start: number, stated: string, name: string, level: 'warning' | 'hint'): Judgement {
  return accuse(
    {
      rule: 'T-NAME',
      level,
      zh: `单位名称写作“${stated}”，表中为“${name}”；请统一。`,
      en: `The unit is called “${stated}” here and “${name}” in the forms.`,
      block,
      start,
      end: start + stated.length,
      stated,
      expected: name,
    },
    [],
  );
}

function placesOf(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
