// Boxes around other content: alert, container, and a plan with its tasks.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { link } from "../entities.js";
import { drawBlocks } from "./index.js";
import { picture } from "./media.js";
import { richText } from "./rich_text.js";
import { plain, words } from "./text.js";

const ALERT_ICONS = { warning: "warning", error: "warning", success: "check" };

export function alert(block) {
  const level = ["info", "warning", "error", "success"].includes(block.level) ? block.level : "default";
  return h("div", { class: `alert ${level}`, role: "note" }, icon(ALERT_ICONS[level] ?? "info"), words(block.text));
}

export function container(block, context) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : h("span", {}, plain(block.title, ""));
  const head = [block.icon && picture(block.icon, "container-icon"),
    h("span", { class: "container-words" }, h("span", { class: "container-title" }, title),
      block.subtitle && h("span", { class: "container-subtitle" }, words(block.subtitle)))];
  const body = h("div", { class: "container-body" }, drawBlocks(block.child_blocks ?? [], context));
  const style = `container ${block.has_header_divider ? "divided" : ""}`;
  if (!block.is_collapsible) return h("section", { class: style }, h("div", { class: "container-head" }, head), body);
  return h("details", { class: style, open: !block.default_collapsed }, h("summary", { class: "container-head" }, head, icon("down", 14)), body);
}

export function plan(block, context) {
  return h("section", { class: "container" }, h("div", { class: "container-head" }, h("span", { class: "container-title" }, plain(block.title, "Plan"))),
    h("div", { class: "container-body" }, (block.tasks ?? []).map((task) => taskCard(task, context))));
}

const TASK_MARKS = { pending: "○", in_progress: "◐", complete: "✓", error: "!" };

export function taskCard(block) {
  return h("div", { class: `task-card ${block.status ?? "pending"}` },
    h("span", { class: "task-mark", role: "img", "aria-label": String(block.status ?? "pending").replace("_", " ") }, TASK_MARKS[block.status] ?? "○"),
    h("div", {}, h("div", {}, plain(block.title, "")), block.details && richText(block.details), block.output && richText(block.output),
      (block.sources ?? []).map((source) => h("div", {}, link(source.url, source.text ?? source.url)))));
}
