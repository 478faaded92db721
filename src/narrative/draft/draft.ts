import { stringify } from 'yaml';
import type { Disclosure } from '../../forms/disclosure';
import { lastYearWithin } from '../../forms/last-year';
import { needForms } from '../../forms/needed';
import { bindText, type BoundText } from '../../proofread/proof';
import type { Block } from '../../text/block';
import type { Change } from '../../text/frames';
import { isLimit } from '../roll/amounts';
import { isExact } from './exactness';
import { wasNothing } from '../roll/new-amounts';
import { newWordsOf } from '../roll/new-words';
import { drawAmounts, drawOthers } from './amounts';
import { drawChanges } from './changes';
import { usualPair } from './directions';
import { drawCounts } from './counts';
import { Drafter, type Piece } from './drafter';
import type { Loop } from './loops';
import { drawEnumerations } from './enumerations';
import { drawNones } from './nones';
import { drawOrders } from './orders';
import { loopsOf } from './paragraphs';
import { drawReasons } from './reasons';
import { drawShares } from './shares';

/** A pack drafted from an example, as the text of its file, and what its author has to look at. */
export interface Draft {
  readonly yaml: string;
  /** How many statements about numbers the text makes, and how many of them agree with the forms. */
  readonly claims: number;
  readonly agreeing: number;
  readonly doubts: readonly string[];
}

/**
 * Drafts a pack from a workbook and the narrative written for it, a line a paragraph: numbers that the forms state become paths, rows and
 * paragraphs that repeat become loops, what no form tells becomes an input.
 * @param id the pack's id, also its file's name
 * @throws FormsError where no form is recognised
 */
export function draftPack(
  disclosure: Disclosure,
  text: string,
  { id, prior = null }: { readonly id: string; readonly prior?: Disclosure | null },
): Draft {
  needForms(disclosure);
  const bound = bindText(disclosure, prior ?? lastYearWithin(disclosure), text, 'zh');
  const unit = unitOf(bound);
  const drafter = new Drafter(bound, unit);
  for (const draw of [drawChanges, drawOrders, drawShares, drawReasons, drawNones, drawEnumerations, drawAmounts, drawCounts, drawOthers])
    draw(drafter);
  const loops = loopsOf(drafter);
  const writer = new Writer(drafter, loops);
  const { title, sections } = writer.sections();
  const pack = {
    id,
    name: `${disclosure.organization || id} ${disclosure.kind === 'budget' ? '部门预算' : '部门决算'}`,
    kind: disclosure.kind,
    match: { places: [placeOf(disclosure)], titles: disclosure.forms.map(({ title: own }) => own.replace(/20[0-9]{2} ?年度?/g, '')) },
    narrative: {
      ...(title === '' ? {} : { title }),
      unit,
      decimals: decimalsOf(bound, unit),
      conventions: conventionsOf(drafter),
      sections,
    },
  };
  const doubts = drafter.doubts.map(({ block, message }) => `第 ${block.lines[0]!.line + 1} 段：${message}`);
  const head = ['# 由一份情况说明起草，请逐节核对。', ...doubts.map((doubt) => `# ${doubt}`)];
  return {
    yaml: `${head.join('\n')}\n${stringify(pack, { lineWidth: 0, blockQuote: 'literal' })}`,
    claims: bound.claims.length,
    agreeing: bound.claims.filter(({ agreeing }) => agreeing.length > 0).length,
    doubts,
  };
}

function placeOf({ organization }: Disclosure): string {
  return /^.{2,8}?(?:自治州|州|市|县|区|旗)/.exec(organization)?.[0] ?? (organization || '（请填写地名）');
}

function unitOf({ text }: BoundText): '元' | '万元' {
  const units = text.tokens.flatMap((tokens) => tokens.flatMap(({ number }) => (number?.kind === 'money' ? [number.unit] : [])));
  return units.filter((unit) => unit === '万元').length * 2 >= units.length ? '万元' : '元';
}

/** The numbers of a unit, but for 0 and for limits that rules set. */
function moneyOf({ text }: BoundText, unit: string): readonly { readonly decimals: number }[] {
  return text.blocks.flatMap((block) =>
    text.tokens[block.index]!.flatMap(({ number }) =>
      number?.unit === unit && !number.value.isZero() && !isLimit(block, number) ? [number] : [],
    ),
  );
}

function decimalsOf(text: BoundText, unit: string): number {
  return Math.min(6, Math.max(0, ...moneyOf(text, unit).map(({ decimals }) => decimals)));
}

function conventionsOf(drafter: Drafter): Record<string, unknown> {
  const { text, roller } = drafter;
  const amounts = moneyOf(text, unitOf(text));
  const rates = moneyOf(text, '%');
  const most = Math.max(0, ...rates.map(({ decimals }) => decimals));
  // 6万元 beside 6.40万元: whole numbers are written without decimals.
  const varied = (numbers: readonly { readonly decimals: number }[]): 'plain' | 'decimals' =>
    numbers.some(({ decimals }) => decimals === 0) && numbers.some(({ decimals }) => decimals > 0) ? 'plain' : 'decimals';
  // 0万元 beside 6.00万元: only nothing is written without them.
  const whole = (own: string, numbers: readonly { readonly decimals: number }[]): 'plain' | 'decimals' | 'zero' => {
    const nothing = text.text.tokens.flat().flatMap(({ number }) => (number?.unit === own && number.value.isZero() ? [number] : []));
    const bare = nothing.filter(({ decimals }) => decimals === 0).length;
    const kind = varied(numbers);
    return kind === 'decimals' && bare * 2 > nothing.length && numbers.some(({ decimals }) => decimals > 0) ? 'zero' : kind;
  };
  const zeros = text.changes.filter(({ number, sign }) => number.value.isZero() && sign !== 0);
  return {
    ...placesOf(text, Math.min(4, most)),
    ...(isExact(drafter) ? { differences: 'exact' } : {}),
    wholeAmounts: whole(unitOf(text), amounts),
    wholePercents: whole('%', rates),
    ...(roller.saysZero ? { flat: zeros.some(({ number }) => number.kind === 'rate') ? 'zero' : 'amount' } : {}),
    zeroBase: roller.saysHundred ? 'hundred' : 'words',
    // 增加45万元。 of something new, and no more.
    ...(drafter.saysRates && text.changes.some((own) => isBareNew(drafter, own)) ? { zeroBaseWords: '' } : {}),
    grouping: text.lines.some((line) => /[0-9],[0-9]{3}(?:\.|[^0-9])/.test(line)),
    unitSpace:
      text.lines.filter((line) => /[0-9] +(?:万元|元)/.test(line)).length * 2 >
      text.lines.filter((line) => /[0-9] *(?:万元|元)/.test(line)).length,
    ...usualPair(roller),
  };
}

function isBareNew({ text }: Drafter, change: Change): boolean {
  const { number, context, sign } = change;
  const isAlone = number.kind === 'money' && sign > 0 && !text.changes.some(({ difference }) => difference === change);
  return isAlone && wasNothing(change) && /^[。;,]/.test(context.block.text.slice(number.end)) && newWordsOf(text, -1) === null;
}

/** Shares to one place beside growth to two are told apart. */
function placesOf({ changes, shares }: BoundText, most: number): { readonly percentDecimals: number; readonly shareDecimals?: number } {
  const places = (numbers: readonly { readonly decimals: number; readonly value: { isZero(): boolean } }[]): number | null => {
    const telling = numbers.filter(({ value }) => !value.isZero());
    return telling.length === 0 ? null : Math.min(most, Math.max(...telling.map(({ decimals }) => decimals)));
  };
  const [growth, share] = [
    places(changes.flatMap(({ number }) => (number.kind === 'rate' ? [number] : []))),
    places(shares.map(({ number }) => number)),
  ];
  // 75% may be as it comes out.
  const isRounded = share !== 0 || shares.some(({ number }) => !number.value.mod(5).isZero());
  if (growth === null || share === null || growth === share || !isRounded) return { percentDecimals: most };
  return { percentDecimals: growth, shareDecimals: share };
}

interface Section {
  readonly title: string;
  text: string;
}

/** Puts templates and words together, section by section. */
class Writer {
  private count = 0;

  constructor(
    private readonly drafter: Drafter,
    private readonly loops: readonly Loop[],
  ) {}

  sections(): { readonly title: string; readonly sections: readonly Section[] } {
    const { blocks } = this.drafter.text.text;
    const [first] = blocks;
    const isTitled = first !== undefined && this.drafter.of(first).length === 0;
    const sections: Section[] = [];
    for (const block of isTitled ? blocks.slice(1) : blocks) {
      if (block.text.trim() === '') continue;
      const line = this.line(block);
      if (line === null) continue;
      if (block.level === 1 || (block.level === 0 && sections.length === 0)) sections.push({ title: line, text: '' });
      else if (sections.length === 0) sections.push({ title: '', text: `${line}\n` });
      else sections.at(-1)!.text += `${line}\n`;
    }
    return { title: isTitled ? this.literal(first, 0, first.text.length) : '', sections };
  }

  /** A block as a template; null where a loop that began before writes it. */
  private line(block: Block): string | null {
    const loop = this.loops.find(({ blocks }) => blocks.includes(block));
    if (loop && !loop.inline) return loop.blocks[0] === block ? this.looped(loop) : null;
    const own = this.loops.filter(({ inline, blocks }) => inline && blocks[0] === block);
    const pieces = this.drafter.of(block).filter(({ start }) => !own.some((one) => one.start <= start && start < one.end));
    return this.joined(block, [...pieces, ...own.map((one) => ({ start: one.start, end: one.end, template: this.looped(one) }))]);
  }

  private looped({ list, model, pieces: own, start, end, separator, inline, inner, below, head }: Loop): string {
    const name = `名单${++this.count}`;
    const pieces = inner ? [...own, { start: inner.start, end: inner.end, template: this.looped(inner) }] : own;
    const body = inline
      ? `${this.joined(model, pieces, start, inline.unitEnd)}{% unless forloop.last %}${separator}{% endunless %}`
      : `\n${head ? `${this.joined(head.block, head.pieces)}\n` : ''}${this.joined(model, pieces, start, end)}\n${below ? `${this.looped(below)}\n` : ''}`;
    return `{% assign ${name} = ${list} %}{% for 项 in ${name} %}${body}{% endfor %}`;
  }

  private joined(block: Block, pieces: readonly Piece[], from = 0, to = block.text.length): string {
    let line = '';
    let at = from;
    for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
      if (piece.start < at || piece.end > to) continue;
      line += this.literal(block, at, piece.start) + piece.template;
      at = piece.end;
    }
    return line + this.literal(block, at, to);
  }

  /** Words as they are, with the years and the unit's name of the report. */
  private literal(block: Block, start: number, end: number): string {
    const { disclosure } = this.drafter.text;
    let words = this.drafter.raw(block, start, end).replaceAll('{{', '{ {').replaceAll('{%', '{ %');
    if (disclosure.organization !== '') words = words.replaceAll(disclosure.organization, '{{ 单位 }}');
    const { year } = disclosure;
    return year === null
      ? words
      : words.replace(/20[0-9]{2}(?= {0,2}年)/g, (own) =>
          Number(own) === year ? '{{ 年 }}' : Number(own) === year - 1 ? '{{ 上年 }}' : own,
        );
  }
}
