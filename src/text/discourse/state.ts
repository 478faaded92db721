import type { Base, Claim, Frame } from '../frames';
import type { Phrase } from '../phrase';
import type { Token } from '../token';

export type Mode = 'plain' | 'purpose' | 'reason';

export interface OpenList {
  readonly id: number;
  readonly parent: Claim | null;
  /** sentence: closed by 。; lines: goes on in the next blocks. */
  readonly scope: 'sentence' | 'lines';
  readonly segment: number;
  /** How deep the block is numbered that opened a list of lines: one as deep closes it. */
  readonly depth: number | null;
}

/** What a stop, a bracket or a heading saves and restores. */
export interface State {
  buffer: Token[];
  topic: Phrase | null;
  current: Claim | null;
  segmentMain: Claim | null;
  last: Claim | null;
  base: Base | null;
  mode: Mode;
  /** 主要用于:机关人员经费等基本支出。 What money is for is told in this sentence: no name in it is a subject of those that follow. */
  purposed: boolean;
  lists: readonly OpenList[];
  /** The list within a list that the last semicolon closed: 购置费5万元；运行费12万元 may go on with it. */
  closed: OpenList | null;
  change: (Frame & { type: 'change' }) | null;
  /** Whether a difference was told of what is compared: the next one is of something else. */
  moved: boolean;
  blocked: boolean;
  /** 分别 was said of subjects that were not told apart: what follows is of one of them. */
  scattered: boolean;
  /** The subject of a share that was named for it: what is said next is said of it. */
  named: Claim | null;
  /** Of 货物与服务分别占: the subjects of the shares to come. */
  sharers: readonly Claim[] | null;
  /** What stood before a comma of this part of the sentence was not understood. */
  vague: boolean;
  /** 一般公共服务支出上年无此项,: something was named there, and what follows may be of that. */
  unsaid: boolean;
  /** 其他收入系某单位拨入,较上年…: what a part of the sentence opened with, of which more was said than was understood. */
  opened: Phrase | null;
  /** 剔除政府性基金后, (不含上年结转): what follows is not all of what it is called. */
  excluding: boolean;
}

export const FRESH: Omit<State, 'current' | 'lists'> = {
  buffer: [],
  topic: null,
  segmentMain: null,
  last: null,
  base: null,
  closed: null,
  mode: 'plain',
  purposed: false,
  change: null,
  moved: false,
  blocked: false,
  scattered: false,
  named: null,
  sharers: null,
  vague: false,
  unsaid: false,
  opened: null,
  excluding: false,
};
