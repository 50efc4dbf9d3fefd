import { BASE } from '../config.ts';
import { say } from '../copy.ts';
import { Icon, Mark } from './icons.tsx';
import { timeText, zoneText } from './time.ts';
import type { Frame, Theme } from './view.ts';

/** Draws the company's time and the ways to move it; sent again whenever it moves. */
export function ClockOf({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const eyes = { locale: frame.chrome, timeZone: frame.viewer.me.timeZone };
  const next = frame.next === undefined ? undefined : timeText(frame.next, 'day-time', eyes);
  return (
    <>
      <p class="now">
        <Icon name="clock" />
        <time datetime={frame.now.toISOString()}>{timeText(frame.now, 'day-time', eyes)}</time>
        <span class="zone">{zoneText(eyes)}</span>
      </p>
      <div class="moves">
        <button type="button" class="button plain" id="clock-hour" data-move="hour">
          {words.hour()}
        </button>
        <button type="button" class="button plain" id="clock-day" data-move="day">
          {words.day()}
        </button>
        <button
          type="button"
          class="button plain"
          id="clock-next"
          data-move="next"
          disabled={next === undefined}
          title={next === undefined ? words.nothingNext() : words.nextAt({ time: next })}
        >
          <Icon name="forward" />
          <span>{words.next()}</span>
          {next === undefined ? null : <span class="when">{next}</span>}
        </button>
      </div>
    </>
  );
}

/** Draws the switches for language and theme; the gallery has them too. */
export function Switches({ chrome, theme }: { chrome: Frame['chrome']; theme: Theme }) {
  const words = say(chrome);
  const other = chrome === 'en' ? 'zh-CN' : 'en';
  const themes: [Theme, string][] = [
    ['system', words.system()],
    ['light', words.light()],
    ['dark', words.dark()],
  ];
  return (
    <>
      <button
        type="button"
        class="button quiet"
        data-language={other}
        lang={other}
        aria-label={`${words.languageShort()} (${words.language()})`}
      >
        {words.languageShort()}
      </button>
      <div class="choice">
        <button
          type="button"
          class="button icon-only"
          data-menu="themes"
          aria-haspopup="menu"
          aria-expanded="false"
          aria-controls="themes"
          aria-label={words.theme()}
          title={words.theme()}
        >
          <Icon name="sun" />
          <Icon name="moon" />
        </button>
        <div class="menu" id="themes" role="menu" aria-label={words.theme()} popover="manual">
          {themes.map(([value, label]) => (
            <button
              type="button"
              role="menuitemradio"
              tabindex={-1}
              aria-checked={value === theme ? 'true' : 'false'}
              data-theme-choice={value}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
    </>
  );
}

export function TopBar({ frame, theme }: { frame: Frame; theme: Theme }) {
  const words = say(frame.chrome);
  return (
    <header class="top-bar">
      <button
        type="button"
        class="button icon-only drawer-button"
        data-drawer
        aria-expanded="false"
        aria-controls="sidebar"
        aria-label={words.openSidebar()}
      >
        <Icon name="menu" />
      </button>
      <a class="brand" href={BASE}>
        <Mark />
        <span>
          {words.brand()} <span class="brand-note">{words.playground()}</span>
        </span>
      </a>
      <section class="clock" id="clock" aria-label={words.clock()}>
        <ClockOf frame={frame} />
      </section>
      <p class="hidden" id="clock-status" role="status" />
      <div class="switches">
        <button
          type="button"
          class="button icon-only"
          data-reset
          aria-label={words.reset()}
          title={words.reset()}
        >
          <Icon name="reset" />
        </button>
        <Switches chrome={frame.chrome} theme={theme} />
      </div>
    </header>
  );
}
