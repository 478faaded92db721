import type { Dimension, Wanted } from '../facts/coordinate';
import type { FormKind } from '../forms/disclosure';
import type { Block } from './block';
import type { PrintedAmount } from './number';
import type { Alternative, Phrase, Stage } from './phrase';
import type { Token } from './token';

/** What a heading says for everything below it. */
export interface Section {
  readonly block: Block;
  readonly level: number;
  readonly phrase: Phrase;
  /** The forms it is about, judged by its words. */
  readonly kinds: readonly FormKind[];
}

/** Where in the text a frame stands. */
export interface Context {
  readonly block: Block;
  /** Sentences (。) and their parts (;) counted over the whole text. */
  readonly sentence: number;
  readonly segment: number;
  readonly sections: readonly Section[];
}

export type Facets = { readonly [D in Dimension]?: Wanted };

/** Why a frame must not accuse: its words were not read whole, or name something a little else. */
export type Doubt = 'fill' | 'qualifier' | 'purpose' | 'reason' | 'several' | 'noSubject' | 'inherited' | 'outside';

/** An amount and all its words say that it is. */
export interface Claim {
  readonly type: 'claim';
  readonly context: Context;
  readonly number: PrintedAmount;
  readonly phrase: Phrase;
  readonly about: readonly Alternative[];
  readonly facets: Facets;
  /** 0 the report's year, −1 the one before; null another. */
  readonly year: 0 | -1 | null;
  readonly stage: Stage | null;
  /** The claim whose part it is: 其中, 包括. */
  readonly parent: Claim | null;
  /** Set where its words only add up what stands before: 两项共计. How many that is, where they say so. */
  readonly adds: { readonly count: number | null } | null;
  /** Which list it stands in, counted over the text: one amount may be told by its sources and again by its uses. */
  readonly list: number | null;
  readonly doubts: readonly Doubt[];
  /** What its identity cost: 0 named, more the further it was inherited. */
  readonly cost: number;
  /** The words that name its subject, for messages. */
  readonly label: string;
}

/** What something is measured against: 比上年预算, 较年初预算36万元. */
export interface Base {
  readonly year: 0 | -1 | null;
  readonly stage: Stage | null;
  readonly number: PrintedAmount | null;
  readonly stated: boolean;
  /** 项目支出比基本支出多3万元: another subject of the same year. */
  readonly other?: Claim;
}

/** A claim, or a subject that is named without an amount of its own. */
export type Target = Claim;

export interface Change {
  readonly type: 'change';
  readonly context: Context;
  readonly sign: 1 | -1 | 0;
  readonly word: Token;
  readonly number: PrintedAmount;
  /** What may have changed, the likeliest first. */
  readonly of: readonly Claim[];
  /** Set where the subject stands without an amount: 主要是A增加3万元. */
  readonly floating: Claim | null;
  readonly base: Base;
  /** Of a rate: the difference it belongs to. */
  readonly difference: Change | null;
  readonly doubts: readonly Doubt[];
}

export interface Flat {
  readonly type: 'flat';
  readonly context: Context;
  readonly word: Token;
  readonly of: readonly Claim[];
  /** The subject that its words name where no amount of the text is its own. */
  readonly floating: Claim | null;
  readonly base: Base;
}

/** 较上年增加，主要是…: a change without an amount of its own. */
export interface Trend {
  readonly type: 'trend';
  readonly context: Context;
  readonly sign: 1 | -1;
  readonly word: Token;
  readonly of: readonly Claim[];
  /** The subject that its words name where no amount of the text is its own. */
  readonly floating: Claim | null;
  readonly base: Base;
}

export interface Share {
  readonly type: 'share';
  readonly context: Context;
  readonly number: PrintedAmount;
  readonly of: Claim | null;
  /** 甲9万元,其中乙6万元、丙3万元,占总支出的9%: what else it may be of, the amount whose parts stand between. */
  readonly head: Claim | null;
  /** 甲6万元、乙3万元,两项占总支出的9%: it is of these amounts together. */
  readonly together: readonly Claim[] | null;
  /** The whole that its words name, as a claim without a number of its own; null where none does. */
  readonly whole: Claim | null;
  readonly wholeNumber: PrintedAmount | null;
  /** The whole as it stands around: the parent of the list. */
  readonly parent: Claim | null;
  readonly doubts: readonly Doubt[];
}

export interface Completion {
  readonly type: 'completion';
  readonly context: Context;
  readonly number: PrintedAmount;
  readonly gap: boolean;
  readonly of: Claim | null;
  readonly stage: Stage | null;
  readonly budget: PrintedAmount | null;
  /** The claim of the budget, where the text states it. */
  readonly budgetClaim: Claim | null;
  readonly doubts: readonly Doubt[];
}

export interface Order {
  readonly type: 'order';
  readonly context: Context;
  /** 0: as much; with a number: by as much, whichever is more. */
  readonly sign: 1 | -1 | 0;
  readonly number: PrintedAmount | null;
  readonly left: Stage;
  readonly right: Stage;
  readonly of: Claim | null;
  readonly start: number;
  readonly end: number;
}

/** A number that is no amount of the forms, or was not understood. */
export interface Loose {
  readonly type: 'loose';
  readonly context: Context;
  readonly number: PrintedAmount;
  /** unit: a number with decimals that says something of a subject without a unit, or with the beginning of one: 1720.00万. */
  readonly why: 'unreadable' | 'unit' | 'count' | 'rate' | 'qualifier' | 'points';
  readonly words: string;
}

/** A list of names: 主要包括：办公费、印刷费. */
export interface Enumeration {
  readonly type: 'enumeration';
  readonly context: Context;
  readonly parent: Claim | null;
  readonly section: Section | null;
  readonly names: readonly Token[];
  readonly start: number;
  readonly end: number;
}

export type Frame = Claim | Change | Flat | Trend | Share | Completion | Order | Loose | Enumeration;

/** A text as it was understood. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly tokens: readonly (readonly Token[])[];
  readonly frames: readonly Frame[];
  readonly sections: readonly Section[];
}
