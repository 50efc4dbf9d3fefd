import type { Card, RenderContext } from '../../../chat/index.ts';
import { type Parts, refOf } from '../parts.ts';
import { INBOX_PAGE, inboxCard } from './cards.ts';

/** Makes the inbox, a page at a time; the thing is `<page>@<person>`, and only that person sees it. */
export const inboxPage = ({ own, people }: Pick<Parts, 'own' | 'people'>) => ({
  async render(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
    const [, number, personId] = /^(\d{1,4})@(.+)$/.exec(thing) ?? [];
    if (number === undefined || personId === undefined || personId !== ctx.reader.personId) return 'gone';
    const page = Number(number);
    const rows = await own.receivedBy(personId, INBOX_PAGE + 1, page * INBOX_PAGE);
    const received = rows.slice(0, INBOX_PAGE);
    const known = await people.persons(received.map((it) => it.giverId));
    return inboxCard(ctx.locale, {
      received,
      people: new Map([...known.values()].map((it) => [it.id, refOf(it)])),
      page,
      hasOlder: rows.length > INBOX_PAGE,
    });
  },
});
