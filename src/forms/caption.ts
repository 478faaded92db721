import { kindOfTitle } from './vocabulary';
import type { Note, Unit } from './disclosure';
import { SIGNED } from './form-words';
import type { Grid } from './grid';
import type { Area } from '../workbook/snapshot';
import { tidy } from '../workbook/text';

/** What stands above the headings of a table. */
export interface Caption {
  readonly title: string;
  readonly number: string;
  readonly unit: Unit | null;
  readonly organization: string;
  readonly notes: readonly Note[];
}

const UNIT = /(?:单位|^)[:(]?(?:人民币)?(?:[人辆个台套次批][、,/和])*(亿元|万元|千元|元)(?:[)]|$|[,;、].*$)/;
const UNIT_BEHIND = /^[^。;]{1,80}单位:(?:人民币)?(?:亿元|万元|千元|元)$/;
/** 单位：, 编制部门：, 部门/单位：, 部门（单位）名称：, 填报单位（盖章）：. */
const ORGANIZATION =
  /^(?:预算|编制|公开|填报|编报|填表|报送)?(?:部门|单位)(?:[/、](?:部门|单位)|\((?:部门|单位)\))?(?:名称|全称)?(?:\((?:盖章|公章|签章)\))?:(.+)$/;
export const FORM_NUMBER = /^(?:公开|附|预算|决算|财决公开|部门)?(?:附)?表?[0-9一二三四五六七八九十]{1,3}(?:-[0-9]+)?表?$/;
export const NOTE = /^(?:注|备注|说明|附注)(?:[:：.]|[0-9]|$)|^\*?注/;
const NO_DATA = /空表|无数据|没有使用|无.{0,40}(?:支出|预算|收入|安排|拨款)|未安排|不涉及/;

/** The unit a text states (`单位：万元`, `金额单位:元`, `：万元`), behind the organisation or a title also where that is long, or null. */
function unitIn(text: string): Unit | null {
  if (!text.includes('元') || (text.length > 24 && !UNIT_BEHIND.test(text))) return null;
  return (UNIT.exec(text)?.[1] as Unit | undefined) ?? null;
}

export function isNoDataStatement(text: string): boolean {
  return NO_DATA.test(text);
}

function namesOrganization(text: string): boolean {
  return text.includes(':') && ORGANIZATION.test(text);
}

const PAGE = /^-?第?[0-9]{1,3}页?(?:[,/]?共[0-9]{1,3}页)?-?$/;

/** Who signed a form, and when: below its lines. */
export function isSigned(text: string): boolean {
  return text.includes(':') && SIGNED.test(text);
}

/** The number of a page, alone on its row. */
export function isPageNumber(text: string): boolean {
  return text.includes('页') && PAGE.test(text);
}

/** A row of the title block: the organisation, the unit of money, the number of the form. */
export function isCaptionRow(texts: readonly string[]): boolean {
  return texts.length <= LONGEST_CAPTION && texts.some((text) => unitIn(text) !== null || namesOrganization(text));
}

export const LONGEST_CAPTION = 4;

export function isTitleText(text: string): boolean {
  return text.length >= 4 && text.length <= 60 && /(?:表|经费)(?:\([^)]*\))?$|情况$/.test(text) && kindOfTitle(text) !== null;
}

export function readCaption(grid: Grid, area: Area, headingTop: number): Caption {
  let title = '';
  let number = '';
  let unit: Unit | null = null;
  let organization = '';
  const notes: Note[] = [];
  for (const row of grid.filledRows(area.top, headingTop - 1))
    for (const column of grid.filled(row, area.left, area.right)) {
      const text = grid.text(row, column);
      unit = unitIn(text) ?? unit;
      const named = organizationIn(text);
      if (named) organization = named;
      else if (FORM_NUMBER.test(text)) number = text;
      else if (NOTE.test(text)) notes.push({ text: tidy(grid.raw(row, column)), cell: grid.ref(row, column) });
      else if (unitIn(text) === null && text.length <= 60 && betterTitle(text, title)) title = tidy(grid.raw(row, column));
    }
  for (let row = headingTop; row <= headingTop + 3 && unit === null; row++)
    for (const column of grid.filled(row, area.left, area.right))
      unit ??= (/\((?:单位:)?(万元|元|千元)\)$/.exec(grid.text(row, column))?.[1] as Unit | null) ?? null;
  return { title, number, unit, organization, notes };
}

function betterTitle(text: string, known: string): boolean {
  if (known === '') return text.length >= 2;
  return kindOfTitle(text) !== null && kindOfTitle(known) === null;
}

/** The organisation a caption names; forms of the same workbook may repeat the lead-in. */
export function organizationIn(text: string): string {
  if (unitIn(text) !== null && !/(?:部门|公开单位|编制单位|预算单位|填报单位)/.test(text)) return '';
  let name = namesOrganization(text) ? ORGANIZATION.exec(text)![1]! : '';
  while (namesOrganization(name)) name = ORGANIZATION.exec(name)![1]!;
  return name.replace(/(?:单位|金额单位):.*$|20[0-9]{2}年.*$/, '');
}
