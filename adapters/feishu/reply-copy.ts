import { catalogue } from '../../src/shared/locale.ts';

const en = {
  seeDirect: () => 'The answer is in your direct conversation with me.',
  formBelow: () => 'The form is in your direct conversation with me.',
  oneMoment: () => 'One moment, please.',
  checkForm: () => 'Please look at the marked fields.',
  formAnew: () =>
    'The form had expired and was not sent. This is a new one with everything you typed: please look through it and send it.',
  severalMatch: (p: { words: string }) => `“${p.words}” could be several people: choose one from the list.`,
  nobodyMatches: (p: { words: string }) => `I do not know anyone called “${p.words}”.`,
};

const zh: typeof en = {
  seeDirect: () => '已在私聊中回复你。',
  formBelow: () => '表单已发到我们的私聊中。',
  oneMoment: () => '请稍候。',
  checkForm: () => '请检查标出的内容。',
  formAnew: () => '原来的表单已过期，没有提交。这是一张新表单，你写的内容都在，请确认后重新提交。',
  severalMatch: (p) => `“${p.words}”对应多位同事，请从列表中选择。`,
  nobodyMatches: (p) => `没有找到名叫“${p.words}”的同事。`,
};

/** What the adapter says when it answers, in both languages. */
export const say = catalogue(en, zh);
