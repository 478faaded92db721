import type { Token } from '../token';
import { namesWhole, openList } from './lists';
import type { Scope } from './scope';
import { isUnreadRate } from './shares';

/** Brackets save what was spoken of, and restore it where they close. */

export function openBracket(scope: Scope, token: Token): void {
  const { state } = scope;
  scope.brackets.push({ ...state, buffer: [...state.buffer] });
  if (state.buffer.length === 0 && state.last?.number.end === token.start) openList(scope, state.last);
  state.blocked ||= isUnreadRate(scope, token);
  state.buffer = [];
}

export function closeBracket(scope: Scope, { end }: Token): void {
  const saved = scope.brackets.pop();
  if (!saved) return;
  scope.state = {
    ...saved,
    buffer: behindBracket(scope, saved.buffer),
    excluding: saved.excluding || scope.excludes() || isOnlyRest(scope, end),
  };
}

/** 同口径(剔除购房补贴58万元后)1313万元: what the bracket takes away is not in the amount on its heels. */
function isOnlyRest({ state, block }: Scope, end: number): boolean {
  return state.excluding && /^[ \0]*[0-9]/.test(block.text.slice(end, end + 2));
}

/** The words that an amount behind a bracket has: those before it, and what the bracket says of them. */
function behindBracket(scope: Scope, outside: readonly Token[]): Token[] {
  const { buffer } = scope.state;
  if (namesWhole(scope, outside)) return [...buffer];
  const [code, ...more] = buffer;
  // 养老保险(2080505): the code says which of those that bear the name.
  const own = code?.kind === 'code' && more.length === 0 && outside.at(-1)?.name?.functions.includes(code.meaning);
  return own ? [...outside, code] : [...outside];
}
