import type { Block } from '../../../text/block';
import { accuse, type Judgement } from '../../judgement';

/** A finding on a paragraph as a whole; its first words are quoted. */
export function onBlock(rule: string, level: 'error' | 'warning' | 'hint', block: Block, zh: string, en: string): Judgement {
  return accuse({ rule, level, zh, en, block, start: 0, end: /^[^,。;]*/.exec(block.text)![0].length }, []);
}
