import type { LinePart } from '../../../src/chat/index.ts';
import { assertNever } from '../../../src/shared/assert-never.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import { say } from '../copy.ts';
import { nameOf, type Viewer } from '../directory.ts';
import { RenderCard } from '../render-card.tsx';
import { type Eyes, Paragraph } from '../render-text.tsx';
import type { Message } from '../store.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { dayKey, dayText, timeText } from './time.ts';

export type MessageView = { message: Message; viewer: Viewer; chrome: Locale };

const Line = ({ line, me }: { line: readonly LinePart[]; me: string }) => (
  <p class="words said" dir="auto">
    {line.map((part) =>
      typeof part === 'string' ? (
        part
      ) : (
        <span class={part.mention.id === me ? 'mention you' : 'mention'}>@{part.name}</span>
      ),
    )}
  </p>
);

function Content({ message, viewer }: MessageView) {
  const { content, id, locale } = message;
  const eyes: Eyes = { locale, timeZone: viewer.me.timeZone, personId: viewer.me.id, id: `c-${id}` };
  switch (content.kind) {
    case 'cards':
      return (
        <div class="cards">
          {content.cards.map((card, i) => (
            <RenderCard card={card} eyes={{ ...eyes, id: `${eyes.id}-${i}` }} />
          ))}
        </div>
      );
    case 'notice':
      return <Paragraph text={content.text} eyes={eyes} class="notice" />;
    case 'line':
      return <Line line={content.line} me={viewer.me.accountId} />;
    default:
      return assertNever(content, 'message content');
  }
}

function Tools({ message, chrome }: MessageView) {
  const words = say(chrome);
  const isNote =
    message.onlyFor !== null && message.author === null && message.conversation.startsWith('channel:');
  return (
    <span class="tools">
      {isNote ? (
        <button
          type="button"
          class="button icon-only"
          data-dismiss
          aria-label={words.dismiss()}
          title={words.dismiss()}
        >
          <Icon name="close" />
        </button>
      ) : null}
      {message.content.kind === 'cards' ? (
        <button
          type="button"
          class="button icon-only"
          data-inspect
          aria-label={words.inspect()}
          title={words.inspect()}
        >
          <Icon name="inspect" />
        </button>
      ) : null}
    </span>
  );
}

/** Draws one message for a viewer; the page puts it in the place of an older drawing of it. */
export function MessageOf(view: MessageView) {
  const { message, viewer, chrome } = view;
  const words = say(chrome);
  const eyes = { locale: chrome, timeZone: viewer.me.timeZone };
  const author = message.author === null ? words.direct() : nameOf(viewer.people, message.author);
  const isPrivate = message.onlyFor !== null && message.conversation.startsWith('channel:');
  return (
    <article
      class={isPrivate ? 'message private' : 'message'}
      id={`m-${message.id}`}
      data-id={message.id}
      data-revision={message.revision}
      data-day={dayKey(message.at, viewer.me.timeZone)}
      data-day-text={dayText(message.at, eyes)}
      aria-labelledby={`by-${message.id}`}
      tabindex={-1}
    >
      {message.author === null ? <BotAvatar /> : <Avatar name={author} />}
      <div class="message-body">
        <div class="message-head">
          <span id={`by-${message.id}`}>
            <strong dir="auto">{author}</strong>
            {message.author === null ? <span class="app-tag">{words.app()}</span> : null}
            <time datetime={message.at.toISOString()}>{timeText(message.at, 'time', eyes)}</time>
          </span>
          {isPrivate ? (
            <span class="only-you">
              <Icon name="lock" />
              {words.onlyYou()}
            </span>
          ) : null}
          <Tools {...view} />
        </div>
        <Content {...view} />
      </div>
    </article>
  );
}

type MessagesView = Pick<MessageView, 'viewer' | 'chrome'> & { messages: readonly Message[] };

/** Draws a part of a conversation, oldest first. */
export const MessagesOf = ({ messages, viewer, chrome }: MessagesView) => (
  <>
    {messages.map((message) => (
      <MessageOf message={message} viewer={viewer} chrome={chrome} />
    ))}
  </>
);
