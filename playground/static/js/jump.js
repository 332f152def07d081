// Ctrl+K: go to a channel, a person or the app by typing a part of its name.

import { h } from "./dom.js";
import { channelName, goTo, isAppChannel, nameOf, state } from "./state.js";
import { picker } from "./picker.js";
import { writeTo } from "./sidebar.js";

export function startJump() {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openJump(); }
  });
}

export function openJump() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = h("dialog", { class: "jump-dialog", "aria-label": "Jump to a conversation" });
  const choose = ([choice]) => { dialog.close(); choice?.raw(); };
  const finder = picker({
    names: { "aria-label": "Conversation or person" }, placeholder: "Where to?", many: false, chosen: [],
    load: (query) => [{ choices: choices().filter((each) => each.label.toLowerCase().includes(query.trim().toLowerCase())) }],
    onChange: choose,
  });
  dialog.append(finder);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  finder.querySelector("input").click();
}

function choices() {
  const { channels, users, me } = state.snapshot;
  const places = channels.flatMap((channel) => placesOf(channel));
  const met = new Set(channels.map((channel) => channel.with));
  const strangers = users.filter((user) => !user.is_bot && !user.deleted && user.id !== me && !met.has(user.id));
  return [...places, ...strangers.map((user) => ({ key: user.id, label: nameOf(user), raw: () => writeTo(user) }))];
}

function placesOf(channel) {
  const go = (tab) => () => goTo({ channel: channel.id, tab, thread: null });
  const label = channel.kind === "channel" ? `#${channelName(channel)}` : channelName(channel);
  const messages = { key: channel.id, label, detail: channel.topic, raw: go("messages") };
  return isAppChannel(channel) ? [messages, { key: `${channel.id} home`, label: `${label} Home`, raw: go("home") }] : [messages];
}
