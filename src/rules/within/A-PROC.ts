import { ARITHMETIC, DISCLOSURE, and } from '../basis';
import { defineRule } from '../rule';
import { PROCUREMENT, pair } from '../support/forms';

export default defineRule({
  id: 'A-PROC',
  level: 'error',
  basis: and(DISCLOSURE, ARITHMETIC),
  text: {
    zh: { name: '政府采购表', statement: '合计 = 货物 + 工程 + 服务；其中政府购买服务 ≤ 服务；各行 = Σ资金来源' },
    en: { name: 'procurement', statement: '合计 = goods + works + services; purchased services ≤ services' },
  },
  structural: true,
  examples: [{ ...pair(PROCUREMENT, ['6.65', '7.65']), first: '政府采购预算表!B4' }],
});
