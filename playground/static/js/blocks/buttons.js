// Buttons, the overflow menu, and the two little ones of context_actions.

import { freshId, h } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { safeLink } from "../entities.js";
import { plain } from "./text.js";

export function button(element, block, context) {
  const style = element.style === "primary" || element.style === "danger" ? element.style : "";
  const press = () => {
    if (safeLink(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
    context.send(node, block, element, { text: element.text, value: element.value ?? null });
  };
  const node = h("button", {
    type: "button", class: `button ${style}`, "aria-label": element.accessibility_label, on: { click: press },
  }, plain(element.text, "Button"), safeLink(element.url) && icon("external", 14));
  return node;
}

export function overflow(element, block, context, names) {
  const label = names["aria-label"] && names["aria-label"] !== element.action_id ? `More options: ${names["aria-label"]}` : "More options";
  const entries = (element.options ?? []).map((option) => ({
    label: plain(option.text, ""),
    detail: plain(option.description, ""),
    pick: () => {
      if (safeLink(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
      context.send(node, block, element, { selected_option: option });
    },
  }));
  const node = h("button", {
    type: "button", class: "button square", "aria-label": label, "aria-haspopup": "menu", id: freshId("overflow"),
    on: { click: () => openMenu(node, entries) },
  }, icon("more"));
  return node;
}

export function feedbackButtons(element, block, context) {
  const one = (choice, mark) => {
    const node = h("button", {
      type: "button", class: "button quiet", "aria-label": choice.accessibility_label ?? plain(choice.text, mark),
      on: { click: () => context.send(node, block, element, { value: choice.value, text: choice.text }) },
    }, `${mark} ${plain(choice.text, "")}`);
    return node;
  };
  return h("span", { class: "feedback" },
    element.positive_button && one(element.positive_button, "👍"), element.negative_button && one(element.negative_button, "👎"));
}

export function iconButton(element, block, context) {
  const node = h("button", {
    type: "button", class: "button quiet square", "aria-label": element.accessibility_label ?? plain(element.text, element.icon ?? "Button"),
    on: { click: () => context.send(node, block, element, { value: element.value ?? null }) },
  }, icon(element.icon === "trash" ? "bin" : "more"));
  return node;
}
