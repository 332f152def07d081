// Cards, and the carousel that shows several side by side.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { drawElement } from "./elements.js";
import { picture } from "./media.js";
import { words } from "./text.js";

export function card(block, context) {
  return h("article", { class: "card" },
    block.hero_image && picture(block.hero_image, "card-hero"),
    h("div", { class: "card-body" },
      h("div", { class: "card-head" }, block.icon && picture(block.icon, "card-icon"),
        h("div", {}, block.title && h("div", { class: "card-title" }, words(block.title)),
          block.subtitle && h("div", { class: "card-subtitle" }, words(block.subtitle)))),
      block.body && h("div", { class: "card-text" }, words(block.body)),
      block.subtext && h("div", { class: "card-subtext" }, words(block.subtext)),
      block.actions?.length && h("div", { class: "actions" }, block.actions.map((element) => drawElement(element, block, context)))));
}

export function carousel(block, context) {
  const cards = block.elements ?? [];
  const rail = h("div", { class: "rail", role: "list", tabindex: "0", "aria-label": `${cards.length} cards` },
    cards.map((each) => h("div", { role: "listitem", class: "rail-item" }, card({ block_id: block.block_id, ...each }, context))));
  const move = (by) => () => rail.scrollBy({ left: by * rail.clientWidth * 0.8, behavior: "smooth" });
  return h("div", { class: "carousel" }, rail, cards.length > 1 && h("div", { class: "rail-buttons" },
    h("button", { type: "button", class: "button square quiet", "aria-label": "Previous cards", on: { click: move(-1) } }, icon("back", 14)),
    h("button", { type: "button", class: "button square quiet", "aria-label": "Next cards", on: { click: move(1) } }, icon("next", 14))));
}
