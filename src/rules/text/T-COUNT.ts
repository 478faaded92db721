import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-COUNT',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: {
      name: '个数',
      statement:
        '车辆、项目的总数不少于所列各类之和；列有“其他”或列出为 0 的类别时相等；接待人次不少于批次；绩效管理的项目数与项目支出表一致；各等级的项目合计为项目总数；写明个数的单位、机构与列出的名称一样多；数量乘以单价（或人均、平均数）为总额',
    },
    en: {
      name: 'counts',
      statement:
        'the kinds of vehicles and projects add up to no more than all, and with 其他, or a kind of which there is none, to all; nobody comes in fewer persons than groups; projects with goals are as many as their form lists; the grades add up to all that were graded; units and offices are as many as are named; so many at so much each make the amount that is told of them',
    },
  },
  examples: [],
});
