import { indicatorScores, selfEvaluations } from '../support/scores';
import { defineRule } from '../rule';
import { SCORES, pair } from '../support/forms';

export default defineRule({
  id: 'P-SCORE',
  level: 'warning',
  basis: {
    zh: '《项目支出绩效评价管理办法》（财预〔2020〕10号）；表内算术关系',
    en: 'the rules on the evaluation of projects (财预〔2020〕10号); arithmetic within the form',
  },
  text: {
    zh: { name: '绩效自评分值', statement: '各组分值 = 表头分值；总分 = Σ得分', remark: '总分含不含预算执行率得分，各地不同，两种都算对' },
    en: {
      name: 'points of self-evaluation',
      statement: 'points of a group = those of its heading; total = Σ scores',
      remark: 'the total may or may not include the score of 预算执行率',
    },
  },
  check: (context) => selfEvaluations(context).flatMap(({ form, grid }) => indicatorScores(form, grid)),
  examples: [{ ...pair(SCORES, ['| 92', '| 95']), first: '项目自评表!E9' }],
});
