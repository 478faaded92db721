import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-SG',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '“三公”细化', statement: '有数的“三公”项目逐项说明；决算另写团组数、购置数、保有量、接待批次和人次' },
    en: {
      name: 'items of “三公”',
      statement: 'each item with an amount is explained; final accounts give the journeys, cars and guests too',
    },
  },
  examples: [],
});
