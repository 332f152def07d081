// The side panel with one message and its replies.

import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { readThread } from "./live.js";
import { MessageList } from "./messages.js";
import { channelById, channelName, goTo, messagesOf, nameOf, state, subscribe, userById } from "./state.js";

let shown = "";
let list = null;

export function startThread() {
  subscribe("place", draw);
  subscribe("snapshot", fill);
  subscribe("messages", fill);
  document.addEventListener("keydown", (event) => {
    const calm = !event.defaultPrevented && !document.querySelector("dialog[open]");
    if (event.key === "Escape" && state.place.thread && calm && event.target.closest("#thread")) goTo({ thread: null });
  });
}

function draw() {
  const { channel, thread, tab } = state.place;
  const panel = document.querySelector("#thread");
  const isOpen = Boolean(thread) && tab === "messages" && Boolean(channelById(channel));
  panel.hidden = !isOpen;
  document.body.classList.toggle("thread-open", isOpen);
  const wanted = isOpen ? JSON.stringify([state.snapshot.me, channel, thread]) : "";
  if (wanted === shown) return;
  shown = wanted;
  if (isOpen) build(panel, channel, thread);
  else panel.replaceChildren();
}

function build(panel, channel, thread) {
  list = new MessageList({ channel, name: "Thread messages", inThread: true });
  const parent = messagesOf(channel).find((message) => message.ts === thread);
  const composer = new Composer({ channel, thread, label: `Reply${parent ? ` to ${nameOf(userById(parent.user))}` : ""}`, send: "Send reply" });
  panel.replaceChildren(
    h("div", { class: "main-head" }, h("h2", { class: "main-title" }, "Thread"), h("span", { class: "topic" }, channelName(channelById(channel))),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close thread", on: { click: () => goTo({ thread: null }) } }, icon("close"))),
    list.root, composer.root);
  readThread(channel, thread).then(() => list.toEnd()).catch(() => {});
  fill();
  composer.focus();
}

function fill() {
  const { channel, thread } = state.place;
  if (!shown || !list?.root.isConnected) return;
  list.fill(messagesOf(channel).filter((message) => message.ts === thread || message.thread_ts === thread));
}
