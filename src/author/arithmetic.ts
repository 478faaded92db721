import { Decimal } from 'decimal.js';
import { addressOf, parseArea } from '../workbook/address';

/** Gives the number in a cell; null for a blank or a text. */
export type CellValues = (sheet: string, address: string) => Decimal | null;

/**
 * What a formula of sums gives, exactly: + − * /, brackets, numbers, cells, areas, SUM, ROUND and NUMBERVALUE, cells of other sheets. Null
 * for anything else, which is for Excel to compute.
 * @param formula without `=`
 */
export function evaluateFormula(formula: string, sheet: string, valueOf: CellValues): Decimal | null {
  const tokens = tokensOf(formula);
  if (!tokens) return null;
  try {
    const reader = new Reader(tokens, sheet, valueOf);
    const value = reader.sum();
    return reader.atEnd ? value : null;
  } catch (error) {
    if (error instanceof NotArithmetic) return null;
    throw error;
  }
}

class NotArithmetic extends Error {}

const TOKEN =
  /\s+|[0-9]+(?:\.[0-9]+)?|(?:'(?:[^']|'')*'|[^\s'"!()*/+,:\-0-9][^\s'"!()*/+,:-]*)!|\$?[A-Z]{1,3}\$?[0-9]{1,7}|[A-Z]+(?=\()|"[.,]"|[-+*/(),:]/gy;

function tokensOf(formula: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const match = TOKEN.exec(formula);
    if (!match) return null;
    if (match[0].trim() !== '') tokens.push(match[0]);
  }
  return tokens;
}

const DEEPEST = 50;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly sheet: string,
    private readonly valueOf: CellValues,
  ) {}

  get atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  sum(): Decimal {
    if (++this.depth > DEEPEST) throw new NotArithmetic();
    let value = this.product();
    while (this.next('+', '-')) value = this.last() === '+' ? value.plus(this.product()) : value.minus(this.product());
    this.depth--;
    return value;
  }

  private product(): Decimal {
    let value = this.factor();
    while (this.next('*', '/')) {
      const divides = this.last() === '/';
      const other = this.factor();
      if (divides && other.isZero()) throw new NotArithmetic();
      value = divides ? value.div(other) : value.times(other);
    }
    return value;
  }

  private factor(): Decimal {
    if (this.next('-')) return this.factor().neg();
    if (this.next('+')) return this.factor();
    if (this.next('(')) {
      const value = this.sum();
      this.expect(')');
      return value;
    }
    const token = this.tokens[this.at++] ?? '';
    if (/^[0-9]/.test(token)) return new Decimal(token);
    if (/^[A-Z]+$/.test(token)) return this.call(token);
    this.at--;
    const cells = this.cells();
    if (cells.length !== 1) throw new NotArithmetic();
    return cells[0] ?? new Decimal(0);
  }

  private call(name: string): Decimal {
    this.expect('(');
    if (name === 'SUM') {
      let total = new Decimal(0);
      do total = total.plus(this.argument());
      while (this.next(','));
      this.expect(')');
      return total;
    }
    if (name !== 'ROUND' && name !== 'NUMBERVALUE') throw new NotArithmetic();
    const value = this.sum();
    if (name === 'NUMBERVALUE') for (const sign of ['"."', '","']) this.separator(sign);
    else {
      this.expect(',');
      const places = this.sum().toNumber();
      this.expect(')');
      return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
    }
    this.expect(')');
    return value;
  }

  private separator(sign: string): void {
    this.expect(',');
    this.expect(sign);
  }

  private argument(): Decimal {
    const isArea = this.tokens[this.at + (this.tokens[this.at]?.endsWith('!') ? 2 : 1)] === ':';
    if (!isArea) return this.sum();
    return this.cells().reduce<Decimal>((sum, value) => (value ? sum.plus(value) : sum), new Decimal(0));
  }

  /** The cells of a reference: one, or those of an area. */
  private cells(): (Decimal | null)[] {
    let sheet = this.sheet;
    let token = this.tokens[this.at++] ?? '';
    if (token.endsWith('!')) {
      sheet = token.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
      token = this.tokens[this.at++] ?? '';
    }
    if (!/^\$?[A-Z]{1,3}\$?[0-9]{1,7}$/.test(token)) throw new NotArithmetic();
    const to = this.next(':') ? (this.tokens[this.at++] ?? '') : token;
    const area = parseArea(`${token}:${to}`);
    const values: (Decimal | null)[] = [];
    if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > 1_000_000) throw new NotArithmetic();
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) values.push(this.valueOf(sheet, addressOf(row, column)));
    return values;
  }

  private next(...signs: readonly string[]): boolean {
    if (!signs.includes(this.tokens[this.at] ?? '')) return false;
    this.at++;
    return true;
  }

  private last(): string {
    return this.tokens[this.at - 1]!;
  }

  private expect(sign: string): void {
    if (!this.next(sign)) throw new NotArithmetic();
  }
}
