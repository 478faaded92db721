import { boundOf } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { codesOf } from './codes';
import type { Roller } from './roller';
import { nameIn } from './written-names';
import { codeOf, isWithin, printed, readingOf, type Model, type Put } from './written-model';

/** An amount of a subject below the model's: 教育支出12万元，主要用于小学教育8万元、…. */
interface Part {
  readonly claim: Claim;
  readonly code: string;
  readonly start: number;
}

/**
 * Where a model lists what its subject is made of, the new subject's own parts are listed; where no form tells them, they are asked for:
 * another subject's are never named.
 */
export function partsOf(roller: Roller, model: Model, code: string): Put[] {
  const parts = partsIn(roller, model);
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  const written = listOf(roller, model, parts, code);
  const text = written.length > 0 ? written.join(markOf(roller, model, parts)) : `【待填写：${roller.nameOf(code)}的构成】`;
  return [{ start: first.start, end: last.claim.number.end, text }];
}

function partsIn(roller: Roller, model: Model): Part[] {
  return roller.text.where.inBlock(model.block).flatMap(({ claim }): Part[] => {
    const code = codeOf(claim);
    const [name] = claim.phrase.names;
    if (isSubjectOnly(claim) || code === null || !name || !isWithin(model, claim.context, claim.number)) return [];
    const isPart = code.startsWith(model.code) && code.length > model.code.length && name.start >= model.claim.number.end;
    return isPart ? [{ claim, code, start: name.start }] : [];
  });
}

/** Each part of the new subject, as the first of the model's is said: its name, the words behind it, its amount. */
function listOf(roller: Roller, model: Model, parts: readonly Part[], code: string): string[] {
  const [{ claim, code: own, start }] = parts as readonly [Part];
  const kind = boundOf(roller.text, claim).agreeing[0]?.form.kind;
  if (kind === undefined || parts.some((part) => part.code.length !== own.length)) return [];
  const { block } = model;
  const nameEnd = claim.phrase.names[0]!.end;
  const isShort = !block.text.slice(start, nameEnd).endsWith('支出') && roller.nameOf(own).endsWith('支出');
  const between = roller.edits.raw(block, nameEnd, claim.number.start);
  const codes = codesOf(roller, roller.values.next, kind, own.length, claim, 'next').filter((part) => part.startsWith(code));
  return codes.sort().flatMap((part) => {
    const [reading] = readingOf(roller, claim, part, 0);
    if (!reading) return [];
    const name = nameIn(roller, block, part);
    const said = isShort || between.startsWith('支出') ? name.replace(/支出$/, '') : name;
    return [`${said}${between}${printed(roller, model, claim.number, reading.yuan).text}`];
  });
}

function markOf(roller: Roller, { block }: Model, [first, second]: readonly Part[]): string {
  if (!second) return '、';
  const words = roller.edits.raw(block, first!.claim.number.end, second.start);
  return /^[、，,；;]/.exec(words)?.[0] ?? '、';
}
