// What <@U1>, <#C1>, <!date^…> and links look like; shared by mrkdwn and rich text.

import { h } from "./dom.js";
import { channelById, channelName, goTo, nameOf, state, userById } from "./state.js";
import { slackDate } from "./time.js";

const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

export function safeLink(url) {
  return SAFE_LINK.test(url ?? "") ? url : null;
}

export function link(url, ...label) {
  const safe = safeLink(url);
  if (!safe) return h("span", { class: "dead-link", title: "This address is not opened" }, ...label);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

export function userMention(id, label) {
  const mine = id === state.snapshot.me;
  const user = userById(id);
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${user ? nameOf(user) : label || id}`);
}

export function channelMention(id, label) {
  const channel = channelById(id);
  const name = `#${channel ? channelName(channel) : label || id}`;
  if (!channel) return h("span", { class: "mention" }, name);
  const open = (event) => { event.preventDefault(); goTo({ channel: id, tab: "messages" }); };
  return h("a", { class: "mention", href: `?channel=${encodeURIComponent(id)}`, on: { click: open } }, name);
}

/** A mention that rings for many is shown loudly, so that nobody misses it in a review. */
export function broadcast(range) {
  return h("span", { class: "mention loud", title: "Notifies everyone" }, `@${range}`);
}

export function groupMention(id, label) {
  return h("span", { class: "mention" }, label || `@${id}`);
}

export function dateStamp(epoch, template, fallback, url) {
  const shown = Number.isFinite(Number(epoch)) ? slackDate(epoch, template) : fallback;
  const stamp = h("time", { datetime: isoOf(epoch), title: fallback }, shown);
  return url ? link(url, stamp) : stamp;
}

function isoOf(epoch) {
  const date = new Date(Number(epoch) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
