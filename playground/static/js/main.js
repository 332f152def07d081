// The middle of the page: head, tabs of the app, messages with their composer, or the app's Home.

import { act } from "./api.js";
import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { drawHome } from "./home.js";
import { icon } from "./icons.js";
import { readChannel } from "./live.js";
import { MessageList } from "./messages.js";
import { channelById, channelName, goTo, isAppChannel, isRoot, messagesOf, nameOf, playNow, state, subscribe, userById } from "./state.js";
import { dayKey, hourMinute, zoneCity } from "./time.js";

let shown = ""; // what the panel was built for
let list = null;
let composer = null;
let head = "";

export function startMain() {
  subscribe("place", drawPlace);
  subscribe("snapshot", drawPlace);
  subscribe("messages", (channel) => { if (channel === state.place.channel) fillList(); });
  subscribe("tick", () => { if (dayKey(playNow()) !== list?.day) fillList(); });
}

function drawPlace() {
  const channel = channelById(state.place.channel);
  if (!state.snapshot.me || !channel) return drawNowhere();
  const tab = isAppChannel(channel) ? state.place.tab : "messages";
  const wanted = JSON.stringify([state.snapshot.me, channel.id, tab]);
  if (wanted !== shown) build(channel, tab, wanted);
  drawHead(channel, tab);
  if (tab === "home") drawHome(document.querySelector("#panel"));
  else { composer.rename(placeholderFor(channel)); fillList(); }
  return undefined;
}

function drawNowhere() {
  shown = "";
  if (!state.snapshot.me) return;
  document.querySelector("#main").replaceChildren(h("div", { class: "empty" }, h("h2", {}, "Nothing here yet"), h("p", {}, "Choose a conversation on the left.")));
}

function build(channel, tab, wanted) {
  shown = wanted;
  head = "";
  document.title = `${channelName(channel)} · ${state.snapshot.team.name}`;
  const main = document.querySelector("#main");
  if (tab === "home") {
    main.replaceChildren(h("div", { id: "main-head" }), h("div", { id: "panel", class: "home", role: "tabpanel", "aria-label": "Home", tabindex: "0" }));
    act("/ui/home");
    return;
  }
  buildMessages(main, channel);
}

function buildMessages(main, channel) {
  if (channel.unread) state.newSince.set(channel.id, channel.unread);
  else state.newSince.delete(channel.id);
  list = new MessageList({ channel: channel.id, name: `Messages with ${channelName(channel)}`, welcome: () => welcome(channelById(channel.id) ?? channel) });
  composer = new Composer({ channel: channel.id, label: placeholderFor(channel), send: "Send message" });
  main.replaceChildren(h("div", { id: "main-head" }), list.root, composer.root);
  readChannel(channel.id).then(showWanted).catch(() => {});
  if (matchMedia("(pointer: fine)").matches && !document.querySelector("dialog[open]")) composer.focus();
}

/** The newest message, or the one a link led to. */
function showWanted() {
  const { message } = state.place;
  state.place.message = null;
  if (!message || !list.show(message)) list.toEnd();
}

function fillList() {
  if (!list?.root.isConnected) return;
  const channel = channelById(state.place.channel);
  list.fill(messagesOf(list.channel).filter(isRoot));
  if (channel?.unread && document.visibilityState === "visible") act("/ui/read", { channel: channel.id });
}

function placeholderFor(channel) {
  return channel.kind === "channel" ? `Message #${channel.name}` : `Message ${channelName(channel)}`;
}

function drawHead(channel, tab) {
  const partner = userById(channel.with);
  const signature = JSON.stringify([channel, tab, partner, state.place.thread]);
  if (signature === head) return;
  head = signature;
  document.querySelector("#main-head").replaceChildren(
    h("div", { class: "main-head" },
      partner ? avatar(partner, 28) : h("span", { class: "head-mark" }, icon(channel.is_private ? "lock" : "hash", 20)),
      h("h2", { class: "main-title" }, channelName(channel)), partner?.is_bot && h("span", { class: "app-badge" }, "App"),
      h("span", { class: "topic" }, channel.topic || whereabouts(partner, channel))),
    isAppChannel(channel) ? tabs(tab) : "");
}

function whereabouts(partner, channel) {
  if (partner) return partner.is_bot ? "" : `${hourMinute(playNow(), partner.tz)} in ${zoneCity(partner.tz)}`;
  return channel.members?.length ? `${channel.members.length} ${channel.members.length === 1 ? "member" : "members"}` : "";
}

function tabs(tab) {
  const one = (name, label) => h("button", {
    type: "button", role: "tab", "aria-selected": String(tab === name), tabindex: tab === name ? "0" : "-1", class: "tab",
    on: { click: () => goTo({ tab: name, thread: null }) },
  }, label);
  const steer = (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    goTo({ tab: tab === "home" ? "messages" : "home", thread: null });
    document.querySelector("[role=tab][aria-selected=true]")?.focus();
  };
  return h("div", { class: "tabs", role: "tablist", "aria-label": "App", on: { keydown: steer } }, one("home", "Home"), one("messages", "Messages"));
}

function welcome(channel) {
  const partner = userById(channel.with);
  if (partner?.is_bot) {
    return h("div", { class: "welcome" }, avatar(partner, 56), h("h3", {}, nameOf(partner)), h("p", {}, "This is the start of your messages with the app. Say hello, or type / to see its commands."));
  }
  if (partner) return h("div", { class: "welcome" }, avatar(partner, 56), h("h3", {}, nameOf(partner)), h("p", {}, "Only the two of you can read this."));
  return h("div", { class: "welcome" }, h("span", { class: "welcome-mark" }, icon("hash", 28)), h("h3", {}, `#${channel.name}`),
    h("p", {}, channel.topic || `This is the very beginning of #${channel.name}. Type / to see what the app can do.`));
}
