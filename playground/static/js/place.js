// The place in the address bar: a link leads to the same person, conversation, tab and thread.

import { channelById, goTo, isAppChannel, state, subscribe } from "./state.js";

const REMEMBERED = "playground.person";

/** What the address asks for; place() is asked once the snapshot is there. */
export function openingPlace() {
  const asked = new URLSearchParams(location.search);
  return { user: asked.get("user") ?? localStorage.getItem(REMEMBERED), place: () => placeFrom(asked) };
}

function placeFrom(asked) {
  const channel = channelById(asked.get("channel")) ?? firstChannel();
  const tab = asked.get("tab") === "home" && isAppChannel(channel) ? "home" : "messages";
  return { channel: channel?.id ?? null, tab, thread: asked.get("thread"), message: asked.get("ts") };
}

export function firstChannel() {
  const { channels } = state.snapshot;
  return channels.find((channel) => channel.kind === "channel") ?? channels[0] ?? null;
}

export function addressOf({ channel, tab, thread }) {
  const query = new URLSearchParams({ user: state.snapshot.me });
  if (channel) query.set("channel", channel);
  if (tab === "home") query.set("tab", "home");
  if (thread) query.set("thread", thread);
  return `/?${query}`;
}

export function followAddress() {
  write("replaceState");
  subscribe("place", () => write("pushState"));
  addEventListener("popstate", () => {
    const asked = new URLSearchParams(location.search);
    if (asked.get("user") === state.snapshot.me) goTo(placeFrom(asked));
    else location.reload();
  });
}

function write(verb) {
  localStorage.setItem(REMEMBERED, state.snapshot.me);
  const address = addressOf(state.place);
  if (address !== location.pathname + location.search) history[verb](null, "", address);
}
