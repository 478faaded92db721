import type { FormKind } from '../../forms/disclosure';
import { FUND_FORMS } from '../../forms/form-words';
import type { Phrase } from '../phrase';

/** The forms a heading is about. */
export function kindsOf(phrase: Phrase, around: readonly FormKind[]): readonly FormKind[] {
  const item = phrase.alternatives.find(({ subject }) => subject.type === 'item')?.subject;
  if (item?.type === 'item') {
    const kind = ITEM_FORMS.get(item.item);
    return kind ? [kind] : around;
  }
  if (phrase.alternatives.length > 0) return around;
  const fund = FUND_FORMS.get(phrase.source ?? '');
  if (fund) return [fund];
  if (phrase.nature === '基本') return ['一般公共预算基本支出表'];
  if (phrase.nature === '项目') return ['项目支出表', '一般公共预算项目支出表'];
  if (phrase.source === '一般公共预算') return ['一般公共预算支出表'];
  if (phrase.source === '财政拨款' && phrase.side !== '支出') return ['财政拨款收支总表'];
  if (phrase.source !== undefined || phrase.side === undefined) return around;
  return around.length > 0 && around[0] !== '收支总表'
    ? around
    : [phrase.side === '收入' ? '收入总表' : phrase.side === '支出' ? '支出总表' : '收支总表'];
}

const ITEM_FORMS: ReadonlyMap<string, FormKind> = new Map<string, FormKind>([
  ['“三公”经费', '“三公”经费表'],
  ['政府采购', '政府采购表'],
  ['机关运行经费', '机关运行经费表'],
  ['政府购买服务', '政府购买服务表'],
  ['委托业务费', '委托业务费表'],
]);
