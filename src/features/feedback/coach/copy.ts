import { catalogue } from '../../../shared/locale.ts';

const en = {
  emptyPraise: () =>
    'What did they do, and what did it change? A sentence on that says more than “good job”.',
  personality: () =>
    'Describe what somebody did rather than what they are like: that can be changed or repeated.',
  absolute: () => '“Always” and “never” are easily disputed. One occasion you remember is stronger.',
  situation: () => 'When or where was it? Naming the occasion helps them remember.',
  effect: () => 'What followed from it, for you, the team or a customer?',
  vagueStep: () => 'Could a next step be something they can do by a certain day, and know that it is done?',
  close: () => 'Change what you like, or send it as it is.',
};

const cn: typeof en = {
  emptyPraise: () => 'TA 具体做了什么，带来了什么变化？写上一句，比“很好”更有分量。',
  personality: () => '写 TA 做了什么，而不是 TA 是什么样的人：行为才能改进，也才能延续。',
  absolute: () => '“总是”“从来不”容易引起争论，写一个你记得的例子更有说服力。',
  situation: () => '是什么时候、什么场合？写明场景，对方更容易回想起来。',
  effect: () => '这给你、团队或客户带来了什么影响？',
  vagueStep: () => '下一步能不能具体一点：做什么、什么时候做，做完了看得出来？',
  close: () => '可以改一改，也可以直接发送。',
};

export const say = catalogue(en, cn);
