/** @jsxImportSource hono/jsx */
import { type Page, Step, sketchOf } from '../sketch.tsx';

/* Which page, which button, which field a Feishu app is set up on, for docs/FEISHU.md; Feishu's own pages look different and change. */

const menu = ['凭证与基础信息', '添加应用能力', '权限管理', '事件与回调', '版本管理与发布'];

const pages = {
  '3-permissions': {
    address: 'open.feishu.cn/app/cli_…/auth',
    menu,
    here: '权限管理',
    title: '权限管理 · Permissions & Scopes',
    body: (
      <>
        <Step n={1}>
          <span class="button press">批量导入/导出权限</span>
        </Step>
        <Step n={2}>
          <div class="field">{'{ "tenant": ["im:message:send_as_bot", …], "user": [] }'}</div>
          <small>粘贴 Pacer 打印的 scopes · paste the scopes that Pacer printed</small>
        </Step>
        <Step n={3}>
          数据权限 → 通讯录权限范围
          <div class="field">
            <span>全部成员</span>
            <span class="button">编辑</span>
          </div>
          <small>或者参加试点的部门 · or the departments of the pilot</small>
        </Step>
      </>
    ),
  },
  '8-events': {
    address: 'open.feishu.cn/app/cli_…/event',
    menu,
    here: '事件与回调',
    title: '事件与回调 · Events & Callbacks',
    body: (
      <>
        <div class="tabs">
          <span class="on">事件配置</span>
          <span class="on">回调配置</span>
          <span>加密策略</span>
        </div>
        <Step n={1}>
          两处都选：订阅方式
          <div class="field">
            <span>使用长连接接收</span>
            <span class="button press">保存</span>
          </div>
        </Step>
        <Step n={2}>
          <span class="button">添加事件</span>
          <div class="field">{'im.message.receive_v1\napplication.bot.menu_v6\n…'}</div>
        </Step>
        <Step n={3}>
          <span class="button">添加回调</span>
          <div class="field">card.action.trigger</div>
        </Step>
      </>
    ),
  },
} satisfies Record<string, Page>;

export const sketches = Object.keys(pages) as (keyof typeof pages)[];

/** Draws the sketch of a page on which the app is set up. */
export const sketchPage = (name: keyof typeof pages): string =>
  sketchOf(
    pages[name],
    '示意图，实际页面不同，名称一致。A sketch: the real page looks different, the names are the same.',
  );
