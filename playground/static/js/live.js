// Keeps the page in step with the server: one socket a person, read again after every break.

import { read } from "./api.js";
import { channelById, dropMessage, isRoot, keepMessages, messagesOf, state, takeSnapshot, tell } from "./state.js";
import { toast } from "./toast.js";

const FIRST_WAIT = 400;
const LONGEST_WAIT = 5000;
const reading = new Map(); // channel -> what was heard of it while its messages were on their way
let socket = null;
let wait = FIRST_WAIT;

/** Becomes this person: reads their world, then listens to it. */
export async function become(userId) {
  state.snapshot = { ...state.snapshot, me: userId };
  state.messages.clear();
  await refresh();
  listen();
}

export async function refresh() {
  takeSnapshot(await read("/ui/state"));
  const { channel, thread } = state.place;
  if (!channelById(channel)) return;
  await readChannel(channel);
  if (thread) await readThread(channel, thread);
}

/** Reads a channel anew; what was heard meanwhile is newer than the answer, and is heard once more after it. */
export async function readChannel(channel) {
  const meanwhile = [];
  reading.set(channel, meanwhile);
  const { messages } = await read("/ui/messages", { channel }).finally(() => reading.delete(channel));
  const replies = messagesOf(channel).filter((message) => !isRoot(message));
  state.messages.set(channel, new Map(replies.map((message) => [message.ts, message])));
  keepMessages(channel, messages);
  meanwhile.forEach(hear);
}

export async function readThread(channel, thread) {
  const { messages } = await read("/ui/messages", { channel, thread });
  keepMessages(channel, messages);
}

function listen() {
  const old = socket;
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const opened = new WebSocket(`${scheme}://${location.host}/ui/live?user=${encodeURIComponent(state.snapshot.me)}`);
  socket = opened;
  old?.close();
  opened.addEventListener("open", () => hearAgain());
  opened.addEventListener("message", (event) => opened === socket && hear(JSON.parse(event.data)));
  opened.addEventListener("close", () => opened === socket && retry());
}

function hearAgain() {
  const wasAway = wait > FIRST_WAIT;
  wait = FIRST_WAIT;
  setOnline(true);
  if (wasAway) refresh().catch(() => {});
}

function retry() {
  setOnline(false);
  setTimeout(listen, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function setOnline(online) {
  state.online = online;
  tell("online");
}

function hear(frame) {
  reading.get(frame.channel)?.push(frame);
  switch (frame.type) {
    case "state": return takeSnapshot(frame.state ?? frame);
    case "message": return keepMessages(frame.channel, [frame.message]);
    case "message_deleted": return dropMessage(frame.channel, frame.ts);
    case "toast": return toast(frame.text);
    default: return undefined;
  }
}
