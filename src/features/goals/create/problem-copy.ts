import { zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import type { FieldProblem } from './read-draft.ts';

const sumEn = (sum: number) => sum.toLocaleString('en', { maximumFractionDigits: 2 });

const en = {
  problem: (p: FieldProblem): string => {
    switch (p.kind) {
      case 'missing':
        return 'Please fill this in.';
      case 'unread':
        return sayGoals('en').amountProblem(p);
      case 'no-figures':
        return 'From where to where? For example: Shops that renew: 60 → 80 %';
      case 'no-title':
        return 'What do the figures measure? Write it in front of them.';
      case 'same':
        return 'Baseline and target are the same. To hold a level, choose to keep it within limits.';
      case 'reversed':
        return 'The upper limit is below the lower one.';
      case 'two-ways':
        return 'This number can be read in two ways. Write 1500, or 1.5000 with another zero.';
      case 'mixed-units':
        return 'Both figures need the same unit: 0.8 → 1.2 million, not 800k → 1.2 million.';
      case 'long-unit':
        return 'The unit is too long: 20 characters at most.';
      case 'too-few':
        return p.least === 2 ? 'An objective needs two key results at least.' : 'One measure at least.';
      case 'reversed-dates':
        return 'The due date must be after the start.';
      case 'no-limit':
        return 'At least one limit, please.';
      case 'line-date':
        return `I found no date at the beginning of “${p.line}”.`;
      case 'line-title':
        return `What is reached at “${p.line}”? 120 characters at most.`;
      case 'line-outside':
        return `“${p.line}” is not between start and due date.`;
      case 'too-many-milestones':
        return 'Twelve milestones at most.';
      case 'ladder':
        return 'Please write steps as value = score, each score from 0 to 1: 70 = 0.3, 100 = 1';
      case 'weights':
        return 'Weights are numbers above zero, for example 50 30 20.';
      case 'weights-many':
        return 'There are more weights than things to weigh.';
      case 'weights-sum':
        return `The weights add up to ${sumEn(p.sum)}, not to 100.`;
    }
  },
  weightTooMuch: (p: { sum: number }) =>
    `Together with what serves it already, the weights would add up to ${sumEn(p.sum)}: 100 at most.`,
  loop: () => 'That goal serves this one already: it would go round in a circle.',
};

const zhCN: typeof en = {
  problem: (p) => {
    switch (p.kind) {
      case 'missing':
        return '请填写这一项。';
      case 'unread':
        return sayGoals('zh-CN').amountProblem(p);
      case 'no-figures':
        return '从多少到多少？例如：商户续约率：60 → 80 %';
      case 'no-title':
        return '这些数字衡量的是什么？请写在数字前面。';
      case 'same':
        return '基线和目标值相同。如果是保持某个水平，请选择“保持在限定范围内”。';
      case 'reversed':
        return '上限低于下限了。';
      case 'two-ways':
        return '这个数字有两种读法，请写成 1500，或多写一个零：1.5000。';
      case 'mixed-units':
        return '两个数字请用同一个单位，例如 0.8 → 1.2 万元，而不是 8000 → 1.2万。';
      case 'long-unit':
        return '单位太长了，最多 20 个字。';
      case 'too-few':
        return p.least === 2 ? '一个 O 至少需要两个关键结果。' : '至少填写一项指标。';
      case 'reversed-dates':
        return '截止日期必须晚于开始日期。';
      case 'no-limit':
        return '请至少填写一个限值。';
      case 'line-date':
        return `“${p.line}”开头没有找到日期。`;
      case 'line-title':
        return `“${p.line}”要达成什么？请写清楚，最多 120 个字。`;
      case 'line-outside':
        return `“${p.line}”不在开始和截止日期之间。`;
      case 'too-many-milestones':
        return '里程碑最多 12 个。';
      case 'ladder':
        return '请写成“数值 = 得分”，得分在 0 到 1 之间：70 = 0.3, 100 = 1';
      case 'weights':
        return '权重要填大于零的数字，例如 50 30 20。';
      case 'weights-many':
        return '权重的个数多于指标的个数。';
      case 'weights-sum':
        return zh`权重之和是${sumEn(p.sum)}，应为 100。`;
    }
  },
  weightTooMuch: ({ sum }) => zh`加上已有的权重，总和将是${sumEn(sum)}，不能超过 100。`,
  loop: () => '那个目标本来就支撑着这个目标，会形成循环，请换一个。',
};

/** What is wrong with a field of a new goal. */
export const say = catalogue(en, zhCN);
