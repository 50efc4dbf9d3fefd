import { action, type Button } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';

/** The buttons of a proposal; agreeing names the version that was read, so that nobody agrees to what they have not seen. */
export function proposalButtons(
  locale: Locale,
  { id, code, version }: Pick<Goal, 'id' | 'code' | 'version'>,
) {
  const words = say(locale);
  const goal = { goal: id };
  const button = (label: string, name: string, payload: Record<string, string> = goal): Button => ({
    label,
    action: action(`goals.${name}`, payload),
  });
  return {
    agree: {
      ...button(words.agree(), 'agree', { ...goal, version: String(version) }),
      style: 'primary' as const,
    },
    suggest: button(words.suggest(), 'suggest-change'),
    talk: button(words.talk(), 'talk'),
    edit: button(words.edit(), 'revise'),
    withdraw: {
      ...button(words.withdraw(), 'withdraw'),
      confirm: {
        title: words.withdrawTitle({ code }),
        body: words.withdrawBody(),
        confirm: words.withdraw(),
        cancel: words.cancel(),
      },
    },
  };
}
