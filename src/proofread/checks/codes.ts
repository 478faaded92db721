import { subject } from '../../forms/classification';
import { isNameOf, subjectName, tableOf } from '../../forms/subjects';
import type { Block } from '../../text/block';
import type { Token } from '../../text/token';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';

/** T-SUBJNAME: 2081002殡葬: the code right before a name is that of the name. */
export function codes({ text }: BoundText): Judgement {
  return all(
    text.tokens.flatMap((tokens, index) =>
      tokens.flatMap((token, at) => (token.kind === 'code' ? [judge(text.blocks[index]!, token, nameBehind(tokens, at))] : [])),
    ),
  );
}

/** The name that a code stands before: at once, or behind a stroke. */
function nameBehind(tokens: readonly Token[], at: number): Token | null {
  const [next, second] = [tokens[at + 1], tokens[at + 2]];
  const joined = next?.kind === 'fill' && JOINS.test(next.meaning) ? second : next;
  return joined?.name ? joined : null;
}

const JOINS = /^[-—–_·]{1,2}$/;

function judge(block: Block, { meaning: code, start }: Token, named: Token | null): Judgement {
  const { name } = named ?? {};
  if (!named || !name || name.short || (name.weak && !name.own) || !subject(tableOf(code), code) || isNameOf(code, named.meaning))
    return NOTHING;
  const known = code.startsWith('2') ? name.functions : name.economics;
  if (known.length === 0 || known.some((own) => own.startsWith(code) || code.startsWith(own))) return NOTHING;
  const right = known.filter((own) => own.length === code.length);
  const stated = `${code}${named.meaning}`;
  return accuse(
    {
      block,
      start,
      end: named.end,
      stated,
      ...(right.length === 1 ? { expected: right[0]! } : {}),
      rule: 'T-SUBJNAME',
      level: 'warning',
      zh: `编码 ${code} 是“${subjectName(code)}”，与名称“${named.meaning}”${right.length === 1 ? `（${right[0]!}）` : ''}不符；请核对编码和名称。`,
      en: `${code} is the code of “${subjectName(code)}”, not of “${named.meaning}”.`,
    },
    [],
  );
}
