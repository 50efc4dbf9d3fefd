import { localDate } from '../../calendar/index.ts';
import {
  type Context,
  type Form,
  type FormItem,
  type Opening,
  type Outcome,
  type PersonRef,
  plain,
} from '../../chat/index.ts';
import type { People } from '../people/model.ts';
import { answerForm, showsMore } from './answer-form.ts';
import { type AnswerParts, findOwn } from './answer-parts.ts';
import { say } from './copy.ts';
import { channelFor, managerOf } from './read-view.ts';
import type { CheckIn } from './rules.ts';

/** Colleagues offered before anything is typed. */
const MOST_LIKELY = 15;

/** Lists who support is likely asked of: the manager, then the team. */
async function likelyHelpers(
  people: People,
  checkIn: CheckIn,
  manager: PersonRef | undefined,
): Promise<PersonRef[]> {
  const team = await people.membersOf(checkIn.teamId);
  const others = team
    .filter((it) => it.id !== checkIn.personId && it.id !== manager?.id)
    .map(({ id, name }) => ({ id, name }));
  return [...(manager === undefined ? [] : [manager]), ...others].slice(0, MOST_LIKELY);
}

/** Opens the form of one's own check-in, filled with what is known; or says why it takes no answer. */
export async function openAnswerForm(
  parts: AnswerParts,
  ctx: Context,
  { subject, variant, typed = {} }: Opening,
): Promise<Form | { refused: Outcome }> {
  const found = await findOwn(parts, ctx, subject);
  if ('refused' in found) return found;
  const { checkIn } = found;
  if (found.over) return { refused: { reply: { kind: 'notice', text: plain(say(ctx.locale).over()) } } };
  const { people, own, plans } = parts;
  const { personId, teamId } = checkIn;
  const [manager, planOf, preferences] = await Promise.all([
    managerOf(people, personId, { now: ctx.now, timeZone: ctx.actor.timeZone }),
    plans.of([teamId]),
    own.preferences([personId]),
  ]);
  const sections: FormItem[] = [];
  const shape = { more: showsMore(checkIn, variant), typed };
  for (const section of parts.sections()) sections.push(...(await section.items(ctx, checkIn, shape)));
  const hasAnswered = checkIn.version > 0 && !checkIn.nothingNew;
  return answerForm(
    {
      checkIn,
      variant,
      manager: manager?.name,
      channel: await channelFor(people, planOf, teamId),
      showInChannel: hasAnswered ? checkIn.shared : (preferences.get(personId)?.showInChannel ?? false),
      questions: planOf.get(teamId)?.questions ?? {},
      likely: await likelyHelpers(people, checkIn, manager),
      today: localDate(ctx.now, ctx.actor.timeZone),
      sections,
    },
    ctx.locale,
  );
}
