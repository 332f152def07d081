// Channels, direct messages and apps, with what is unread.

import { act, sentenceFor } from "./api.js";
import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { keepingPlace } from "./focus.js";
import { icon } from "./icons.js";
import { openJump } from "./jump.js";
import { addressOf } from "./place.js";
import { channelName, goTo, isAppChannel, nameOf, state, subscribe, theApp, userById } from "./state.js";
import { toast } from "./toast.js";

const lastTab = new Map(); // app channel -> "home" | "messages"

export function startSidebar() {
  for (const topic of ["snapshot", "place", "drawer"]) subscribe(topic, draw);
  subscribe("drawer", (open) => document.body.classList.toggle("drawer-open", open));
  document.addEventListener("pointerdown", (event) => {
    if (event.target.id === "frame") document.body.classList.remove("drawer-open");
  });
  subscribe("place", () => {
    document.body.classList.remove("drawer-open");
    lastTab.set(state.place.channel, state.place.tab);
  });
}

function draw() {
  const { channels, team } = state.snapshot;
  const app = channels.filter((channel) => isAppChannel(channel));
  const bar = document.querySelector("#sidebar");
  keepingPlace(bar, () => bar.replaceChildren(
    h("div", { class: "sidebar-head" }, h("h1", { class: "team" }, team.name || "Playground"),
      h("button", { class: "icon-button only-narrow", "aria-label": "Hide conversations", on: { click: () => document.body.classList.remove("drawer-open") } }, icon("close"))),
    h("button", { type: "button", class: "jump-button", on: { click: openJump } }, icon("search", 16), h("span", {}, "Jump to…"), h("kbd", {}, "Ctrl K")),
    group("Apps", app.map((channel) => row(channel, avatar(theApp(), 20)))),
    group("Channels", channels.filter((channel) => channel.kind === "channel").map((channel) => row(channel, icon(channel.is_private ? "lock" : "hash", 16)))),
    group("Direct messages", people())));
}

function group(label, rows) {
  if (!rows.length) return "";
  return h("section", { class: "group", "aria-label": label }, h("h2", {}, label), h("ul", {}, rows));
}

function row(channel, mark) {
  const here = channel.id === state.place.channel;
  const unread = here ? 0 : channel.unread;
  const place = { channel: channel.id, tab: isAppChannel(channel) && !unread ? lastTab.get(channel.id) ?? "messages" : "messages", thread: null };
  const open = (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(place);
  };
  return h("li", {}, h("a", {
    href: addressOf(place), class: unread ? "row unread" : "row", "aria-current": here ? "page" : null, data: { key: channel.id }, on: { click: open },
  }, mark, h("span", { class: "row-name" }, channelName(channel)),
  unread > 0 && h("span", { class: "badge" }, unread > 99 ? "99+" : String(unread), h("span", { class: "hidden" }, " unread"))));
}

/** Everyone one could write to; those never written to yet come last. */
function people() {
  const known = state.snapshot.channels.filter((channel) => channel.kind === "im" && !isAppChannel(channel));
  const met = new Set(known.map((channel) => channel.with));
  const strangers = state.snapshot.users.filter((user) => !user.is_bot && !user.deleted && user.id !== state.snapshot.me && !met.has(user.id));
  return [...known.map((channel) => row(channel, avatar(userById(channel.with), 20))), ...strangers.map(stranger)];
}

function stranger(user) {
  return h("li", {}, h("button", { type: "button", class: "row quiet", on: { click: () => writeTo(user) } },
    avatar(user, 20), h("span", { class: "row-name" }, nameOf(user))));
}

export async function writeTo(user) {
  const answer = await act("/ui/open", { with: [user.id] });
  if (answer.ok) goTo({ channel: answer.channel?.id ?? answer.channel, tab: "messages", thread: null });
  else toast(sentenceFor(answer.error));
}
