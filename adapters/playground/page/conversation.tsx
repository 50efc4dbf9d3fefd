import { say } from '../copy.ts';
import { limits } from '../limits.ts';
import type { Message } from '../store.ts';
import { BotAvatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { MessagesOf } from './message.tsx';
import type { Frame } from './view.ts';

/** The name of a conversation, as a person would say it. */
export const placeName = ({ conversation, chrome }: Frame): string =>
  conversation.kind === 'channel' ? `#${conversation.channel.name}` : say(chrome).direct();

function Head({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const { conversation } = frame;
  return (
    <header class="conversation-head">
      {conversation.kind === 'direct' ? (
        <BotAvatar />
      ) : (
        <span class="hash">
          <Icon name="hash" />
        </span>
      )}
      <div class="grow">
        <h1 dir="auto">{conversation.kind === 'direct' ? words.direct() : conversation.channel.name}</h1>
        <p class="detail">
          {conversation.kind === 'direct'
            ? words.directNote()
            : words.members({ count: conversation.channel.members.length })}
        </p>
      </div>
      <button type="button" class="button quiet" data-home aria-label={words.menu()} title={words.menu()}>
        <Icon name="question" />
        <span>{words.menu()}</span>
      </button>
    </header>
  );
}

/** The three quiet steps of the first visit. */
function Hint({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const { me, people } = frame.viewer;
  const lead = people.find((it) => it.lead && it.team === me.team && it.accountId !== me.accountId);
  if (lead === undefined) return null;
  return (
    <aside class="hint-steps" aria-label={words.hintLabel()}>
      <ol>
        <li>{words.hintYou({ name: me.name })}</li>
        <li>{words.hintStart()}</li>
        <li>{words.hintLead({ lead: lead.name })}</li>
      </ol>
      <button
        type="button"
        class="button icon-only"
        data-hint-close
        aria-label={words.hintClose()}
        title={words.hintClose()}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}

function Composer({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const place = placeName(frame);
  return (
    <form class="composer" id="composer" method="dialog" autocomplete="off">
      <div class="menu suggestions" id="suggestions" role="listbox" aria-label={words.commands()} hidden />
      <div class="box">
        <label class="hidden" for="say">
          {words.write({ place })}
        </label>
        <textarea
          id="say"
          rows={1}
          dir="auto"
          placeholder={words.placeholder({ place })}
          aria-autocomplete="list"
          aria-controls="suggestions"
          aria-describedby="composer-help"
          enterkeyhint="send"
        />
        <button type="submit" class="button primary icon-only" aria-label={words.send()} title={words.send()}>
          <Icon name="send" />
        </button>
      </div>
      <p class="hidden" id="composer-help">
        {words.composerHelp()}
      </p>
      <p class="hidden" id="suggestion-count" role="status" />
    </form>
  );
}

export type ConversationView = { frame: Frame; messages: readonly Message[]; hint: boolean };

/** Draws the middle of the page: head, messages, composer. */
export function ConversationOf({ frame, messages, hint }: ConversationView) {
  const words = say(frame.chrome);
  return (
    <main class="conversation" id="conversation">
      <Head frame={frame} />
      {hint ? <Hint frame={frame} /> : null}
      <section
        class="scroller"
        id="scroller"
        tabindex={0}
        aria-label={words.log({ place: placeName(frame) })}
      >
        <div class="log-head">
          {messages.length === limits.messagesPerPage ? (
            <button type="button" class="button quiet" data-earlier>
              {words.earlier()}
            </button>
          ) : null}
        </div>
        <div
          class="log"
          id="log"
          role="log"
          aria-live="polite"
          aria-relevant="additions"
          aria-label={words.log({ place: placeName(frame) })}
        >
          <MessagesOf messages={messages} viewer={frame.viewer} chrome={frame.chrome} />
        </div>
        <p class="empty" id="empty" hidden={messages.length > 0}>
          {frame.conversation.kind === 'direct' ? words.emptyDirect() : words.emptyChannel()}
        </p>
      </section>
      <button type="button" class="button primary newer" id="newer" hidden>
        <Icon name="down" />
        {words.newMessages()}
      </button>
      <Composer frame={frame} />
    </main>
  );
}
