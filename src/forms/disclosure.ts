import type { NotFormSheet } from './not-forms';
import type { LocalWords } from './words';
import { Decimal } from 'decimal.js';
import { MONEY } from '../lexicon/money';
import type { Area, CellRef } from '../workbook/snapshot';

/** The official forms, by meaning. 决算 forms share the kind of their 预算 counterpart; `Disclosure.kind` tells which it is. */
export const FORM_KINDS = [
  '收支总表',
  '收入总表',
  '支出总表',
  '财政拨款收支总表',
  '一般公共预算支出表',
  '一般公共预算基本支出表',
  '一般公共预算项目支出表',
  '项目支出表',
  '基本支出明细表',
  '支出经济分类汇总表',
  '“三公”经费表',
  '政府性基金表',
  '国有资本经营表',
  '上年结转表',
  '政府采购表',
  '政府购买服务表',
  '机关运行经费表',
  '机构运行信息表',
  '委托业务费表',
  '整体绩效目标表',
  '项目绩效目标表',
  '绩效自评表',
] as const;

export type FormKind = (typeof FORM_KINDS)[number] | '其他';

export type Unit = '元' | '千元' | '万元' | '亿元';

const YUAN: ReadonlyMap<string, Decimal> = new Map([...MONEY].map(([unit, power]) => [unit, new Decimal(10).pow(power)]));

/** How many 元 one of the unit is. */
export function yuanPer(unit: Unit): Decimal {
  return YUAN.get(unit)!;
}

/** All forms recognised in one workbook. */
export interface Disclosure {
  readonly kind: 'budget' | 'final';
  /** The year reported on; null where no form tells it. */
  readonly year: number | null;
  /** 元 or 万元: the unit most forms are in. */
  readonly unit: Unit;
  /** The unit (单位) that discloses, as its forms name it. */
  readonly organization: string;
  readonly forms: readonly Form[];
  /** Sheets in which no form was recognised and that may well hold one. */
  readonly unrecognized: readonly string[];
  /** Covers, contents, explanations, blank sheets. */
  readonly notForms: readonly NotFormSheet[];
  /** Words of the locality that the forms, and texts about them, were read with. */
  readonly words: LocalWords;
  /** Sheets that hold the same forms of an earlier year, with their year: they are left alone. */
  readonly earlier?: ReadonlyMap<string, number>;
  /** 核实说明 of the workbook: the reasons for which findings were accepted, by their fingerprints. */
  readonly accepted?: ReadonlyMap<string, string>;
}

export interface Form {
  readonly kind: FormKind;
  /** The title as printed, else the sheet's name. */
  readonly title: string;
  /** The number printed with it (`公开06表`, `预算表5`), or empty. */
  readonly number: string;
  readonly sheet: string;
  readonly area: Area;
  readonly unit: Unit;
  /** Whether the form itself states its unit. */
  readonly unitStated: boolean;
  /** The precision amounts of this form are printed with, in its own unit (0.01, 1). */
  readonly ulp: Decimal;
  /** It parts its lines into sections, whose heads hold no amounts: 机构运行信息表, and a “三公”经费表 that goes on with 相关统计数. */
  readonly sectioned?: true;
  /** Its amounts are shown with separators of thousands. */
  readonly grouped?: true;
  /** What all amounts of the form have in common. */
  readonly facets: Facets;
  readonly panels: readonly Panel[];
  /** Notes below (and above) the form: 注：…, 备注：…, 本表无数据. */
  readonly notes: readonly Note[];
  /** Text cells that carry meaning outside panels, such as the organisation's name. */
  readonly organization: string;
  /** Amounts of a form that is made of labelled fields (绩效目标表), not of lines and columns. */
  readonly fields: readonly Field[];
  /** Labelled cells of such a form that are blank: their amounts are yet to be filled in. */
  readonly openFields?: readonly Field[];
  /** Texts of such a form by their label: 项目名称 → …. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A part of a form with lines and columns of its own: 收入 beside 支出, or the second half of a long list. */
export interface Panel {
  /** The heading above the whole panel (`收入`, `人员经费`), or empty. */
  readonly heading: string;
  readonly side: '收入' | '支出' | null;
  /** What all amounts of the panel have in common: what its form and its heading say. */
  readonly facets: Facets;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  /** Columns of rates beside the amounts: 增减%, 完成年初预算的%. */
  readonly rates: readonly RateColumn[];
}

export interface RateColumn {
  /** The column of the sheet, from 0. */
  readonly column: number;
  /** The headings above it, from the widest to its own. */
  readonly path: readonly string[];
}

export interface Column {
  /** The column of the sheet, from 0. */
  readonly column: number;
  /** The headings above it, from the widest to its own. */
  readonly path: readonly string[];
  readonly facets: Facets;
  /** A part that is shown but does not add to its total: 其中：…. */
  readonly ofWhich: boolean;
  /** Amounts of another year, or what the year differs from it by (增减额): shown beside the year's own, never part of them. */
  readonly beside?: 'otherYear' | 'difference';
}

export interface Line {
  /** The row of the sheet, from 0. */
  readonly row: number;
  /** The label as printed. */
  readonly label: string;
  /** Where the label stands. */
  readonly labelCell: CellRef;
  /** The label without numbering, `其中：` and brackets of level, normalised. */
  readonly name: string;
  readonly key: LineKey;
  readonly role: 'total' | 'item' | 'ofWhich';
  readonly parent: Line | null;
  readonly children: readonly Line[];
  /** One entry a column of the panel; blank cells are amounts without value. */
  readonly amounts: readonly Amount[];
  readonly facets: Facets;
  /** Other texts of the line by column heading: 项目名称, 项目单位 …. */
  readonly texts: readonly (readonly [heading: string, text: string])[];
  /** Set where the code printed contradicts the line's name and place; its key is then what these say. */
  readonly misprint?: Misprint | undefined;
}

export interface Misprint {
  /** What stands in the cell; empty for a blank one. */
  readonly printed: string;
  /** The code that name and place give. */
  readonly right: string;
  /** What the cell must hold: the whole code, or the part of it that has a column of its own. */
  readonly part: string;
  readonly cell: CellRef;
}

/** What a line is about. */
export type LineKey =
  /** `covers`: what it is the total of, as far as its label or place limits it: 人员经费合计 covers { funds: '人员' }, 合计 everything. */
  | { readonly type: 'total'; readonly of: string; readonly covers: Facets }
  | { readonly type: 'function'; readonly code: string }
  | { readonly type: 'economic'; readonly code: string; readonly government?: string }
  | { readonly type: 'unit'; readonly code: string }
  | { readonly type: 'project'; readonly name: string }
  | { readonly type: 'source'; readonly source: string }
  | { readonly type: 'item'; readonly item: string }
  | { readonly type: 'label'; readonly label: string };

export interface Amount {
  /** Null where the cell is blank: unknown, or 0 where the form balances with it. */
  readonly value: Decimal | null;
  /** Whether it has no value; asking this costs nothing. */
  readonly blank: boolean;
  /** The value in millionths of its unit, where that is an exact integer; sums of these are exact too. */
  readonly micro?: number | undefined;
  /** Set where a dash stands for nothing: blank, but not left blank. */
  readonly nil?: true | undefined;
  /** What the cell says where it is no number: not blank, but not read either. What depends on it cannot be checked. */
  readonly unread?: string | undefined;
  /** Half the width of the interval the printed number stands for, in the form's unit; 0 for an exact amount. */
  readonly half: Decimal;
  readonly cell: CellRef;
  readonly formula: boolean;
  /** The text that the sheet shows for it, where it stands in a cell. */
  readonly shown?: string;
}

/**
 * The coordinates of an amount other than its line: what a column, a panel or a whole form says of its amounts.
 * A facet that is absent means all of that dimension.
 */
export interface Facets {
  /** 资金来源: 一般公共预算, 政府性基金, 国有资本经营, 财政专户, 单位资金 …; 财政拨款 for the first three together. */
  readonly source?: string;
  /** 本年 or 上年结转 (年末结转 in final accounts). */
  readonly period?: '本年' | '上年结转' | '年末结转';
  readonly nature?: '基本' | '项目' | '基本和项目' | '经营' | '上缴上级' | '附属补助';
  readonly funds?: '人员' | '公用';
  /** An economic class or item as a column: 工资福利支出 → 301. */
  readonly economic?: string;
  /** 预算 beside 决算 in one form. */
  readonly stage?: '预算' | '决算';
  /** An item as a column: the “三公” items, 货物/工程/服务. */
  readonly item?: string;
  readonly flow?: '收入' | '支出';
  /** A heading that no other facet explains. */
  readonly other?: string;
}

export interface Note {
  readonly text: string;
  readonly cell: CellRef;
}

/** A labelled amount: `项目资金(万元) › 其中：财政拨款 = 52`. */
export interface Field {
  readonly path: readonly string[];
  readonly name: string;
  readonly unit: Unit;
  readonly amount: Amount;
}

/** Forms whose sides 收入 and 支出 are closed separately. */
export function isSummary(form: Form): boolean {
  return form.kind === '收支总表' || form.kind === '财政拨款收支总表';
}
