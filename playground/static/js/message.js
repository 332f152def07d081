// One message: who, when, what, and what one can do with it.

import { act, sentenceFor } from "./api.js";
import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks/index.js";
import { fileRow } from "./blocks/media.js";
import { edit } from "./editor.js";
import { h } from "./dom.js";
import { formFor } from "./form.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { goTo, nameOf, state, userById } from "./state.js";
import { surface } from "./surface.js";
import { ago, dayName, hourMinute, tsToMs } from "./time.js";
import { toast } from "./toast.js";

export function drawMessage(message, { channel, grouped, inThread }) {
  const author = userById(message.user) ?? { id: message.user, name: message.username ?? "", real_name: message.username ?? "", is_bot: true };
  const time = hourMinute(tsToMs(message.ts));
  const content = h("div", { class: "content blocks" }, contentOf(message, channel));
  const node = h("article", {
    class: ["message", grouped && "grouped", message.ephemeral && "ephemeral"].filter(Boolean).join(" "),
    data: { ts: message.ts }, "aria-label": `${nameOf(author)} at ${time}`,
  },
  h("div", { class: "gutter" }, grouped ? stamp(message, time) : avatar(author, 36)),
  h("div", { class: "message-body" },
    message.ephemeral && h("div", { class: "private" }, icon("eye", 14), "Only visible to you"),
    !grouped && h("div", { class: "byline" }, h("span", { class: "author" }, nameOf(author)), author.is_bot && h("span", { class: "app-badge" }, "App"), stamp(message, time)),
    content,
    !inThread && message.reply_count > 0 && threadLink(message, channel)));
  node.append(tools(node, content, message, channel, inThread));
  return node;
}

function stamp(message, time) {
  const ms = tsToMs(message.ts);
  return h("time", { class: "stamp", datetime: new Date(ms).toISOString(), title: `${dayName(ms)} at ${time}` }, time);
}

function contentOf(message, channel) {
  const form = formFor(`message ${state.snapshot.me} ${channel} ${message.ts}`, { lasting: false });
  const context = surface("message", { type: "message", channel, ts: message.ts }, form);
  const body = message.blocks?.length ? drawBlocks(message.blocks, context) : [message.text && mrkdwn(message.text)];
  form.keepOnly(message.blocks);
  return [
    ...body,
    ...(message.attachments ?? []).map((each) => attachment(each, context)),
    message.files?.length > 0 && h("div", { class: "files" }, message.files.map(fileRow)),
    message.edited && h("span", { class: "edited" }, "(edited)"),
  ];
}

function attachment(each, context) {
  const colour = { good: "var(--good)", warning: "var(--warn)", danger: "var(--danger)" }[each.color] ?? (each.color ? `#${String(each.color).replace("#", "")}` : null);
  return h("div", { class: "attachment", style: colour ? { "--bar": colour } : {} },
    each.pretext && mrkdwn(each.pretext), each.title && h("strong", {}, each.title),
    each.blocks ? drawBlocks(each.blocks, context) : (each.text ?? each.fallback) && mrkdwn(each.text ?? each.fallback),
    (each.fields ?? []).map((field) => h("div", {}, h("b", {}, field.title), " ", mrkdwn(field.value ?? ""))),
    each.footer && h("small", {}, each.footer));
}

function threadLink(message, channel) {
  const last = message.latest_reply ? `Last reply ${ago(tsToMs(message.latest_reply))}` : "";
  return h("button", { type: "button", class: "thread-link", on: { click: () => goTo({ channel, thread: message.ts }) } },
    icon("reply", 14), h("b", {}, message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`), last && h("small", {}, last));
}

function tools(node, content, message, channel, inThread) {
  const mine = message.user === state.snapshot.me && !message.ephemeral;
  const removable = mine || message.ephemeral;
  const shortcuts = state.snapshot.shortcuts.filter((shortcut) => shortcut.type === "message");
  const thread = message.thread_ts ?? message.ts;
  return h("div", { class: "tools", role: "toolbar", "aria-label": "Message actions" },
    !inThread && !message.ephemeral && tool("reply", "Reply in thread", () => goTo({ channel, thread })),
    mine && tool("pencil", "Edit message", () => edit(content, message, channel)),
    removable && tool("bin", mine ? "Delete message" : "Dismiss message", () => remove(message, channel)),
    shortcuts.length > 0 && !message.ephemeral && moreTool(shortcuts, message, channel));
}

function tool(mark, label, press) {
  return h("button", { type: "button", class: "tool", "aria-label": label, title: label, on: { click: press } }, icon(mark, 16));
}

function moreTool(shortcuts, message, channel) {
  const entries = shortcuts.map((shortcut) => ({
    label: shortcut.name,
    pick: () => attempt("/ui/shortcut", { callback_id: shortcut.callback_id, channel, ts: message.ts }),
  }));
  const node = tool("more", "More message actions", () => openMenu(node, entries));
  node.setAttribute("aria-haspopup", "menu");
  return node;
}

function remove(message, channel) {
  return attempt("/ui/delete", { channel, ts: message.ts });
}

async function attempt(path, body) {
  const answer = await act(path, body);
  if (!answer.ok) toast(sentenceFor(answer.error));
}
