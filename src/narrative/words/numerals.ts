const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 … 99 in Chinese numerals. */
export function chinese(index: number): string {
  const [tens, ones] = [Math.floor(index / 10), index % 10];
  if (tens === 0) return NUMERALS[ones]!;
  return `${tens === 1 ? '' : NUMERALS[tens]}十${NUMERALS[ones]}`;
}
