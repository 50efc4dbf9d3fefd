import type { Sample } from '../../../chat/index.ts';
import { defaultPlan } from '../rules.ts';
import { planForm } from './cards.ts';

/** The settings forms, for the gallery. */
export const planSamples: readonly Sample[] = [
  {
    name: 'Check-in settings of a team',
    draw: (locale) => {
      const team = locale === 'zh-CN' ? '支付组' : 'Payments';
      const strengths = locale === 'zh-CN' ? '这周最让你自豪的是什么？' : 'What are you proud of this week?';
      return {
        form: planForm({ team, plan: { ...defaultPlan, questions: { strengths } }, version: 1 }, locale),
      };
    },
  },
  {
    name: 'Check-in settings of the company',
    draw: (locale) => ({ form: planForm({ team: undefined, plan: defaultPlan, version: 0 }, locale) }),
  },
];
