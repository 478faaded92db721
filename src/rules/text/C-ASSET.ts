import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-ASSET',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '大型设备口径', statement: '单价 50 万元以上通用设备、100 万元以上专用设备（或单价 100 万元以上）' },
    en: { name: 'large equipment', statement: 'from 500,000 or 1,000,000 元 a piece' },
  },
  examples: [],
});
