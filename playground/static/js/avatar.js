// A person's or an app's small square sign, made from name and colour.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./state.js";

export function avatar(user, size = 36) {
  const style = { "--tint": tint(user), width: `${size}px`, height: `${size}px`, "font-size": `${Math.round(size * 0.38)}px` };
  const sign = user?.is_bot ? icon("bolt", Math.round(size * 0.55)) : initials(user);
  return h("span", { class: user?.is_bot ? "avatar app" : "avatar", "aria-hidden": "true", style }, sign);
}

function initials(user) {
  const parts = nameOf(user).split(/\s+/).filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return letters.map((part) => [...part][0]).join("").toUpperCase();
}

function tint(user) {
  const bare = String(user?.color ?? "").replace("#", "");
  return /^[0-9a-f]{6}$/i.test(bare) ? `#${bare}` : "var(--accent)";
}
