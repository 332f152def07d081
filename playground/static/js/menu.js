// A small menu that opens beside its button: arrows move, Enter picks, Escape closes.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { place } from "./placement.js";

let open = null;

/** entries: [{ label, detail, pick, checked?, danger?, mark? }] */
export function openMenu(owner, entries, name) {
  const reopened = open?.owner === owner;
  closeMenu();
  if (reopened) return;
  const menu = makeMenu(owner, entries, name);
  (owner.closest("dialog") ?? document.body).append(menu);
  owner.setAttribute("aria-expanded", "true");
  open = { owner, menu };
  menu.showPopover();
  place(menu, owner);
  (menu.querySelector("[aria-checked=true]") ?? menu.querySelector("button"))?.focus();
}

export function closeMenu({ refocus = false } = {}) {
  if (!open) return;
  const { owner, menu } = open;
  open = null;
  owner.setAttribute("aria-expanded", "false");
  menu.remove();
  if (refocus) owner.focus();
}

function makeMenu(owner, entries, name) {
  const menu = h("div", {
    class: "menu", role: "menu", popover: "manual", id: freshId("menu"), "aria-label": name ?? owner.getAttribute("aria-label") ?? "Menu",
    on: { keydown: (event) => steer(event, menu) },
  }, entries.map((entry) => item(entry)));
  return menu;
}

function item(entry) {
  const role = entry.checked === undefined ? "menuitem" : "menuitemradio";
  return h("button", {
    type: "button", role, class: entry.danger ? "menu-item danger" : "menu-item", tabindex: "-1",
    "aria-checked": entry.checked === undefined ? null : String(entry.checked),
    on: { click: () => { closeMenu({ refocus: true }); entry.pick(); } },
  },
  entry.mark, h("span", { class: "menu-words" }, h("span", {}, entry.label), entry.detail && h("small", {}, entry.detail)),
  entry.checked && icon("check", 16));
}

function steer(event, menu) {
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  if (event.key in moves) items.at(moves[event.key] % items.length)?.focus();
  else if (event.key === "Escape" || event.key === "Tab") closeMenu({ refocus: true });
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.menu.contains(event.target) && !open.owner.contains(event.target)) closeMenu();
}, true);
