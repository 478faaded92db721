import { codesNamed } from '../../forms/classification';
import { subjectName } from '../../forms/subjects';
import type { Block } from '../../text/block';
import type { Token } from '../../text/token';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';

/**
 * T-SUBJNAME: …（类）…（款）…（项） go down one branch of the classification, and a code beside a name is its own. Only names that lines of
 * the forms bear are judged: what they are is certain.
 */
export function chains({ text }: BoundText): Judgement {
  return all(
    text.tokens.flatMap((tokens, index) =>
      tokens.map((_, at) => all([branch(text.blocks[index]!, tokens, at), coded(text.blocks[index]!, tokens, at)])),
    ),
  );
}

/** Every code that a name may stand for, in the forms and in any year. */
function codesOf({ name, meaning }: Token): readonly string[] {
  return [...new Set([...(name?.functions ?? []), ...codesNamed('function', meaning).map(({ subject }) => subject.code)])];
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['类', 3],
  ['款', 5],
  ['项', 7],
]);

/** 社会保障和就业支出（类）优抚对象医疗（款）: of another class. */
function branch(block: Block, tokens: readonly Token[], at: number): Judgement {
  const [above, level, name, own] = [tokens[at]!, tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (above.kind !== 'name' || level?.kind !== 'level' || name?.kind !== 'name' || own?.kind !== 'level' || !name.name?.own) return NOTHING;
  const [length, within] = [LENGTHS.get(own.meaning), LENGTHS.get(level.meaning)];
  const wider = codesOf(above).filter((code) => code.length === within);
  const codes = codesOf(name);
  const right = codes.find((code) => code.length === length);
  if (!right || !within || !length || length <= within || wider.length === 0) return NOTHING;
  if (codes.some((code) => wider.some((whole) => code.startsWith(whole)))) return NOTHING;
  const stated = above.meaning;
  const expected = subjectName(right.slice(0, within));
  return accuse(
    {
      block,
      start: above.start,
      end: own.end,
      stated,
      expected,
      rule: 'T-SUBJNAME',
      level: 'warning',
      zh: `“${name.meaning}”属于“${expected}”（${right.slice(0, within)}），文中写在“${stated}”之下；请核对。`,
      en: `“${name.meaning}” is a subject of “${expected}”, not of “${stated}”.`,
    },
    [],
  );
}

/** 机关事业单位基本养老保险缴费支出（2080506）: the code of another subject. */
function coded(block: Block, tokens: readonly Token[], at: number): Judgement {
  const [name, opening, code, closing] = [tokens[at]!, tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (name.kind !== 'name' || opening?.kind !== 'opening' || code?.kind !== 'code' || closing?.kind !== 'closing' || !name.name?.own)
    return NOTHING;
  const stated = code.meaning;
  const codes = codesOf(name);
  const expected = codes.find(({ length }) => length === stated.length);
  if (!expected || !/^2[0-9]+$/.test(stated) || codes.some((own) => own.startsWith(stated) || stated.startsWith(own))) return NOTHING;
  return accuse(
    {
      block,
      start: name.start,
      end: closing.end,
      stated,
      expected,
      rule: 'T-SUBJNAME',
      level: 'warning',
      zh: `“${name.meaning}”的科目编码为 ${expected}，文中写 ${stated}；请核对。`,
      en: `The code of “${name.meaning}” is ${expected}, not ${stated}.`,
    },
    [],
  );
}
