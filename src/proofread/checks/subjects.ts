import { outdatedName, subjectKey } from '../../forms/classification';
import { subjectName } from '../../forms/subjects';
import type { Amount, Form, Line } from '../../forms/disclosure';
import { yuanPer } from '../../relations/relation';
import type { Claim } from '../../text/frames';
import type { Token } from '../../text/token';
import type { Bound } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { isTelling } from '../arithmetic';
import { groupBy } from '../whereabouts';
import { placeOfCell } from '../wording';

/** T-SUBJNAME: a subject with an amount in the text is a line of the forms. */
export function subjects(text: BoundText): Judgement {
  const old = formerNames(text);
  const lines = functionLines(text);
  if (lines.length === 0) return old;
  return all([old, ...unknownSubjects(text, lines), ...nearlyNamed(text, lines)]);
}

/** …统计信息事务(项)20万元…支出决算为20万元: what is carried on from a name is of the same card. */
function unknownSubjects(text: BoundText, lines: readonly Known[]): Judgement[] {
  const found = text.claims.map((bound) => ({ about: bound.claim.about, judgement: judge(text, bound, lines) }));
  return [...groupBy(found, ({ about }) => about).values()].map((same) => {
    const [first, ...further] = same.flatMap(({ judgement }) => judgement.accused);
    return first
      ? accuse(
          first.report,
          [first, ...further].flatMap(({ numbers }) => numbers),
        )
      : NOTHING;
  });
}

/** Words that no table knows, a character or two from the name of the subject whose amount stands behind them. */
function nearlyNamed(text: BoundText, lines: readonly Known[]): Judgement[] {
  const unread = text.claims.filter(
    ({ claim: { year, doubts }, agreeing }) =>
      agreeing.length === 0 && year === 0 && doubts.some((doubt) => doubt === 'fill' || doubt === 'noSubject'),
  );
  if (unread.length === 0) return [];
  const byAmount = new Map<string, Known[]>();
  for (const known of lines)
    for (const { value } of known.line.amounts) {
      if (!value || known.line.name.length < SHORTEST_NAME) continue;
      const yuan = value.times(yuanPer(known.form.unit));
      // As a text in 万元 prints it, too.
      for (const key of new Set([yuan.toString(), yuan.div(100).round().times(100).toString()]))
        byAmount.set(key, [...(byAmount.get(key) ?? []), known]);
    }
  return unread.map(({ claim }) => judgeName(claim, byAmount.get(claim.number.value.toString()) ?? []));
}

function judgeName({ number, context: { block } }: Claim, bearing: readonly Known[]): Judgement {
  const before = block.text.slice(Math.max(0, number.start - LONGEST_NAME), number.start).replace(/[ \0]/g, '');
  const item = itemBefore(block.text, number.start);
  const clause = /[一-龥、]{4,30}$/.exec(before)?.[0] ?? null;
  for (const { line, form } of bearing) {
    const { name, amounts } = line;
    const written = before.includes(name) ? null : (nearEnd(before, name) ?? [item, clause].find((own) => own && isMisspelt(own, name)));
    if (!written) continue;
    return accuse(
      {
        block,
        start: block.text.lastIndexOf(written, number.start),
        end: number.end,
        stated: written,
        expected: name,
        rule: 'T-SUBJNAME',
        level: 'warning',
        zh: `“${written}”不是科目名称，这个数在《${form.title}》中是“${name}”的；请核对名称。`,
        en: `“${written}” is no subject; the amount is that of “${name}”.`,
        cells: [placeOfCell(amounts.find(({ value }) => value?.times(yuanPer(form.unit)).minus(number.value).abs().lte(HALF_PLACE))!)],
      },
      [number],
    );
  }
  return NOTHING;
}

/** The name before the last （项） that a number may belong to. */
function itemBefore(text: string, at: number): string | null {
  const end = text.lastIndexOf('(项)', at);
  if (end < 0 || at - end > LONGEST_SENTENCE) return null;
  return /[一-龥、]{4,30}$/.exec(text.slice(Math.max(0, end - LONGEST_NAME), end))?.[0].replace(/^[和与及、]/, '') ?? null;
}

/** What is left of both when the same beginning and end are taken off is short: a few characters were lost, added or changed. */
function isMisspelt(written: string, name: string): boolean {
  const shorter = Math.min(written.length, name.length);
  let first = 0;
  while (first < shorter && written[first] === name[first]) first++;
  let last = 0;
  while (last < shorter - first && written.at(-1 - last) === name.at(-1 - last)) last++;
  const differing = Math.max(written.length, name.length) - first - last;
  return differing > 0 && differing * 4 <= name.length;
}

/** Half the last place of 万元 with two decimals, in 元. */
const HALF_PLACE = 50;
const LONGEST_SENTENCE = 80;
const LONGEST_NAME = 40;
const SHORTEST_NAME = 6;

/** The words at the end of a text that differ from a name in at most a fifth of its characters, as many as the name has. */
function nearEnd(text: string, name: string): string | null {
  for (const skipped of [0, 1, 2, 3, 4]) {
    const written = text.slice(text.length - skipped - name.length, text.length - skipped);
    if (written.length < name.length || !/^[一-龥()、]+$/.test(written)) continue;
    const differing = [...written].filter((character, at) => character !== name[at]).length;
    if (differing > 0 && differing * 5 <= name.length) return written;
  }
  return null;
}

/** A subject that the text calls by the name of a former classification: said once a name. */
function formerNames({ text, disclosure }: BoundText): Judgement {
  const { year } = disclosure;
  if (year === null) return NOTHING;
  const seen = new Set<string>();
  const own = new Set(disclosure.forms.flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(({ name }) => subjectKey(name)))));
  return all(
    text.tokens.flatMap((tokens, index) => {
      let told = false;
      return tokens.map((token, at) => {
        if (CLAUSE.has(token.kind)) told = token.kind === 'purpose' || token.kind === 'reason';
        if (!isSubjectAt(tokens, at) || (told && !hasAmount(tokens, at))) return NOTHING;
        if (token.kind !== 'name' || !token.name || token.name.own || seen.has(token.meaning) || own.has(subjectKey(token.meaning)))
          return NOTHING;
        const [code] = token.name.functions;
        const former = code ? outdatedName('function', code, token.meaning, year) : null;
        if (!code || !former) return NOTHING;
        seen.add(token.meaning);
        const now = subjectName(code);
        return accuse(
          {
            block: text.blocks[index]!,
            start: token.start,
            end: token.end,
            stated: token.meaning,
            expected: now,
            rule: 'T-SUBJNAME',
            level: 'warning',
            zh: `“${token.meaning}”是 ${former.until} 年以前的科目名称，现为“${now}”（${code}）；请改。`,
            en: `“${token.meaning}” is called ${now} since ${former.until}.`,
          },
          [],
        );
      });
    }),
  );
}

/** What opens and ends the words of a purpose or a reason. */
const CLAUSE: ReadonlySet<string> = new Set(['purpose', 'reason', 'comma', 'semicolon', 'stop', 'colon']);

/** 主要用于公共法律服务和法律援助支出: what money is for bears names of things, and those of subjects only where amounts stand behind them. */
function hasAmount(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 1 + MOST_BEFORE_AMOUNT).some(({ kind }) => kind === 'amount');
}

const MOST_BEFORE_AMOUNT = 3;

/** 负责森林培育和林木种苗: what a unit does may bear the name of a subject; a subject has a code, a level or an amount beside it. */
function isSubjectAt(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  return /(?:支出|费|补助|公积金)$/.test(token.meaning) || before?.kind === 'code' || (next !== undefined && BESIDE.has(next.kind));
}

const BESIDE: ReadonlySet<string> = new Set(['level', 'side', 'code', 'amount', 'year', 'stage']);

interface Known {
  readonly form: Form;
  readonly line: Line;
}

function functionLines({ disclosure }: BoundText): Known[] {
  return disclosure.forms.flatMap((form) =>
    form.panels.flatMap(({ lines }) => lines.filter(({ key }) => key.type === 'function').map((line) => ({ form, line }))),
  );
}

/** The forms give every 项 of the class, but none of this name. */
function judge(text: BoundText, { claim, readings }: Bound, lines: readonly Known[]): Judgement {
  const codes = claim.about.flatMap(({ subject }) => (subject.type === 'function' ? [subject.code] : []));
  const plain = claim.doubts.length === 0 && claim.year === 0 && claim.number.value?.isZero() === false && claim.cost <= 0.3;
  if (
    readings.some(({ blank }) => !blank) ||
    codes.length === 0 ||
    codes.length < claim.about.length ||
    !plain ||
    isBudgetOfFinal(text, claim)
  )
    return NOTHING;
  const name = claim.phrase.names.at(-1) ?? null;
  const siblings = lines.filter(
    ({ line }) =>
      line.key.type === 'function' &&
      codes.some(
        (code) =>
          code === '?' ||
          ('code' in line.key && line.key.code.length === code.length && (code.length === 3 || line.key.code.startsWith(code.slice(0, 3)))),
      ),
  );
  if (siblings.length === 0) return NOTHING;
  const same = nearestUnder(
    claim,
    siblings.filter((known) => known.line.amounts.some((amount) => isAmountOf(claim, known.form, amount))),
  );
  const { block } = claim.context;
  // A class is seldom no line of its own: only its amount tells whose name was meant.
  if (codes.some((code) => code !== '?' && code.length < 5) && !(same && isTelling(claim.number.value))) return NOTHING;
  const written = name ? block.text.slice(name.start, name.end).replace(/[ \0]/g, '') : '';
  const stated = name && written === name.meaning ? written : lastNameOf(claim);
  const before = block.text.lastIndexOf(stated, claim.number.start);
  const start = before >= 0 && claim.number.start - before <= LONGEST_SENTENCE ? before : claim.number.start;
  const known = codes.find((code) => code !== '?');
  const right = same ? `“${same.line.name}”` : '';
  return accuse(
    {
      block,
      start,
      end: claim.number.end,
      stated,
      ...(same ? { expected: same.line.name } : {}),
      rule: 'T-SUBJNAME',
      level: 'warning',
      zh: `表中没有“${stated}”${known ? `（${known} ${subjectName(known)}）` : ''}这一科目${right ? `，这个数是${right}的` : ''}；请核对科目名称。`,
      en: `The forms have no subject “${stated}”${same ? `; the amount is that of ${same.line.name}` : ''}.`,
      cells: same ? [placeOfCell(same.line.amounts.find((amount) => isAmountOf(claim, same.form, amount))!)] : [],
    },
    [claim.number],
  );
}

/** …(款)退休活动费(项)·支出决算: the name of the last level. */
function lastNameOf({ label }: Claim): string {
  const [levels = ''] = label.split('·');
  return /([^()]+)\([类款项]\)$/.exec(levels)?.[1] ?? label;
}

function isAmountOf({ number }: Claim, { unit }: Form, { value }: Amount): boolean {
  return value !== null && value.times(yuanPer(unit)).minus(number.value).abs().lte(number.half);
}

/** Of the lines that bear the amount the lowest one under what the words name above the subject; where they name nothing above it, any. */
function nearestUnder({ phrase }: Claim, bearing: readonly Known[]): Known | undefined {
  const above = phrase.names.slice(0, -1).flatMap(({ name }) => name?.functions ?? []);
  const codeOf = ({ line: { key } }: Known): string => ('code' in key ? key.code : '');
  const own = above.length === 0 ? bearing : bearing.filter((known) => above.some((code) => codeOf(known).startsWith(code)));
  return [...own].sort((a, b) => codeOf(b).length - codeOf(a).length)[0];
}

/** Amounts of 年初预算 stand in no form of the final accounts. */
function isBudgetOfFinal({ disclosure }: BoundText, { stage }: Claim): boolean {
  return disclosure.kind === 'final' && stage !== null && stage !== '决算';
}
