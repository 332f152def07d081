// Light, dark, or as the system has it.

import { tell } from "./state.js";

const KEY = "playground.theme";
const ORDER = ["auto", "light", "dark"];

export function startTheme() {
  apply(localStorage.getItem(KEY) ?? "auto");
}

export function theme() {
  return document.documentElement.dataset.theme ?? "auto";
}

export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length];
  localStorage.setItem(KEY, next);
  apply(next);
}

function apply(name) {
  document.documentElement.dataset.theme = ORDER.includes(name) ? name : "auto";
  tell("theme");
}
