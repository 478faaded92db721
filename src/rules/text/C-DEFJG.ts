import { AGENCIES } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-DEFJG',
  level: 'hint',
  basis: AGENCIES,
  text: {
    zh: { name: '机关运行经费适用', statement: '只有“事业运行”的单位写机关运行经费的，注明口径' },
    en: { name: 'who has 机关运行经费', statement: 'a unit that has only 事业运行 states the definition it uses' },
  },
  examples: [],
});
