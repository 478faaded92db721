import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-PARAS',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: {
      name: '必备段落',
      statement: '情况说明写到收支总体、“三公”经费、机关运行经费、政府采购、国有资产、绩效',
      remark: '节选不比；写在别的文件中的一并核对',
    },
    en: { name: 'topics of a narrative', statement: 'no topic that must be disclosed is left out', remark: 'an extract is not compared' },
  },
  examples: [],
});
