/** @jsxImportSource hono/jsx */
import { type Page, Step, sketchOf } from '../sketch.tsx';

/* Which page, which button, which field a Slack app is set up on, for docs/SLACK.md; Slack's own pages look different and change. */

const menu = [
  'Basic Information',
  'Socket Mode',
  'Install App',
  'App Home',
  'Slash Commands',
  'OAuth & Permissions',
  'App Manifest',
];

const pages = {
  '1-manifest': {
    address: 'api.slack.com/apps',
    menu: ['Your Apps'],
    here: 'Your Apps',
    title: 'Your Apps',
    body: (
      <>
        <Step n={1}>
          <span class="button press">Create New App</span>
        </Step>
        <Step n={2}>
          Choose <span class="button">From a manifest</span>
        </Step>
        <Step n={3}>Pick a workspace to develop your app in: your company’s</Step>
        <Step n={4}>
          <div class="tabs">
            <span class="on">JSON</span>
            <span>YAML</span>
          </div>
          <div class="field">{'{ "_metadata": … }      ← paste what Pacer printed'}</div>
        </Step>
        <Step n={5}>
          <span class="button press">Next</span> then <span class="button press">Create</span>
        </Step>
      </>
    ),
  },
  '2-bot-token': {
    address: 'api.slack.com/apps/A…/install-on-team',
    menu,
    here: 'Install App',
    title: 'Install App',
    body: (
      <>
        <Step n={1}>
          <span class="button press">Install to Workspace</span> then <span class="button press">Allow</span>
        </Step>
        <Step n={2}>
          Bot User OAuth Token
          <div class="field">
            <span>xoxb-…</span>
            <span class="button">Copy</span>
          </div>
          <small>for SLACK_BOT_TOKEN</small>
        </Step>
      </>
    ),
  },
  '3-app-token': {
    address: 'api.slack.com/apps/A…/general',
    menu,
    here: 'Basic Information',
    title: 'App-Level Tokens',
    body: (
      <>
        <Step n={1}>
          <span class="button press">Generate Token and Scopes</span>
        </Step>
        <Step n={2}>
          Token Name
          <div class="field">pacer</div>
        </Step>
        <Step n={3}>
          <span class="button">Add Scope</span>
          <div class="field">connections:write</div>
        </Step>
        <Step n={4}>
          <span class="button press">Generate</span>
          <div class="field">
            <span>xapp-…</span>
            <span class="button">Copy</span>
          </div>
          <small>for SLACK_APP_TOKEN</small>
        </Step>
      </>
    ),
  },
} satisfies Record<string, Page>;

export const sketches = Object.keys(pages) as (keyof typeof pages)[];

/** Draws the sketch of a page on which the app is set up. */
export const sketchPage = (name: keyof typeof pages): string =>
  sketchOf(pages[name], 'Sketch. Slack’s own page looks different; the names are the same.');
