// Text objects, and the blocks that only say something: section, header, context, divider, markdown.

import { h } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { markdown } from "../markdown.js";
import { mrkdwn, plainWords } from "../mrkdwn.js";
import { drawElement } from "./elements.js";
import { picture } from "./media.js";

/** A text object (or a bare string) as an element. */
export function words(text) {
  if (!text) return null;
  if (text.type === "mrkdwn") return mrkdwn(text.text ?? "");
  return h("span", { class: "plain" }, plain(text, ""));
}

/** A text object as one plain string, for names and labels. */
export function plain(text, otherwise) {
  if (!text) return otherwise;
  if (typeof text === "string") return withEmoji(text);
  if (text.type === "mrkdwn") return plainWords(text.text ?? "");
  return text.emoji === false ? text.text : withEmoji(text.text ?? "");
}

export function section(block, context) {
  const body = h("div", { class: "section-words" },
    block.text && h("div", { class: "section-text" }, words(block.text)),
    block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "field" }, words(field)))));
  if (!block.accessory) return h("div", { class: "section" }, body);
  const names = { "aria-label": plain(block.accessory.placeholder, null) ?? plain(block.text, "").slice(0, 120) };
  const accessory = block.accessory.type === "image"
    ? picture(block.accessory, "accessory-image")
    : drawElement(block.accessory, block, context, names);
  const wide = ["radio_buttons", "checkboxes"].includes(block.accessory.type);
  return h("div", { class: wide ? "section stacked" : "section" }, body, h("div", { class: "accessory" }, accessory));
}

export function header(block, context) {
  return h(context.surface === "message" ? "h4" : "h3", { class: "header" }, plain(block.text, ""));
}

export function context(block) {
  return h("div", { class: "context" }, (block.elements ?? []).map((element) => (
    element.type === "image" ? picture(element, "context-image") : words(element))));
}

export function divider() {
  return h("hr", { class: "divider" });
}

export function markdownBlock(block) {
  return markdown(block.text ?? "");
}
