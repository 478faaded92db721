import source from '../../assets/lexicon/money.yaml';

/** The units of money, each the power of ten that it is of 元. The one place that knows. */
export const MONEY: ReadonlyMap<string, number> = new Map(
  Object.entries((source as { readonly powers: { readonly [unit: string]: number } }).powers),
);
