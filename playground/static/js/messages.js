// A list of messages that keeps what did not change, and keeps its place while it grows.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessage } from "./message.js";
import { playNow, state } from "./state.js";
import { dayKey, dayName, tsToMs } from "./time.js";

const TOGETHER = 5 * 60; // seconds within which messages of one person stand together
const NEAR_END = 90;

export class MessageList {
  /** options: { channel, name, welcome?, inThread? } */
  constructor({ channel, name, welcome = null, inThread = false }) {
    Object.assign(this, { channel, welcome, inThread, nodes: new Map(), atEnd: true, day: null });
    this.items = h("div", { class: "items", role: "log", "aria-label": name, "aria-live": "polite" });
    this.scroller = h("div", { class: "scroller", tabindex: "0", "aria-label": name, role: "region", on: { scroll: () => this.noticePlace() } }, this.items);
    this.newest = h("button", { type: "button", class: "newest", hidden: true, on: { click: () => this.toEnd() } }, "Jump to latest", icon("down", 14));
    this.root = h("div", { class: "messages" }, this.scroller, this.newest);
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.items);
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.scroller);
  }

  fill(messages) {
    this.day = dayKey(playNow());
    const rows = [this.welcome?.(), ...this.rowsOf(messages)].filter(Boolean);
    reorder(this.items, rows);
    const shown = new Set(messages.map((message) => message.ts));
    for (const ts of this.nodes.keys()) if (!shown.has(ts)) this.nodes.delete(ts);
    if (this.atEnd) this.toEnd();
  }

  rowsOf(messages) {
    const firstNew = this.inThread ? -1 : messages.length - (state.newSince.get(this.channel) ?? 0);
    return messages.flatMap((message, index) => {
      const before = messages[index - 1];
      const isNewDay = !this.inThread && (!before || dayKey(tsToMs(before.ts)) !== dayKey(tsToMs(message.ts)));
      const isNew = index === firstNew && firstNew < messages.length;
      const grouped = !isNewDay && !isNew && belongTogether(before, message);
      return [isNewDay && dayDivider(message.ts), isNew && newDivider(), this.nodeOf(message, grouped)].filter(Boolean);
    });
  }

  nodeOf(message, grouped) {
    const signature = JSON.stringify([message, grouped, this.day, state.snapshot.me, state.snapshot.shortcuts.length]);
    const known = this.nodes.get(message.ts);
    if (known?.signature === signature || known?.node.querySelector(".editor")) return known.node;
    const node = drawMessage(message, { channel: this.channel, grouped, inThread: this.inThread });
    this.nodes.set(message.ts, { signature, node });
    return node;
  }

  show(ts) {
    const node = this.nodes.get(ts)?.node;
    this.atEnd = !node;
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("pointed");
    return Boolean(node);
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.newest.hidden = true;
  }

  noticePlace() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.newest.hidden = this.atEnd;
  }
}

/** Makes the children be exactly these, moving only what is out of place, so that focus stays. */
function reorder(parent, rows) {
  rows.forEach((row, index) => {
    if (parent.children[index] !== row) parent.insertBefore(row, parent.children[index] ?? null);
  });
  while (parent.children.length > rows.length) parent.lastElementChild.remove();
}

function belongTogether(before, message) {
  return Boolean(before) && before.user === message.user && before.ephemeral === message.ephemeral
    && Number(message.ts) - Number(before.ts) < TOGETHER && !before.reply_count;
}

function dayDivider(ts) {
  return h("div", { class: "day", role: "separator" }, h("span", {}, dayName(tsToMs(ts))));
}

function newDivider() {
  return h("div", { class: "day new", role: "separator" }, h("span", {}, "New"));
}
