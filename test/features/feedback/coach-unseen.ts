import type { Labelled } from './labelled.ts';

/** Written after the rules were done, and never used to change them: how the coach does on what it has not met. */
export const unseenEnglish: readonly Labelled[] = [
  ['describe', 'Brilliant!! keep being you', 'E'],
  ['describe', 'Nothing to add, great colleague', 'E'],
  ['describe', 'Not your best quarter', 'E'],
  [
    'describe',
    'In the hand-over to the Warsaw office last month you drew the data flow on one page. They have not opened a single ticket since.',
    '',
  ],
  [
    'describe',
    'You joined the interview on Monday unprepared and asked the candidate for her name twice; she declined our offer.',
    '',
  ],
  [
    'describe',
    'During the heat wave in July you moved the stand-up to eight, and we had cool heads for the release.',
    '',
  ],
  [
    'describe',
    'After the merge on Thursday the build was red for six hours and three people could not work.',
    '',
  ],
  [
    'describe',
    'When legal pushed back you called them instead of writing another mail. The contract was through by evening.',
    '',
  ],
  ['describe', 'You are way too nice to suppliers', 'PSF'],
  ['describe', 'Bit of a diva tbh', 'PSF'],
  ['describe', 'He is a pessimist', 'PSF'],
  ['describe', 'You never listen', 'ASF'],
  ['describe', 'Constantly late', 'ASF'],
  ['describe', 'Answers politely, even when people are annoyed', 'SF'],
  ['describe', 'Tests are part of every change you make', 'SF'],
  ['describe', 'In the last two sprints you picked up the oldest tickets first.', 'F'],
  ['describe', 'Your notes made it possible for me to take over without asking.', 'S'],
  ['step', 'Be a bit more visible', 'N'],
  ['step', 'Grow as a leader', 'N'],
  ['step', 'Publish the on-call rota by the 25th of each month', ''],
  ['step', 'Shadow one customer call with Ana', ''],
];

/** 规则定稿之后写的句子，没有用来调整规则。 */
export const unseenChinese: readonly Labelled[] = [
  ['describe', '优秀！向你学习', 'E'],
  ['describe', '中规中矩，没什么亮点', 'E'],
  ['describe', '合作很愉快，期待下次', 'E'],
  ['describe', '上个月和华沙团队交接时你把数据流画成了一页图，之后他们一张工单都没提过。', ''],
  ['describe', '周一面试你没看简历就进来了，问了两遍候选人的名字，对方后来拒了我们的录用。', ''],
  ['describe', '7月高温那阵子你把站会改到八点，大家状态好了很多，发布也没出差错。', ''],
  ['describe', '周四合并之后构建红了六个小时，三个人没法干活。', ''],
  ['describe', '法务有意见的时候你直接打了电话，合同当晚就签下来了。', ''],
  ['describe', '对供应商太老好人了', 'PSF'],
  ['describe', '有点公主病', 'PSF'],
  ['describe', '悲观主义者', 'PSF'],
  ['describe', '你从来不听别人说话', 'ASF'],
  ['describe', '老是迟到', 'ASF'],
  ['describe', '对方着急时也能礼貌回应', 'SF'],
  ['describe', '每个改动都会带上测试', 'SF'],
  ['describe', '最近两个迭代你都先处理最老的工单', 'F'],
  ['describe', '你的笔记让我不用再问就能接手', 'S'],
  ['step', '多刷存在感', 'N'],
  ['step', '成为更好的管理者', 'N'],
  ['step', '每月 25 号前公布值班表', ''],
  ['step', '旁听一次安娜的客户电话', ''],
];
