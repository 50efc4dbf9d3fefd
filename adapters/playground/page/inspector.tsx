import type { Child } from 'hono/jsx';
import type { Locale } from '../../../src/shared/locale.ts';
import type { Inspection } from '../config.ts';
import { say } from '../copy.ts';

// Strings (a name where a colon follows), numbers, and the three words of JSON.
const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|\b(?:true|false|null)\b/gi;

/** Colours JSON text; every piece of it is still escaped as text. */
function coloured(json: string): Child[] {
  const out: Child[] = [];
  let end = 0;
  for (const match of json.matchAll(tokens)) {
    const [whole, string, colon] = match;
    out.push(json.slice(end, match.index));
    const kind = string === undefined ? 'literal' : colon === undefined ? 'string' : 'name';
    out.push(<span class={kind}>{string ?? whole}</span>, colon ?? '');
    end = match.index + whole.length;
  }
  return [...out, json.slice(end)];
}

const Pane = ({
  json,
  id,
  labelledBy,
  hidden,
}: {
  json: unknown;
  id: string;
  labelledBy: string;
  hidden: boolean;
}) => (
  <div class="pane" id={id} role="tabpanel" aria-labelledby={labelledBy} hidden={hidden}>
    <pre tabindex={0} dir="ltr">
      <code>{coloured(JSON.stringify(json, null, 2))}</code>
    </pre>
  </div>
);

/** Draws what the inspector shows: the neutral card, and what it becomes in each chat. */
export function InspectorOf({
  cards,
  elsewhere,
  locale,
}: {
  cards: unknown;
  elsewhere: readonly Inspection[];
  locale: Locale;
}) {
  const words = say(locale);
  const tabs = [{ platform: words.neutral(), json: cards }, ...elsewhere];
  return (
    <>
      <p class="detail">{words.inspectorNote()}</p>
      <div class="tab-row">
        <div class="tabs" role="tablist" aria-label={words.formats()}>
          {tabs.map(({ platform }, i) => (
            <button
              type="button"
              role="tab"
              id={`tab-${i}`}
              aria-controls={`pane-${i}`}
              aria-selected={i === 0 ? 'true' : 'false'}
              tabindex={i === 0 ? 0 : -1}
            >
              {platform}
            </button>
          ))}
        </div>
        <button type="button" class="button quiet" data-copy>
          {words.copyJson()}
        </button>
      </div>
      {tabs.map(({ json }, i) => (
        <Pane json={json} id={`pane-${i}`} labelledBy={`tab-${i}`} hidden={i > 0} />
      ))}
    </>
  );
}
