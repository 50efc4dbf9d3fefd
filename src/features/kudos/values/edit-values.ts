import { z } from 'zod';
import {
  type Card,
  type CommandDeclaration,
  defineForm,
  type Outcome,
  type RenderContext,
  type Text,
} from '../../../chat/index.ts';
import type { People } from '../../people/model.ts';
import { mayEditValues } from '../policy.ts';
import type { KudosStore } from '../store.ts';
import { valuesCard, valuesForm } from './cards.ts';
import { say } from './copy.ts';
import { readValues } from './rules.ts';

const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });
const showValues: Outcome = { reply: { kind: 'card', card: { card: 'kudos.values', thing: 'all' } } };

/** Makes `/pacer values`: everybody reads the company's values, administrators edit them. */
export function createValues({ own, people }: { own: KudosStore; people: People }) {
  const command: CommandDeclaration = {
    aliases: ['价值观', 'pacer 价值观'],
    describe: (locale) => ({ summary: say(locale).command(), usage: [] }),
    run: async () => showValues,
  };

  const form = defineForm({
    values: z.object({ list: z.string() }),
    async open(ctx) {
      if (!mayEditValues(ctx.actor)) return { refused: notice(say(ctx.locale).onlyAdmins()) };
      const { list, version } = await own.values();
      return valuesForm(ctx.locale, list, version);
    },
    async submit(ctx, { values, version }) {
      const words = say(ctx.locale);
      const known = await own.values();
      const read = readValues(values.list, known.list, ctx.newId);
      if (!read.ok)
        return { reply: { kind: 'form-errors', fields: { list: words.problem({ problem: read.error }) } } };
      if (version !== known.version)
        return { reply: { kind: 'form-errors', form: words.changedMeanwhile(), version: known.version } };
      return { write: [own.keepValues(read.value, known.version)], ...notice(words.saved()) };
    },
  });

  return {
    command,
    form,
    openForm: (): Outcome => ({ reply: { kind: 'form', form: { form: 'kudos.values', subject: 'all' } } }),
    async render(ctx: RenderContext): Promise<Card | 'gone'> {
      const { personId } = ctx.reader;
      const reader = personId === undefined ? undefined : await people.person(personId);
      if (reader === undefined || reader.external) return 'gone';
      const { list } = await own.values();
      return valuesCard(ctx.locale, list, mayEditValues({ ...reader, personId: reader.id }));
    },
  };
}
