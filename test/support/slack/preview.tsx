/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/*
 * A likeness of how Slack shows blocks, to look at what people will see; docs/SLACK.md has pictures of it.
 * Not a copy of Slack: only proportions, order, and what stands beside what.
 */

type Json = Readonly<Record<string, unknown>>;

const isJson = (it: unknown): it is Json => typeof it === 'object' && it !== null && !Array.isArray(it);
const jsons = (it: unknown): Json[] => (Array.isArray(it) ? it.filter(isJson) : []);
const json = (it: unknown): Json => (isJson(it) ? it : {});
const words = (it: unknown): string => (typeof it === 'string' ? it : '');
/** The words of a text object, entities read back. */
const textOf = (it: unknown): string =>
  words(json(it).text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, i) => (
      <>
        {i === 0 ? null : <br />}
        {line}
      </>
    ))}
  </>
);

function Inline({ it }: { it: Json }): Child {
  const style = json(it.style);
  if (it.type === 'user') return <span class="mention">@{words(it.user_id)}</span>;
  if (it.type === 'link') return <a href={words(it.url)}>{words(it.text) || words(it.url)}</a>;
  if (it.type === 'emoji') return <>:{words(it.name)}:</>;
  const plain = <Lines text={words(it.text)} />;
  if (style.code === true) return <code>{plain}</code>;
  const soft = style.italic === true ? <i>{plain}</i> : plain;
  return style.bold === true ? <b>{soft}</b> : soft;
}

const Inlines = ({ of }: { of: unknown }) => (
  <>
    {jsons(of).map((it) => (
      <Inline it={it} />
    ))}
  </>
);

function RichPart({ part }: { part: Json }): Child {
  if (part.type === 'rich_text_list')
    return (
      <ul>
        {jsons(part.elements).map((it) => (
          <li>
            <Inlines of={it.elements} />
          </li>
        ))}
      </ul>
    );
  if (part.type === 'rich_text_quote')
    return (
      <blockquote>
        <Inlines of={part.elements} />
      </blockquote>
    );
  if (part.type === 'rich_text_preformatted')
    return (
      <pre>
        <Inlines of={part.elements} />
      </pre>
    );
  return (
    <p>
      <Inlines of={part.elements} />
    </p>
  );
}

function chosen(it: Json): string {
  const one = textOf(json(it.initial_option).text);
  const several = jsons(it.initial_options).map((option) => textOf(option.text));
  return one || several.join(', ') || words(it.initial_date) || textOf(it.placeholder) || '…';
}

function Boxes({ it }: { it: Json }): Child {
  const on = [...jsons(it.initial_options), json(it.initial_option)].map((option) => words(option.value));
  const sign = it.type === 'checkboxes' ? ['☑', '☐'] : ['◉', '○'];
  return (
    <div class="boxes">
      {jsons(it.options).map((option) => (
        <div>
          {on.includes(words(option.value)) ? sign[0] : sign[1]} {textOf(option.text)}
        </div>
      ))}
    </div>
  );
}

function Element({ it }: { it: Json }): Child {
  switch (it.type) {
    case 'button':
      return <span class={`button ${words(it.style)}`}>{textOf(it.text)}</span>;
    case 'overflow':
      return <span class="button">⋯</span>;
    case 'plain_text_input':
    case 'number_input':
      return (
        <div class={`input ${it.multiline === true ? 'tall' : ''}`}>
          <Lines text={words(it.initial_value) || textOf(it.placeholder)} />
        </div>
      );
    case 'checkboxes':
    case 'radio_buttons':
      return <Boxes it={it} />;
    case 'image':
      return <small>[{words(it.alt_text)}]</small>;
    case 'mrkdwn':
    case 'plain_text':
      return <Lines text={textOf(it)} />;
    default:
      return <span class="select">{chosen(it)} ▾</span>;
  }
}

const Cell = ({ cell }: { cell: Json }) => (
  <td>
    {cell.type === 'rich_text' ? jsons(cell.elements).map((it) => <RichPart part={it} />) : words(cell.text)}
  </td>
);

function Chart({ it }: { it: Json }): Child {
  const chart = json(it.chart);
  const series = jsons(chart.series);
  const most = Math.max(1, ...series.flatMap((one) => jsons(one.data).map((point) => Number(point.value))));
  return (
    <figure class="chart">
      <figcaption>{words(it.title)}</figcaption>
      {series.flatMap((one) =>
        jsons(one.data).map((point) => (
          <div class="bar">
            <span>
              {words(one.name)} · {words(point.label)}
            </span>
            <i style={`width:${(Number(point.value) / most) * 50}%`} />
            {String(point.value)}
          </div>
        )),
      )}
    </figure>
  );
}

function Block({ block }: { block: Json }): Child {
  switch (block.type) {
    case 'header':
      return <h2>{textOf(block.text)}</h2>;
    case 'divider':
      return <hr />;
    case 'section':
      return (
        <div class="section">
          <div>
            <Lines text={textOf(block.text)} />
            {jsons(block.fields).map((it) => (
              <p>{textOf(it)}</p>
            ))}
          </div>
          {block.accessory === undefined ? null : <Element it={json(block.accessory)} />}
        </div>
      );
    case 'context':
      return (
        <div class="context">
          {jsons(block.elements).map((it) => (
            <span>
              <Element it={it} />
            </span>
          ))}
        </div>
      );
    case 'actions':
      return (
        <div class="actions">
          {jsons(block.elements).map((it) => (
            <Element it={it} />
          ))}
        </div>
      );
    case 'rich_text':
      return (
        <div>
          {jsons(block.elements).map((it) => (
            <RichPart part={it} />
          ))}
        </div>
      );
    case 'input':
      return (
        <div class="field">
          <b>{textOf(block.label)}</b>
          {block.optional === true ? <small> (optional)</small> : null}
          <Element it={json(block.element)} />
          {block.hint === undefined ? null : <small>{textOf(block.hint)}</small>}
        </div>
      );
    case 'alert':
      return <div class="alert">{textOf(block.text)}</div>;
    case 'table':
      return (
        <table>
          {(Array.isArray(block.rows) ? block.rows : []).map((row: unknown) => (
            <tr>
              {jsons(row).map((cell) => (
                <Cell cell={cell} />
              ))}
            </tr>
          ))}
        </table>
      );
    case 'data_visualization':
      return <Chart it={block} />;
    case 'image':
      return <p>[{words(block.alt_text)}]</p>;
    default:
      return <p>{words(block.type)}</p>;
  }
}

const Blocks = ({ blocks }: { blocks: unknown }) => (
  <>
    {jsons(blocks).map((block) => (
      <Block block={block} />
    ))}
  </>
);

const style = `
*{box-sizing:border-box} body{margin:0;padding:16px;font:15px/1.47 Lato,"Helvetica Neue","Noto Sans CJK SC",sans-serif;color:#1d1c1d;background:#fff}
.dark{color:#d1d2d3;background:#1a1d21} .message{display:flex;gap:8px;margin:0 0 18px;max-width:680px}
.face{flex:none;width:36px;height:36px;border-radius:6px;background:#1f3a5f;color:#fff;display:grid;place-items:center;font-weight:700}
.who{font-weight:800} .who small{font-weight:400;color:#616061;margin-left:6px} .app{font-size:10px;background:#e8e8e8;color:#616061;padding:1px 3px;border-radius:2px;margin-left:4px}
h2{font-size:18px;margin:8px 0 4px} p{margin:2px 0 6px} ul{margin:2px 0 6px;padding-left:22px} hr{border:0;border-top:1px solid #dddddd55;margin:10px 0}
blockquote{margin:2px 0 8px;padding-left:12px;border-left:4px solid #ddd} .context,small{font-size:12px;color:#616061} .dark .context,.dark small{color:#ababad}
.context{margin:4px 0;display:flex;gap:8px;flex-wrap:wrap} .section{display:flex;justify-content:space-between;gap:12px;margin:4px 0;align-items:flex-start}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0} .button,.select{border:1px solid #aaa;border-radius:4px;padding:3px 12px;font-weight:700;font-size:14px;white-space:nowrap}
.select{font-weight:400} .primary{background:#007a5a;color:#fff;border-color:#007a5a} .danger{background:#e01e5a;color:#fff;border-color:#e01e5a}
.mention{background:#e8f5fa;color:#1264a3} table{border-collapse:collapse;margin:6px 0} td{border:1px solid #ddd;padding:4px 10px} .alert{background:#fdf0d5;color:#1d1c1d;border-radius:6px;padding:8px 12px;margin:6px 0}
.modal{max-width:520px;border:1px solid #ddd;border-radius:8px;box-shadow:0 6px 24px #0003} .modal header,.modal footer{display:flex;justify-content:space-between;align-items:center;padding:14px 20px}
.modal header{font-size:22px;font-weight:800} .modal footer{justify-content:flex-end;gap:10px} .modal main{padding:0 20px} .field{margin:12px 0} .field .select{display:table;margin-top:4px} .input{border:1px solid #aaa;border-radius:4px;padding:6px 10px;min-height:34px;margin-top:4px}
.tall{min-height:76px} .boxes{margin-top:4px} code{color:#e01e5a;background:#f6f6f6;border:1px solid #ddd;border-radius:3px;padding:0 3px} .chart{margin:8px 0;border:1px solid #ddd;border-radius:8px;padding:10px} .bar{display:flex;gap:8px;align-items:center;font-size:12px} .bar span{width:160px} .bar i{background:#1264a3;height:10px}
`;

/** A message from Pacer, or a modal. */
export type Shown = { blocks: unknown } | { view: unknown };

const ViewOf = ({ view }: { view: Json }) => (
  <div class="modal">
    <header>
      <span>{textOf(view.title)}</span>
      <span>×</span>
    </header>
    <main>
      <Blocks blocks={view.blocks} />
    </main>
    <footer>
      <span class="button">{textOf(view.close) || 'Close'}</span>
      {view.submit === undefined ? null : <span class="button primary">{textOf(view.submit)}</span>}
    </footer>
  </div>
);

/** Draws messages and modals as one page, for a browser to take a picture of. */
export const previewPage = (shown: readonly Shown[], dark = false): string =>
  `<!doctype html>${(
    (
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <style>{style}</style>
        </head>
        <body class={dark ? 'dark' : ''}>
          {shown.map((it) =>
            'view' in it ? (
              <ViewOf view={json(it.view)} />
            ) : (
              <div class="message">
                <div class="face">P</div>
                <div>
                  <div class="who">
                    Pacer<span class="app">APP</span>
                    <small>10:00</small>
                  </div>
                  <Blocks blocks={it.blocks} />
                </div>
              </div>
            ),
          )}
        </body>
      </html>
    )
  ).toString()}`;
