import { defineRule } from '../rule';

export default defineRule({
  id: 'T-NAME',
  level: 'hint',
  basis: { zh: '《预算法实施条例》第六条（部门与所属单位分别公开）', en: 'Implementing rules of the Budget Law, article 6' },
  text: {
    zh: {
      name: '单位名称',
      statement: '文中的单位名称 = 表中的单位名称；公开的是单位预算（决算）的，不称部门预算（决算），反之亦然',
      remark: '差别大的是别的单位，不比',
    },
    en: {
      name: 'name of the unit',
      statement:
        'the unit is called what its forms call it; what a unit publishes is not called that of a department, nor the other way round',
      remark: 'names far from it are other units',
    },
  },
  examples: [],
});
