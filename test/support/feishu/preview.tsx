/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/*
 * A likeness of how Feishu shows cards, to look at what people will see; docs/FEISHU.md has pictures of it.
 * Not a copy of Feishu: only proportions, order, and what stands beside what.
 */

type Json = Readonly<Record<string, unknown>>;

const isJson = (it: unknown): it is Json => typeof it === 'object' && it !== null && !Array.isArray(it);
const jsons = (it: unknown): Json[] => (Array.isArray(it) ? it.filter(isJson) : []);
const json = (it: unknown): Json => (isJson(it) ? it : {});
const words = (it: unknown): string => (typeof it === 'string' ? it : '');
const contentOf = (it: unknown): string => words(json(it).content);

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

/** Turns the Markdown that Pacer writes into HTML: every word in it is written in entities already. */
const htmlOf = (markdown: string): string =>
  markdown
    .replaceAll('&sim;', '~')
    .replace(/<font color='(\w+)'>/g, '<span class="$1">')
    .replaceAll('</font>', '</span>')
    .replace(/<text_tag color='(\w+)'>/g, '<span class="tag $1">')
    .replaceAll('</text_tag>', '</span>')
    .replace(/<(?:person|at) id='?([\w-]+)'?[^>]*><\/(?:person|at)>/g, '<span class="person">$1</span>')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/\*([^*]+)\*/g, '<i>$1</i>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>');

function chosen({ options, initial_option, selected_values, placeholder }: Json): string {
  const values = [
    words(initial_option),
    ...(Array.isArray(selected_values) ? selected_values.map(words) : []),
  ];
  const labels = jsons(options).filter((it) => values.includes(words(it.value)));
  return labels.map((it) => contentOf(it.text)).join('、') || contentOf(placeholder) || '…';
}

function Control({ it }: { it: Json }): Child {
  switch (it.tag) {
    case 'button':
      return <span class={`button ${words(it.type)} ${words(it.size)}`}>{contentOf(it.text)}</span>;
    case 'overflow':
      return <span class="button text small">⋯</span>;
    case 'select_static':
    case 'multi_select_static':
      return <span class={`select ${words(it.width) === 'fill' ? 'fill' : ''}`}>{chosen(it)} ▾</span>;
    case 'input':
      return (
        <div class={`input ${it.input_type === 'multiline_text' ? 'tall' : ''}`}>
          <Lines text={words(it.default_value) || contentOf(it.placeholder)} />
        </div>
      );
    case 'date_picker':
      return <span class="select fill">{words(it.initial_date) || contentOf(it.placeholder)} ▾</span>;
    case 'checker':
      return (
        <p class="checker">
          {it.checked === true ? '☑' : '☐'} {contentOf(it.text)}
        </p>
      );
    default:
      return <p>{words(it.tag)}</p>;
  }
}

function Chart({ spec }: { spec: Json }): Child {
  const values = jsons(json(spec.data).values);
  const most = Math.max(1, ...values.map((it) => Number(it.y ?? it.value)));
  return (
    <figure>
      {values.map((it) => (
        <div class="bar">
          <span>{words(it.x ?? it.label)}</span>
          <i style={`width:${(Number(it.y ?? it.value) / most) * 60}%`} />
          {String(it.y ?? it.value)}
        </div>
      ))}
    </figure>
  );
}

const Columns = ({ it }: { it: Json }) => (
  <div class={`columns ${words(it.flex_mode)}`}>
    {jsons(it.columns).map((column) => (
      <div class={words(column.width)}>
        <Elements of={column.elements} />
      </div>
    ))}
  </div>
);

const Table = ({ it }: { it: Json }) => (
  <table>
    <tr>
      {jsons(it.columns).map((column) => (
        <th>{words(column.display_name)}</th>
      ))}
    </tr>
    {jsons(it.rows).map((row) => (
      <tr>
        {jsons(it.columns).map((column) => (
          <td>{words(row[words(column.name)])}</td>
        ))}
      </tr>
    ))}
  </table>
);

function Element({ it }: { it: Json }): Child {
  switch (it.tag) {
    case 'div': {
      const { text_size, text_color } = json(it.text);
      return (
        <p class={`${words(text_size)} ${words(text_color)}`}>
          <Lines text={contentOf(it.text)} />
        </p>
      );
    }
    case 'markdown':
      return <p class={words(it.text_size)}>{raw(htmlOf(words(it.content)))}</p>;
    case 'hr':
      return <hr />;
    case 'img':
      return <p>[{contentOf(it.alt)}]</p>;
    case 'chart':
      return <Chart spec={json(it.chart_spec)} />;
    case 'table':
      return <Table it={it} />;
    case 'column_set':
      return <Columns it={it} />;
    case 'form':
      return <Elements of={it.elements} />;
    default:
      return <Control it={it} />;
  }
}

const Elements = ({ of }: { of: unknown }) => (
  <>
    {jsons(of).map((it) => (
      <Element it={it} />
    ))}
  </>
);

const style = `
*{box-sizing:border-box} body{margin:0;padding:16px;font:14px/1.57 "PingFang SC","Noto Sans CJK SC","Noto Sans",sans-serif;color:#1f2329;background:#f5f6f7}
.message{display:flex;gap:10px;margin:0 0 18px} .face{flex:none;width:36px;height:36px;border-radius:50%;background:#1f3a5f;color:#fff;display:grid;place-items:center;font-weight:700}
.who{font-size:12px;color:#646a73;margin-bottom:4px} .bot{background:#fef6d3;color:#8f5e00;border-radius:3px;padding:0 4px;margin-left:6px}
.card{width:540px;max-width:100%;background:#fff;border:1px solid #dee0e3;border-radius:8px;overflow:hidden} .card header{padding:10px 14px;font-size:16px;font-weight:600;display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.card main{padding:6px 14px 14px} header.blue{background:#e1eaff;color:#245bdb} header.green{background:#d9f5d6;color:#186010} header.orange{background:#feead2;color:#8f4f04} header.red{background:#fde2e2;color:#ac2f28}
p{margin:8px 0 0} .heading{font-size:16px;font-weight:600} .notation{font-size:12px} .grey{color:#8f959e} .red{color:#d83931} hr{border:0;border-top:1px solid #dee0e3;margin:12px 0 4px}
.tag{font-size:12px;font-weight:400;border-radius:4px;padding:1px 6px;background:#eff0f1;color:#646a73;white-space:nowrap} .tag.green{background:#d9f5d6;color:#186010} .tag.orange{background:#feead2;color:#8f4f04} .tag.red{background:#fde2e2;color:#ac2f28}
.columns{display:flex;gap:8px;margin-top:10px;align-items:center} .columns.flow{flex-wrap:wrap} .columns p{margin-top:0} .columns .weighted{flex:1} .button,.select,.input{border:1px solid #d0d3d6;border-radius:6px;padding:4px 12px;background:#fff;white-space:nowrap}
.select{display:inline-block;color:#646a73} .select.fill,.input{display:block;margin-top:6px} .input{color:#646a73;min-height:32px;white-space:normal} .tall{min-height:76px} .button.primary_filled{background:#3370ff;border-color:#3370ff;color:#fff} .button.danger{color:#f54a45;border-color:#f54a45}
.button.text{border-color:transparent;color:#245bdb;padding:4px 6px} .small{font-size:12px;padding:2px 8px} .person{color:#245bdb} table{border-collapse:collapse;margin-top:8px;width:100%} td,th{border:1px solid #dee0e3;padding:4px 10px;text-align:left} th{background:#f5f6f7}
figure{margin:8px 0 0;border:1px solid #dee0e3;border-radius:6px;padding:10px} .bar{display:flex;gap:8px;align-items:center;font-size:12px} .bar span{width:120px} .bar i{background:#3370ff;height:10px}
`;

const CardOf = ({ card }: { card: Json }) => {
  const header = json(card.header);
  return (
    <div class="card">
      {card.header === undefined ? null : (
        <header class={words(header.template)}>
          {contentOf(header.title)}
          {jsons(header.text_tag_list).map((tag) => (
            <span class={`tag ${words(tag.color)}`}>{contentOf(tag.text)}</span>
          ))}
        </header>
      )}
      <main>
        <Elements of={json(card.body).elements} />
      </main>
    </div>
  );
};

/** Draws cards as one page, for a browser to take a picture of. */
export const previewPage = (cards: readonly unknown[]): string =>
  `<!doctype html>${(
    (
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <style>{raw(style)}</style>
        </head>
        <body>
          {cards.map((card) => (
            <div class="message">
              <div class="face">P</div>
              <div>
                <div class="who">
                  Pacer<span class="bot">机器人</span>
                </div>
                <CardOf card={json(card)} />
              </div>
            </div>
          ))}
        </body>
      </html>
    )
  ).toString()}`;
