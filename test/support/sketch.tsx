/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/* Plain sketches of the pages on which an app is set up: which page, which button, which field. */

const style = `
*{box-sizing:border-box} body{margin:0;padding:20px;width:760px;font:15px/1.5 "DejaVu Sans","Noto Sans CJK SC",sans-serif;color:#26303d;background:#fff}
.frame{border:2px solid #9aa5b1;border-radius:10px;overflow:hidden} .address{background:#eef1f4;color:#52606d;padding:8px 14px;font-size:13px;border-bottom:2px solid #9aa5b1}
.body{display:flex;min-height:230px} nav{width:210px;border-right:2px dashed #cbd2d9;padding:14px;font-size:14px;color:#7b8794} nav div{padding:4px 8px;border-radius:6px}
nav .here{background:#e3f0fb;color:#1f3a5f;font-weight:700} main{flex:1;padding:16px 20px} h1{font-size:18px;margin:0 0 10px} p{margin:6px 0}
.field{border:2px solid #9aa5b1;border-radius:6px;padding:8px 12px;font-family:"DejaVu Sans Mono",monospace;font-size:13px;margin:6px 0;display:flex;justify-content:space-between;gap:12px;align-items:center;white-space:pre-wrap}
.button{display:inline-block;border:2px solid #1f3a5f;border-radius:6px;padding:3px 14px;font-weight:700;font-family:"DejaVu Sans",sans-serif;font-size:14px;color:#1f3a5f} .press{background:#1f3a5f;color:#fff}
.step{display:inline-grid;place-items:center;width:24px;height:24px;border-radius:12px;background:#d64545;color:#fff;font-size:13px;font-weight:700;margin-right:8px;flex:none}
.line{display:flex;align-items:center;margin:10px 0} .note{color:#7b8794;font-size:12px;margin:8px 2px 0} .tabs span{border:2px solid #9aa5b1;padding:2px 12px;font-size:13px} .tabs .on{background:#e3f0fb;font-weight:700}
`;

export type Page = { address: string; menu: readonly string[]; here: string; title: string; body: Child };

const Frame = ({ address, menu, here, title, body, note }: Page & { note: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <style>{style}</style>
    </head>
    <body>
      <div class="frame">
        <div class="address">{address}</div>
        <div class="body">
          <nav>
            {menu.map((it) => (
              <div class={it === here ? 'here' : ''}>{it}</div>
            ))}
          </nav>
          <main>
            <h1>{title}</h1>
            {body}
          </main>
        </div>
      </div>
      <p class="note">{note}</p>
    </body>
  </html>
);

/** A numbered step on such a page. */
export const Step = ({ n, children }: { n: number; children?: Child }) => (
  <div class="line">
    <span class="step">{n}</span>
    <div style="flex:1">{children}</div>
  </div>
);

/** Draws the sketch of a page, with what it is below. */
export const sketchOf = (page: Page, note: string): string =>
  `<!doctype html>${(<Frame {...page} note={note} />).toString()}`;

const terminal = `
*{box-sizing:border-box} body{margin:0;padding:18px;width:860px;background:#1b1f24} pre{margin:0;font:14px/1.6 "DejaVu Sans Mono",monospace;color:#e6edf3;white-space:pre-wrap;overflow-wrap:anywhere}
.fine{color:#56d364} .note{color:#e3b341} .wrong{color:#ff7b72} .typed{color:#8b949e}
`;
const kinds: Readonly<Record<string, string>> = { '✓': 'fine', '!': 'note', '✗': 'wrong', $: 'typed' };

/** Draws what a command printed, as a terminal shows it. */
export const terminalPage = (typed: string, output: string): string =>
  `<!doctype html>${(
    (
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <style>{terminal}</style>
        </head>
        <body>
          <pre>
            {[`$ ${typed}`, ...output.split('\n')].map((line) => (
              <>
                <span class={kinds[line[0] ?? ''] ?? ''}>{line[0]}</span>
                {`${line.slice(1)}\n`}
              </>
            ))}
          </pre>
        </body>
      </html>
    )
  ).toString()}`;
