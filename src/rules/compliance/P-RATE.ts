import { executionScores, selfEvaluations } from '../support/scores';
import { defineRule } from '../rule';
import { SCORES, pair } from '../support/forms';

export default defineRule({
  id: 'P-RATE',
  level: 'error',
  basis: {
    zh: '《项目支出绩效评价管理办法》（财预〔2020〕10号）；表内算术关系',
    en: 'the rules on the evaluation of projects (财预〔2020〕10号); arithmetic within the form',
  },
  text: {
    zh: { name: '预算执行率得分', statement: '执行率 = 全年执行数 ÷ 预算数；得分 = 执行率 × 分值' },
    en: { name: 'score of execution', statement: 'rate = spent ÷ budget; score = rate × points' },
  },
  check: (context) => selfEvaluations(context).flatMap(({ form, grid }) => executionScores(form, grid).findings),
  examples: [{ ...pair(SCORES, ['| 50%', '| 60%'], ['| 5\n', '| 6\n']), first: '项目自评表!F4' }],
});
