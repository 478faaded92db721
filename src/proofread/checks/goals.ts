import { Decimal } from 'decimal.js';
import { isZeroOrBlank } from '../../forms/amount';
import type { Form } from '../../forms/disclosure';
import { yuanPer } from '../../relations/relation';
import type { Loose } from '../../text/frames';
import { isTelling } from '../arithmetic';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { placeOfCell, textOf } from '../wording';

/**
 * T-COUNT: 实行绩效目标管理的项目7个，涉及资金252.9万元: where that is all that 项目支出表 holds, the projects are as many as it lists. Which ones are
 * meant by a part of the money nobody knows.
 */
export function goals(text: BoundText): Judgement {
  const forms = text.disclosure.forms.filter(({ kind }) => kind === '项目支出表');
  const [form, ...others] = forms;
  const listed = form && others.length === 0 ? listedIn(form) : null;
  if (!form || !listed) return NOTHING;
  return all(text.loose.filter(isOfProjects).map((count) => judge(text, count, form, listed)));
}

interface Listed {
  readonly count: number;
  readonly total: Decimal;
}

/** The projects of a form that lists each in one line, under no other. */
function listedIn({ panels, unit }: Form): Listed | null {
  const lines = panels.flatMap((panel) => panel.lines).filter(({ role, amounts }) => role === 'item' && !amounts.every(isZeroOrBlank));
  const names = new Set(lines.map(({ name }) => name));
  const plain = lines.every(({ key, parent }) => key.type === 'project' && parent?.role !== 'item');
  if (!plain || names.size !== lines.length || lines.length < FEWEST) return null;
  const total = lines.reduce((sum, { amounts }) => sum.plus(amounts[0]?.value ?? 0), new Decimal(0));
  return { count: lines.length, total: total.times(yuanPer(unit)) };
}

const FEWEST = 2;

function isOfProjects({ why, words, number, context: { block } }: Loose): boolean {
  if (why !== 'count' || number.unit !== '个') return false;
  return /项目(?:共|共计|合计|为)?$/.test(words.replace(/[ \0]/g, '')) || /^[ \0]*项目/.test(block.text.slice(number.end, number.end + 4));
}

function judge(text: BoundText, { number, context }: Loose, form: Form, { count, total }: Listed): Judgement {
  const { block, sentence } = context;
  const beside = text.where.inSentence(sentence).filter(({ claim }) => claim.number.start > number.end && claim.number.kind === 'money');
  const [first] = beside;
  if (!first || !isTelling(total) || !first.claim.number.value.minus(total).abs().lte(first.claim.number.half)) return NOTHING;
  if (!/绩效/.test(block.text.slice(Math.max(0, number.start - NEAR), first.claim.number.end))) return NOTHING;
  if (number.value.eq(count)) return confirm('text', [number, first.claim.number]);
  const stated = textOf(block, number);
  const lines = form.panels.flatMap((panel) => panel.lines).filter(({ role }) => role === 'item');
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      expected: String(count),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `文中写项目 ${stated}，金额是《${form.title}》全部项目的，表中列有 ${count} 个项目；请核对。`,
      en: `${stated} projects are told with the money of all that the form lists, which are ${count}.`,
      cells: lines.slice(0, MOST_SHOWN).map(({ amounts }) => placeOfCell(amounts[0]!)),
    },
    [number],
  );
}

/** How far before the number the word may stand. */
const NEAR = 40;
const MOST_SHOWN = 12;
