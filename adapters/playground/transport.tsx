import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Receive } from '../../src/chat/index.ts';
import { type Locale, locales, nearestLocale } from '../../src/shared/locale.ts';
import { BASE, type PlaygroundParts } from './config.ts';
import { say } from './copy.ts';
import {
  type Conversation,
  conversationFor,
  directKey,
  type PlaygroundDirectory,
  type Viewer,
} from './directory.ts';
import { limits } from './limits.ts';
import type { Live } from './live.ts';
import { actSchema } from './normalize.ts';
import { createAssets } from './page/assets.ts';
import { playgroundPage } from './page/document.tsx';
import { galleryPage } from './page/gallery.tsx';
import { InspectorOf } from './page/inspector.tsx';
import { MessagesOf } from './page/message.tsx';
import { readFrame, type Theme } from './page/view.ts';
import { readPicture } from './picture.ts';
import type { Act } from './receive-act.ts';
import { createStream } from './stream.tsx';
import { createVerify } from './verify.ts';

type Parts = PlaygroundParts & { directory: PlaygroundDirectory; live: Live };

const themes = ['light', 'dark', 'system'] as const;
const isOneOf = <T extends string>(known: readonly T[], it: string | undefined): it is T =>
  known.some((one) => one === it);

const themeOf = (c: Context): Theme => {
  const kept = getCookie(c, 'pacer_theme');
  return isOneOf(themes, kept) ? kept : 'system';
};

/** The first language that the browser asks for. */
const preferredOf = (c: Context): Locale => nearestLocale(c.req.header('accept-language') ?? 'en');

const chromeOf = (c: Context, otherwise: Locale): Locale => {
  const kept = getCookie(c, 'pacer_language');
  return isOneOf(locales, kept) ? kept : otherwise;
};

const moveSchema = z.object({ step: z.enum(['hour', 'day', 'next']) });
const markSchema = z.object({ as: z.string(), in: z.string(), message: z.string() });

/** Choices of whoever sits at the browser, kept for a year. */
const keepSchema = z.object({ name: z.enum(['hint', 'language', 'theme']), value: z.string().max(20) });

function keep(c: Context, name: string, value: string): void {
  setCookie(c, `pacer_${name}`, value, {
    path: BASE,
    maxAge: 365 * 24 * 3600,
    sameSite: 'Strict',
    httpOnly: true,
  });
}

type Here = { viewer: Viewer; conversation: Conversation };

/** Serves the page, its stream and its acts on paths of the one HTTP server. */
export function createTransport(
  { world, store, log, directory, live }: Parts,
  act: (receive: Receive) => Act,
) {
  const verify = createVerify();
  const assets = createAssets();
  const stream = createStream({ world, store, directory, live, token: verify.token });

  async function hereOf(as: string | undefined, place: string | undefined): Promise<Here | undefined> {
    const viewer = as === undefined ? undefined : await directory.viewer(as);
    const conversation =
      viewer === undefined || place === undefined ? undefined : conversationFor(viewer, place);
    return viewer === undefined || conversation === undefined ? undefined : { viewer, conversation };
  }

  async function page(c: Context) {
    const viewer = await directory.viewerOrFirst(
      c.req.query('as') ?? getCookie(c, 'pacer_as'),
      preferredOf(c),
    );
    if (viewer === undefined) return c.text(`${say(chromeOf(c, 'en')).nobody()}\n`, 503);
    const { accountId } = viewer.me;
    const conversation = conversationFor(viewer, c.req.query('in') ?? '') ?? {
      key: directKey(accountId),
      kind: 'direct' as const,
      account: accountId,
    };
    const chrome = chromeOf(c, viewer.me.locale);
    // Before the messages: what changes in between is then sent again, and nothing is left out.
    const revision = await store.revision();
    const [epoch, frame, messages] = await Promise.all([
      store.epoch(),
      readFrame({ world, store }, { viewer, conversation, chrome }),
      store.page(conversation.key, accountId, limits.messagesPerPage),
    ]);
    const isStart = (await world.startAs?.(preferredOf(c))) === accountId;
    const hint = isStart && conversation.kind === 'direct' && getCookie(c, 'pacer_hint') === undefined;
    keep(c, 'as', accountId);
    c.header('cache-control', 'no-store');
    return c.html(
      playgroundPage({
        frame,
        messages,
        hint,
        revision,
        epoch,
        theme: themeOf(c),
        assets: await assets(),
        token: verify.token,
        commands: world.commands(chrome),
      }),
    );
  }

  async function gallery(c: Context) {
    const viewer = await directory.viewerOrFirst(getCookie(c, 'pacer_as'), preferredOf(c));
    const timeZone = viewer?.me.timeZone ?? 'UTC';
    const chrome = chromeOf(c, viewer?.me.locale ?? 'en');
    return c.html(
      galleryPage({ entries: world.gallery(), chrome, theme: themeOf(c), assets: await assets(), timeZone }),
    );
  }

  async function asset(c: Context) {
    const file = (await assets()).files.get(c.req.param('name') ?? '');
    if (file === undefined) return c.text('not found\n', 404);
    return c.body(file.body, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }

  async function picture(c: Context) {
    const figures = readPicture(c.req.param('figures') ?? '');
    if (figures === undefined) return c.text('not found\n', 404);
    const svg = await world.drawPicture(figures);
    return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=86400' });
  }

  async function earlier(c: Context) {
    const here = await hereOf(c.req.query('as'), c.req.query('in'));
    if (here === undefined) return c.text('not found\n', 404);
    const { viewer, conversation } = here;
    const messages = await store.page(
      conversation.key,
      viewer.me.accountId,
      limits.messagesPerPage,
      c.req.query('before'),
    );
    const chrome = chromeOf(c, viewer.me.locale);
    c.header('x-pacer-more', String(messages.length === limits.messagesPerPage));
    return c.html(<MessagesOf messages={messages} viewer={viewer} chrome={chrome} />);
  }

  async function inspect(c: Context) {
    const here = await hereOf(c.req.query('as'), c.req.query('in'));
    const message = await store.message(c.req.query('message') ?? '');
    if (
      here === undefined ||
      message?.conversation !== here.conversation.key ||
      message.content.kind !== 'cards'
    )
      return c.text('not found\n', 404);
    if (message.onlyFor !== null && message.onlyFor !== here.viewer.me.accountId)
      return c.text('not found\n', 404);
    const { cards, accounts, to } = message.content;
    const elsewhere =
      to === undefined
        ? []
        : ((await world.inspect?.({
            id: message.sentAs,
            to,
            cards,
            accounts: new Map(Object.entries(accounts)),
          })) ?? []);
    return c.html(
      <InspectorOf
        cards={cards.length === 1 ? cards[0] : cards}
        elsewhere={elsewhere}
        locale={chromeOf(c, here.viewer.me.locale)}
      />,
    );
  }

  async function move(c: Context) {
    const { step } = moveSchema.parse(await c.req.json());
    if (step === 'next') await world.clock.toNext();
    else await world.clock.moveBy(step === 'hour' ? { hours: 1 } : { days: 1 });
    live.tell({ kind: 'clock' });
    return c.json({ now: world.clock.now().toISOString() });
  }

  async function reset(c: Context) {
    await live.startOver(() => world.reset());
    return c.json({});
  }

  async function read(c: Context) {
    const mark = markSchema.parse(await c.req.json());
    const here = await hereOf(mark.as, mark.in);
    if (here === undefined) return c.text('not found\n', 404);
    await store.markRead(here.viewer.me.accountId, here.conversation.key, mark.message);
    live.tell({ kind: 'unread' });
    return c.json({});
  }

  async function dismiss(c: Context) {
    const mark = markSchema.parse(await c.req.json());
    const message = await store.dismiss(mark.message, mark.as);
    if (message?.gone === true) live.tell({ kind: 'message', message });
    return c.json({});
  }

  return function mount(receive: Receive, http: Hono): void {
    const perform = act(receive);
    const own = new Hono();
    own.onError((error, c) => {
      if (error instanceof z.ZodError || error instanceof SyntaxError)
        return c.text('This request cannot be read.\n', 400);
      log.error(
        { code: error.name, path: c.req.path, stack: error.stack?.replace(error.message, '') },
        'the playground failed',
      );
      return c.text('failed\n', 500);
    });
    own.use(verify.local);
    own.use(async (c, next) => {
      const startingOver = live.startingOver();
      if (startingOver === undefined) return next();
      // This company is being replaced; whoever asks is sent to the new one.
      await startingOver.catch(() => undefined);
      return c.req.method === 'GET' ? c.redirect(c.req.url, 307) : c.text('Load the page again.\n', 503);
    });
    own.get('/', page);
    own.get('/gallery', gallery);
    own.get('/assets/:name', asset);
    own.get('/picture/:figures', picture);
    own.get('/live', verify.ownPage, async (c) => {
      const here = await hereOf(c.req.query('as'), c.req.query('in'));
      return here === undefined
        ? c.text('not found\n', 404)
        : stream.open(c, here, chromeOf(c, here.viewer.me.locale));
    });
    own.get('/earlier', verify.ownPage, earlier);
    own.get('/inspect', verify.ownPage, inspect);
    own.post('/keep', verify.ownPage, async (c) => {
      const { name, value } = keepSchema.parse(await c.req.json());
      keep(c, name, value);
      return c.json({});
    });
    own.use(verify.act, bodyLimit({ maxSize: limits.requestBytes }));
    own.post('/act', async (c) => {
      const asked = actSchema.parse(await c.req.json());
      const here = await hereOf(asked.as, asked.in);
      if (here === undefined) return c.text('not found\n', 404);
      const { message, ...shown } = await perform(asked, here);
      const drawn =
        message === undefined
          ? {}
          : { message: stream.draw(message, here.viewer, chromeOf(c, here.viewer.me.locale)) };
      return c.json({ ...shown, ...drawn });
    });
    own.post('/clock', move);
    own.post('/reset', reset);
    own.post('/read', read);
    own.post('/dismiss', dismiss);
    http.get('/', verify.local, (c) => c.redirect(BASE));
    http.route(BASE, own);
  };
}
