/** The sources of income that forms list as lines and as columns. */
export const SOURCES: readonly string[] = [
  '一般公共预算',
  '政府性基金',
  '国有资本经营',
  '财政专户',
  '事业收入',
  '经营收入',
  '上级补助收入',
  '附属单位上缴收入',
  '其他收入',
];
