import { countWords } from '../../facts/count-words';
import type { Block } from '../../text/block';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { textOf } from '../wording';

/** T-COUNT: 下设党政办公室、经济发展办公室共2个机构; 单位共2个,包括：某局本级、某所: as many as are named. */
export function rosters(text: BoundText): Judgement {
  return all(text.loose.filter(({ why, number }) => why === 'count' && UNITS.has(number.unit)).map(judge));
}

const UNITS: ReadonlySet<string> = new Set(['个', '家']);
const OFFICE = new RegExp(`[一-龥)](?:${countWords('offices')})$`);
const LEADS = countWords('rosters_behind');
const BEHIND = new RegExp(`^[^,。;:、0-9]{0,12}[,:]?(?:${LEADS})?[: ]{0,2}([^。;]{4,400})(?=[。;]|$)`);
const OPENS = new RegExp(`^[^,。;:、0-9]{0,12}(?:,?(?:${LEADS})|:|,为)`);
/** 设有办公室、财务科,共2个科室. */
const BEFORE = new RegExp(`(?:${countWords('rosters')})[: ]{0,2}([^。;:,0-9]{4,400}?)(?:,?共[计有]?)?$`);
const MOST = 500;

function judge({ number, context: { block } }: Loose): Judgement {
  const behind = block.text.slice(number.end, number.end + MOST);
  const before = block.text.slice(Math.max(0, number.start - MOST), number.start).replace(/[ \0]+$/, '');
  const listed = BEFORE.exec(before)?.[1] ?? (OPENS.test(behind) ? BEHIND.exec(behind)?.[1] : undefined);
  const names = listed === undefined ? null : namesIn(listed);
  if (!names || names.length < 2) return NOTHING;
  if (number.value.eq(names.length)) return confirm('text', [number]);
  return number.value.gt(MOST_NAMED) ? NOTHING : report(block, number, names.length);
}

/** Of as many, some are left out. */
const MOST_NAMED = 30;

/** The names of a list that holds nothing else; null where it says 等, or what no office is called. */
function namesIn(listed: string): string[] | null {
  const own = listed.replace(/\([^()]{0,40}\)/g, '').replace(/[ \0"]/g, '');
  if (/[等,0-9]/.test(own)) return null;
  const names = own.split('、').flatMap((name, index, all) => {
    const [first, last, ...more] = index === all.length - 1 ? name.split(/[和及]/) : [name];
    return last !== undefined && more.length === 0 && OFFICE.test(first!) && OFFICE.test(last) ? [first!, last] : [name];
  });
  return names.every((name) => name.length >= 2 && name.length <= 40 && OFFICE.test(name)) && new Set(names).size === names.length
    ? names
    : null;
}

function report(block: Block, number: Loose['number'], named: number): Judgement {
  const stated = textOf(block, number);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      expected: String(named),
      actual: number.value.toString(),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `文中写 ${stated}，列出名称的有 ${named} ${number.unit}；请核对。`,
      en: `${stated} are told, and ${named} are named.`,
    },
    [number],
  );
}
