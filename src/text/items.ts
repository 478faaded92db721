/** Sources that only income has. */
export const INCOME_ONLY: ReadonlySet<string> = new Set(['事业收入', '经营收入', '上级补助收入', '附属单位上缴收入', '其他收入']);

/** What 财政拨款 consists of: 一般公共预算及政府性基金 are two of them, whatever joins them. */
export const PUBLIC_FUNDS: ReadonlySet<string> = new Set(['一般公共预算', '政府性基金', '国有资本经营']);

/** What “三公”经费 consist of, with the two parts of those of cars. */
export const TRAVEL_PARTS: ReadonlySet<string> = new Set([
  '因公出国（境）费',
  '公务用车购置及运行费',
  '公务用车购置费',
  '公务用车运行费',
  '公务接待费',
]);

/** Items within items: “三公”经费中公务接待费 is the latter. */
export const ABOVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['因公出国（境）费', ['“三公”经费']],
  ['公务用车购置及运行费', ['“三公”经费']],
  ['公务用车购置费', ['“三公”经费', '公务用车购置及运行费']],
  ['公务用车运行费', ['“三公”经费', '公务用车购置及运行费']],
  ['公务接待费', ['“三公”经费']],
  ['国内接待费', ['公务接待费', '“三公”经费']],
  ['国（境）外接待费', ['公务接待费', '“三公”经费']],
  ['中小企业', ['政府采购']],
  ['小微企业', ['政府采购', '中小企业']],
  ['货物', ['政府采购']],
  ['工程', ['政府采购']],
  ['服务', ['政府采购']],
]);

/** What is nearly always all of a wider item, which the forms have: most units receive no guests from abroad. */
export const NEARLY_ALL_OF: ReadonlyMap<string, string> = new Map([['国内接待费', '公务接待费']]);
