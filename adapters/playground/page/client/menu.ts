import { around, findAll } from './dom.ts';

const itemsOf = (menu: HTMLElement): HTMLButtonElement[] =>
  findAll('[role^="menuitem"]', HTMLButtonElement, menu);
const buttonOf = (menu: HTMLElement): HTMLButtonElement | undefined =>
  findAll(`[data-menu="${CSS.escape(menu.id)}"]`, HTMLButtonElement)[0];

/** Places a menu under its button, or above it where there is no room. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const below = window.innerHeight - at.bottom;
  const height = Math.min(menu.offsetHeight, 360);
  const top = below > height + 12 || below > at.top ? at.bottom + 6 : at.top - height - 6;
  menu.style.top = `${Math.max(8, top)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - menu.offsetWidth - 8))}px`;
}

function closeMenu(menu: HTMLElement): void {
  if (!menu.matches(':popover-open')) return;
  menu.hidePopover();
  const button = buttonOf(menu);
  button?.setAttribute('aria-expanded', 'false');
}

const openMenus = (): HTMLElement[] => findAll('.menu:popover-open', HTMLElement);

function openMenu(button: HTMLButtonElement): void {
  const menu = document.getElementById(button.dataset.menu ?? '');
  if (menu === null) return;
  const wasOpen = menu.matches(':popover-open');
  for (const other of openMenus()) closeMenu(other);
  if (wasOpen) return;
  menu.showPopover();
  place(menu, button);
  button.setAttribute('aria-expanded', 'true');
  (itemsOf(menu).find((it) => it.getAttribute('aria-checked') === 'true') ?? itemsOf(menu)[0])?.focus();
}

function moveWith(key: string, menu: HTMLElement): boolean {
  const items = itemsOf(menu);
  const at = items.findIndex((it) => it.isSameNode(document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (to === undefined) return false;
  items[(to + items.length) % items.length]?.focus();
  return true;
}

function onKey(event: KeyboardEvent): void {
  const [menu] = openMenus();
  if (menu === undefined) return;
  if (event.key === 'Escape' || event.key === 'Tab') {
    closeMenu(menu);
    buttonOf(menu)?.focus();
    if (event.key === 'Escape') event.preventDefault();
  } else if (moveWith(event.key, menu)) event.preventDefault();
}

/** Opens and closes the small menus that hang on buttons. */
export function startMenus(): void {
  document.addEventListener('click', (event) => {
    const button = around(event, '[data-menu]', HTMLButtonElement);
    const inside = around(event, '.menu', HTMLElement);
    if (button !== undefined) openMenu(button);
    else {
      for (const menu of openMenus()) {
        closeMenu(menu);
        if (menu === inside) buttonOf(menu)?.focus();
      }
    }
  });
  document.addEventListener('keydown', onKey);
  document.addEventListener('scroll', () => openMenus().forEach(closeMenu), { capture: true, passive: true });
}
