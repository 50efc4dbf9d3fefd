import { z } from 'zod';
import { defineAction, type Feature } from '../../chat/index.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { say as sayBoards } from './boards/copy.ts';
import { boardReader } from './boards/read-board.ts';
import { createRoundUps } from './boards/round-up.ts';
import { boardStore } from './boards/store.ts';
import { createTeamBoard } from './boards/team-board.ts';
import { createCommand } from './command.ts';
import { say } from './copy.ts';
import { createGiving } from './give-kudos.ts';
import { joinKudos, undoKudos } from './join-kudos.ts';
import { createKudosForm } from './kudos-form.ts';
import { mergeKudos } from './merging/merge-people.ts';
import { momentsStore } from './moments/store.ts';
import { minePage, ownFigures } from './own-figures.ts';
import { kudosRenderer, previewRenderer } from './render-kudos.ts';
import { samples } from './samples.ts';
import type { KudosTables } from './schema.ts';
import { kudosStore } from './store.ts';
import { createTrading } from './trading/check-trading.ts';
import { tradingStore } from './trading/store.ts';
import { createValues } from './values/edit-values.ts';

/** Colleagues offered while a name is typed. */
const MAX_FOUND = 20;

const ofKudos = z.object({ kudos: z.string() });
const ofDraft = z.object({ draft: z.string() });
const nothing = z.object({});

export type KudosParts = {
  store: Store<KudosTables>;
  people: People;
  /** When a message was delivered; delivery knows. */
  deliveredAt: (messageId: string) => Promise<Date | undefined>;
};

/** Makes the feature with which colleagues thank each other. */
export function createKudos({ store, people, deliveredAt }: KudosParts) {
  const own = kudosStore(store);
  const boards = boardStore(store);
  const trades = tradingStore(store);
  const board = boardReader({ own, boards, trades, people });
  const roundUps = createRoundUps({ own: boards, people, board });
  const giving = createGiving({ own, people, roundUps: roundUps.roundUps });
  const cards = kudosRenderer({ own, people, deliveredAt });
  const preview = previewRenderer({ own, people, homesOf: giving.homesOf });
  const figures = ownFigures({ own, people });
  const values = createValues({ own, people });
  const teams = createTeamBoard({ own, boards, trades, people, board });
  const trading = createTrading({ own: trades, people });

  const feature: Feature = {
    name: 'kudos',
    commands: { kudos: createCommand({ giving, board: teams }), 'pacer values': values.command },
    shortcuts: {
      thank: {
        on: 'message',
        describe: (locale) => ({ label: say(locale).shortcut(), summary: say(locale).shortcutSummary() }),
        run: giving.forMessage,
      },
    },
    actions: {
      join: defineAction(ofKudos, (ctx, it) => joinKudos(own, ctx, it.kudos)),
      undo: defineAction(ofKudos, (ctx, it) => undoKudos(own, ctx, it.kudos)),
      open: defineAction(ofKudos, async (_ctx, it) => ({
        reply: { kind: 'card', card: { card: 'kudos.full', thing: it.kudos } },
      })),
      send: defineAction(ofDraft.extend({ where: z.string() }), (ctx, it) =>
        giving.send(ctx, it.draft, it.where),
      ),
      cancel: defineAction(ofDraft, (ctx, it) => giving.cancel(ctx, it.draft)),
      mine: defineAction(z.object({ page: z.string().regex(/^\d{1,4}$/) }), async (ctx, it) =>
        minePage(ctx, Number(it.page)),
      ),
      'just-me': defineAction(nothing, async (ctx) => figures.choose(ctx, true)),
      'be-shown': defineAction(nothing, async (ctx) => figures.choose(ctx, false)),
      'edit-values': defineAction(nothing, async () => values.openForm()),
      'team-settings': defineAction(z.object({ team: z.string() }), async (_ctx, it) =>
        teams.openSettings(it.team),
      ),
    },
    forms: {
      give: createKudosForm({ own, people, giving }),
      values: values.form,
      'team-settings': teams.form,
    },
    cards: {
      kudos: { render: (ctx, id) => cards.posted(ctx, id, false) },
      /** The same with its words to the end. */
      full: { render: (ctx, id) => cards.posted(ctx, id, true) },
      received: { render: cards.received },
      given: { render: cards.given },
      preview: { render: preview },
      mine: { render: figures.mine },
      budget: { render: figures.budget },
      values: { render: values.render },
      team: { render: teams.renderTeam },
      totals: { render: teams.renderTotals },
      'round-up': { render: roundUps.render },
      trading: { render: trading.render },
    },
    timers: { 'round-up': roundUps.send, trading: trading.check },
    on: mergeKudos(store, people),
    lookups: {
      colleague: async (ctx, query) =>
        (await people.find(query, MAX_FOUND))
          .filter((it) => it.id !== ctx.actor.personId)
          .map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons: {
      thanked: (locale) => say(locale).why(),
      trading: (locale) => say(locale).whyTrade(),
      'round-up': (locale) => sayBoards(locale).whyRoundUp(),
    },
    samples,
  };
  /** Forgets what was begun before an instant and never sent. */
  const sweep = (before: Date): Write[] => [own.forgetDrafts(before)];

  return { feature, teamSection: teams.section, sweep, momentsOf: momentsStore(store).momentsOf };
}
