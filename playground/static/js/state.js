// What the page knows: the snapshot of the acting person, the place they look at, and the messages.

const EMPTY = {
  team: { id: "", name: "" }, me: "", clock: { now: new Date().toISOString(), jumps: [] },
  users: [], channels: [], commands: [], shortcuts: [], modals: [], home: null,
};

export const state = {
  snapshot: EMPTY,
  place: { channel: null, tab: "messages", thread: null },
  messages: new Map(), // channel -> Map(ts -> message)
  newSince: new Map(), // channel -> how many were unread when it was opened
  online: false,
};

const listeners = new Map();
let clockRead = { at: Date.now(), perf: performance.now() };

export function subscribe(topic, heard) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), heard]);
}

export function tell(topic, detail) {
  for (const heard of listeners.get(topic) ?? []) heard(detail);
}

export function takeSnapshot(snapshot) {
  state.snapshot = { ...EMPTY, ...snapshot };
  clockRead = { at: Date.parse(state.snapshot.clock.now), perf: performance.now() };
  tell("snapshot");
}

/** The playground's clock, in epoch milliseconds; it runs on between two snapshots. */
export function playNow() {
  return clockRead.at + (performance.now() - clockRead.perf);
}

export function me() {
  return userById(state.snapshot.me) ?? { id: state.snapshot.me, name: "", real_name: "", tz: "UTC" };
}

export function userById(id) {
  return state.snapshot.users.find((user) => user.id === id) ?? null;
}

export function channelById(id) {
  return state.snapshot.channels.find((channel) => channel.id === id) ?? null;
}

export function theApp() {
  return state.snapshot.users.find((user) => user.is_app) ?? null;
}

export function isAppChannel(channel) {
  return Boolean(channel?.with) && channel.with === theApp()?.id;
}

export function nameOf(user) {
  return user?.real_name || user?.name || user?.id || "Someone";
}

export function channelName(channel) {
  return channel.with ? nameOf(userById(channel.with)) : channel.name;
}

/** Merges into the place and tells everyone who draws it. */
export function goTo(place) {
  const moved = { ...state.place, ...place };
  if (place.channel && place.channel !== state.place.channel && !("thread" in place)) moved.thread = null;
  state.place = moved;
  tell("place");
}

export function messagesOf(channel) {
  return [...(state.messages.get(channel)?.values() ?? [])].sort(byTime);
}

function byTime(one, other) {
  const [oneSecond, oneCount = ""] = one.ts.split(".");
  const [otherSecond, otherCount = ""] = other.ts.split(".");
  return Number(oneSecond) - Number(otherSecond) || oneCount.localeCompare(otherCount);
}

export function isRoot(message) {
  return !message.thread_ts || message.thread_ts === message.ts;
}

export function keepMessages(channel, messages) {
  const kept = state.messages.get(channel) ?? new Map();
  for (const message of messages) kept.set(message.ts, message);
  state.messages.set(channel, kept);
  tell("messages", channel);
}

export function dropMessage(channel, ts) {
  state.messages.get(channel)?.delete(ts);
  tell("messages", channel);
}
