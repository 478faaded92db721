import { NEARLY_ALL_OF, ABOVE, INCOME_ONLY, PUBLIC_FUNDS } from './items';
import type { Alternative, CodeContext, Phrase, Stage } from './phrase';
import { codeBelow, LEVEL_LENGTH, narrowed, type Link } from './phrase-codes';
import type { Token } from './token';

/** Reads a run of tokens as one phrase. Later words replace earlier ones in their dimension; 类→款→项 narrows. */
export function readPhrase(tokens: readonly Token[], context: CodeContext): Phrase {
  return new PhraseReader(tokens, context).read();
}

class PhraseReader {
  private links: Link[] = [];
  private readonly names: Token[] = [];
  private items: string[] = [];
  private listed: (readonly Alternative[])[] = [];
  private readonly facets: { source?: string; period?: string; nature?: string; funds?: string; side?: string; stage?: Stage } = {};
  private total = false;
  private grade: 'grand' | 'year' | null = null;
  private year: Phrase['year'] = null;
  private topic: string | null = null;
  private fill = '';
  /** Where the last level stands, and what was not understood before it. */
  private levelled: { readonly at: number; readonly fill: string } | null = null;
  private qualifier = '';
  private none = false;
  private separated = false;
  private mixed = false;
  private short = false;
  private partly = false;
  /** 政府集中采购: whatever item follows, it is the part of it that the word names. */
  private partOfItem = false;
  private code = '';
  /** 年末 and 年初 stand before what is carried over at either end of the year. */
  private end: '上年结转' | '年末结转' | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly context: CodeContext,
  ) {}

  read(): Phrase {
    this.tokens.forEach((token, at) => this.take(token, at));
    this.settle();
    const alternatives = this.listed.at(-1) ?? [];
    return {
      tokens: this.tokens,
      alternatives,
      ...this.facets,
      grade: this.grade,
      total: this.total,
      year: this.year,
      topic: this.topic,
      fill: this.fill,
      qualifier: this.qualifier,
      none: this.none,
      listed: this.listed,
      names: this.names,
      mixed: this.mixed,
      short: (alternatives.length > 0 && this.short) || this.partly || this.partOfItem,
    };
  }

  private take(token: Token, at: number): void {
    switch (token.kind) {
      case 'name':
        return this.takeName(token, at);
      case 'item':
        return this.takeItem(token);
      case 'code':
        this.code = token.meaning;
        return this.takeCode(token);
      case 'level':
        this.takeUnknown(token, at);
        this.takeLevel(token);
        this.levelled = { at, fill: this.fill };
        return;
      case 'source':
      case 'period':
      case 'nature':
      case 'funds':
        return this.takeFacet(token.kind, token);
      case 'side':
      case 'stage':
        if (this.separated && (this.facets[token.kind] ?? token.meaning) !== token.meaning) this.mixed = true;
        Object.assign(this.facets, { [token.kind]: token.meaning });
        return;
      case 'total':
        this.total = true;
        if (token.meaning === 'grand') this.grade = 'grand';
        return;
      case 'year':
        if (this.separated && this.year && this.year.value !== yearOf(token)!.value) this.mixed = true;
        this.year = yearOf(token);
        return;
      case 'topic':
        this.topic = token.meaning;
        return;
      case 'none':
        this.none = true;
        return;
      case 'qualifier':
        this.qualifier += token.meaning;
        return;
      case 'pause':
      case 'compare':
        this.separated = true;
        return;
      case 'reset':
        this.links = [];
        this.items = [];
        this.listed = [];
        this.fill = '';
        return;
      case 'glue':
        this.end = ENDS.get(token.meaning) ?? this.end;
        return;
      case 'unitword':
      case 'quote':
      case 'than':
        return;
      default:
        if (token.kind === 'fill' && this.joinsOn(token.meaning, at)) return;
        this.fill += token.kind === 'fill' || token.kind === 'title' ? token.meaning : `<${token.kind}>`;
    }
  }

  /** 2101101-行政单位医疗, 卫生健康支出—行政事业单位医疗, “水库养护”项目: what only joins a code or a class to a name, or calls a project one. */
  private joinsOn(word: string, at: number): boolean {
    const before = this.tokens[at - 1]?.kind;
    if (DASH.test(word)) return before === 'code' || ((before === 'name' || before === 'level') && this.tokens[at + 1]?.kind === 'name');
    return word === '项目' && (this.links.at(-1)?.projects.length ?? 0) > 0;
  }

  private takeFacet(kind: 'source' | 'period' | 'nature' | 'funds', token: Token): void {
    const before = this.facets[kind];
    const apart = this.separated || (PUBLIC_FUNDS.has(token.meaning) && PUBLIC_FUNDS.has(before ?? ''));
    if (apart && before !== undefined && before !== token.meaning) this.mixed = true;
    if (this.separated) this.settle();
    if (kind === 'source') this.partly = token.partly === true;
    this.facets[kind] = kind === 'period' && token.meaning === '结转' ? (this.end ?? token.meaning) : token.meaning;
    if (kind === 'period' && token.meaning !== '本年') this.dropSubject();
    if (kind === 'source' && INCOME_ONLY.has(token.meaning)) this.facets.side ??= '收入';
  }

  private dropSubject(): void {
    this.links = [];
    this.items = [];
  }

  private takeName(token: Token, at: number): void {
    const { name } = token;
    if (!name) return;
    // 养老保险缴费支出(项): what has a level is called by its whole name.
    const miscalled = name.short && this.tokens.slice(at + 1, at + 3).some(({ kind }) => kind === 'level');
    if ((name.weak && !this.isSupported(at)) || this.namesFunds(token, at) || miscalled) {
      this.fill += token.meaning;
      return;
    }
    this.names.push(token);
    const before = this.links.at(-1);
    if (before && !this.separated && TELLS_CODE.has(before.token.kind) && name.functions.includes(before.functions[0]!)) {
      // 2080505机关事业单位基本养老保险缴费支出: one subject, told twice.
      this.links[this.links.length - 1] = { ...before, token };
      return;
    }
    if (this.separated || (this.links.length > 0 && !this.chains(name.functions))) this.settle();
    this.links.push({ token, functions: name.functions, economics: name.economics, projects: name.projects, level: null });
  }

  /** 信息化建设资金 is some money for it, and not the 项 of that name. */
  private namesFunds({ name, meaning }: Token, at: number): boolean {
    const next = this.tokens[at + 1];
    const plain = name!.functions.length > 0 && name!.economics.length === 0 && name!.projects.length === 0;
    return plain && !/(?:支出|补助|费)$/.test(meaning) && next?.kind === 'glue' && next.meaning === '资金';
  }

  /** A common word is a name where a level, 支出 or the end of the phrase follows it. */
  private isSupported(at: number): boolean {
    const next = this.tokens[at + 1];
    return (
      next === undefined ||
      next.kind === 'level' ||
      next.kind === 'side' ||
      next.kind === 'quote' ||
      next.kind === 'code' ||
      next.kind === 'pause' ||
      // 文化旅游体育与传媒支出—文物—博物馆: between two dashes stands a level.
      (isDash(next) && isDash(this.tokens[at - 1]))
    );
  }

  /** Whether a name can stand below the one before it. */
  private chains(functions: readonly string[]): boolean {
    const above = this.links.at(-1)!.functions;
    return (
      functions.some((code) => above.some((wider) => code.startsWith(wider) && code.length > wider.length)) ||
      this.links.at(-1)!.level !== null
    );
  }

  private takeItem(token: Token): void {
    if (this.separated) this.settle();
    if (token.name) this.names.push(token);
    this.partOfItem ||= token.partly === true;
    const last = this.items.at(-1);
    if (last && !ABOVE.get(token.meaning)?.includes(last) && last !== token.meaning && ABOVE.get(last)?.includes(token.meaning)) return;
    if (last && last !== token.meaning && !ABOVE.get(token.meaning)?.includes(last)) this.fill += token.meaning;
    this.links = [];
    this.items.push(token.meaning);
    if (token.name) this.links.push({ token, functions: [], economics: token.name.economics, projects: [], level: null });
  }

  private takeCode(token: Token): void {
    const known = this.links.at(-1);
    if (known && !this.separated && known.functions.includes(token.meaning))
      this.links[this.links.length - 1] = { ...known, functions: [token.meaning] };
    else if (token.meaning.startsWith('2')) {
      if (this.separated) this.settle();
      this.links.push({ token, functions: [token.meaning], economics: [], projects: [], level: null });
    }
  }

  /** …养老支出(款)退休活动费(项): between two levels that go down stands a name, whether or not a table knows it. */
  private takeUnknown({ meaning }: Token, at: number): void {
    const { levelled } = this;
    const above = this.links.at(-1)?.level;
    if (!levelled || !above || this.separated || this.fill === levelled.fill) return;
    if (LEVEL_LENGTH.get(meaning[0]!)! <= LEVEL_LENGTH.get(above)!) return;
    const words = this.tokens.slice(levelled.at + 1, at);
    if (words.some(({ kind }) => !IN_NAMES.has(kind))) return;
    this.fill = levelled.fill;
    const written = words.reduce((text, token) => text + token.meaning, '');
    const token: Token = {
      kind: 'name',
      start: words[0]!.start,
      end: words.at(-1)!.end,
      meaning: written,
      also: [],
      number: null,
      name: null,
    };
    this.names.push(token);
    this.links.push({ token, functions: [], economics: [], projects: [], level: null });
  }

  private takeLevel(token: Token): void {
    const last = this.links.at(-1);
    const level = token.meaning[0]!;
    const digits = /[0-9]+/.exec(token.meaning)?.[0] ?? '';
    const length = LEVEL_LENGTH.get(level)!;
    const below = digits === '' ? null : codeBelow(last, digits, length);
    if (below) {
      // 208(类)05(款)01(项): a code in three pieces.
      this.links.push({ token, functions: [below], economics: [], projects: [], level });
      return;
    }
    if (!last) {
      this.fill += token.meaning;
      return;
    }
    const fit = last.functions.filter((code) => code.length === length && (digits === '' || code.endsWith(digits)));
    this.links[this.links.length - 1] = {
      ...last,
      functions: fit.length > 0 ? fit : last.functions.length > 0 ? [] : [],
      economics: [],
      projects: [],
      level,
    };
  }

  /** Ends a subject: what was named so far becomes one of those listed. */
  private settle(): void {
    this.separated = false;
    const found = this.alternatives();
    if (found.length > 0) {
      this.listed.push(found);
      this.short = this.code === '' && this.links.at(-1)?.token.name?.short === true;
    }
    this.dropSubject();
    this.code = '';
  }

  private alternatives(): Alternative[] {
    const item = this.items.at(-1);
    const last = this.links.at(-1);
    const found: Alternative[] = [];
    if (item) found.push({ subject: { type: 'item', item }, cost: 0 });
    const wider = item && NEARLY_ALL_OF.get(item);
    if (wider) found.push({ subject: { type: 'item', item: wider }, cost: 1 });
    if (!last) return found;
    const functions = narrowed(this.links, this.code, this.context);
    const penalty = this.context.economic && last.level === null ? 1 : 0;
    const economicFirst = this.context.economic || functions.length === 0 ? 0 : 1;
    for (const code of functions) found.push({ subject: { type: 'function', code }, cost: penalty });
    for (const code of last.economics) found.push({ subject: { type: 'economic', code }, cost: item ? 1 : economicFirst });
    for (const name of last.projects) found.push({ subject: { type: 'project', name }, cost: found.length > 0 ? 1 : 0 });
    if (found.length === 0 && last.level !== null) found.push({ subject: { type: 'function', code: '?' }, cost: 0 });
    return found;
  }
}

const DASH = /^[-—–_·]{1,2}$/;

function isDash(token: Token | undefined): boolean {
  return token?.kind === 'fill' && DASH.test(token.meaning);
}

const TELLS_CODE: ReadonlySet<string> = new Set(['code', 'level']);

/** What the words of a name are taken for where no table knows it. */
const IN_NAMES: ReadonlySet<string> = new Set(['fill', 'side', 'name', 'glue', 'unitword', 'funds', 'nature']);

const ENDS: ReadonlyMap<string, '上年结转' | '年末结转'> = new Map([
  ['年初', '上年结转'],
  ['年末', '年末结转'],
]);

function yearOf(token: Token): Phrase['year'] {
  return /^[0-9]{4}$/.test(token.meaning)
    ? { value: Number(token.meaning), relative: false }
    : { value: Number(token.meaning), relative: true };
}
