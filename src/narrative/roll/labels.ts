/** What has no name in its text. */
export const UNNAMED = '此数';

/** The words that name a number, in plain Chinese: the last of a path of subjects, its brackets those of Chinese text. */
export function labelOf(label: string, unit = ''): string {
  const plain = label
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('"', '')
    .replace(/^[ .．、·-]+/, '')
    .replace(/20[0-9]{2}年度?(?=.)/g, '');
  // 社会保障和就业支出（类）行政事业单位养老支出（款）…支出（项）: the last says it all.
  const path = plain.split(/（(?:类|款)）/);
  const last = path.findLast((part) => part.replace(/[·…]/g, '') !== '') ?? plain;
  const parts = last.split('·').filter(Boolean);
  const [first = '', ...more] = parts;
  const told = first.replace(STAGE, '');
  // 外事接待支出·支出 says it once.
  const said = more.length === 0 ? first : told.endsWith(more.at(-1)!) ? told : `${told}${more.at(-1)!}`;
  const plainly = said
    .replace(/^(?:其中|包括|共计|及|和|年(?!初|末)|万元|(?:较|比)上年末?)[:： ]*/, '')
    .replace(/(?:为|共|共计|约|达|达到)$/, '');
  return plainly || NAMED.get(unit.replace(/[ \0]/g, '')) || UNNAMED;
}

/** What a number without any words counts. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['人次', '人次'],
  ['批次', '批次'],
  ['人', '人数'],
  ['辆', '车辆数'],
]);

const STAGE = /(?:支出)?(?:年初|调整|全年)?(?:预算|决算)数?$/;
