import { plain, type Text, text, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import type { StepKind } from './model.ts';

type Pair = { by: string; who: string };
type Steps = Record<StepKind, (p: Pair) => Text>;

const en: Steps = {
  asked: (p) => text`${p.by} asked ${p.who}`,
  approved: (p) => text`${p.by} approved`,
  'second-asked': (p) => text`${p.by} approved; ${p.who} decides next`,
  'sent-back': (p) => text`${p.by} sent it back`,
  withdrawn: (p) => text`${p.by} withdrew it`,
  reminded: (p) => text`A reminder went to ${p.who}`,
  escalated: (p) => text`Not decided in five working days, so it went on to ${p.who}`,
  'handed-over': (p) => text`${p.by} no longer decides on it, so it went on to ${p.who}`,
  unanswered: () => plain('Not decided in five working days'),
  overtaken: () => plain('The goal was closed, or whoever asked has left'),
};

const zhCN: Steps = {
  asked: (p) => zhText`${p.by}提交给${p.who}`,
  approved: (p) => zhText`${p.by}已批准`,
  'second-asked': (p) => zhText`${p.by}已批准，接下来由${p.who}审批`,
  'sent-back': (p) => zhText`${p.by}退回修改`,
  withdrawn: (p) => zhText`${p.by}已撤回`,
  reminded: (p) => zhText`已提醒${p.who}`,
  escalated: (p) => zhText`五个工作日未处理，转给了${p.who}`,
  'handed-over': (p) => zhText`${p.by}不再负责审批，转给了${p.who}`,
  unanswered: () => plain('五个工作日未处理'),
  overtaken: () => plain('目标已关闭，或申请人已离职'),
};

/** What happened with a request, one line each; "you" stands for the reader. */
export const sayStep = catalogue(en, zhCN);
