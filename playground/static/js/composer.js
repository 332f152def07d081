// Where a message is written: Enter sends, Shift+Enter breaks the line, and / @ # : offer what they could mean.

import { act, sentenceFor } from "./api.js";
import { Completion } from "./complete.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { state } from "./state.js";
import { toast } from "./toast.js";

const drafts = new Map();

export class Composer {
  /** options: { channel, thread?, label, send } */
  constructor({ channel, thread = null, label, send }) {
    Object.assign(this, { channel, thread, draftKey: `${state.snapshot.me} ${channel} ${thread ?? ""}` });
    this.noteId = freshId("composer-note");
    this.field = h("textarea", {
      class: "composer-field", rows: 1, "aria-describedby": this.noteId, spellcheck: "true",
      on: { input: () => this.typed(), keydown: (event) => this.pressed(event) },
    });
    this.sendButton = h("button", { type: "button", class: "send", "aria-label": send, title: send, on: { click: () => this.send() } }, icon("send"));
    this.note = h("div", { class: "composer-note", id: this.noteId, role: "status" });
    this.box = h("div", { class: "composer-box" }, this.field, h("div", { class: "composer-row" }, thread ? null : this.shortcutButton(),
      h("span", { class: "composer-hint", "aria-hidden": "true" }, h("kbd", {}, "Enter"), " sends", !thread && [" · ", h("kbd", {}, "/"), " for commands"]), h("span", { class: "spacer" }), this.sendButton));
    this.root = h("div", { class: "composer" }, this.box, this.note);
    this.completion = new Completion(this.field, this.box, { commands: !thread });
    this.rename(label);
    this.write(drafts.get(this.draftKey) ?? "");
  }

  rename(label) {
    this.field.placeholder = label;
    this.field.setAttribute("aria-label", label);
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  write(text) {
    this.field.value = text;
    this.grow();
  }

  typed() {
    drafts.set(this.draftKey, this.field.value);
    this.note.textContent = "";
    this.grow();
    this.completion.offer();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight || 24, 220)}px`;
    this.sendButton.toggleAttribute("data-ready", Boolean(this.field.value.trim()));
  }

  pressed(event) {
    if (event.isComposing || this.completion.steer(event)) return;
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); this.send(); }
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    if (this.thread && text.startsWith("/")) { this.note.textContent = "Commands cannot be used in a thread."; return; }
    this.completion.close();
    drafts.delete(this.draftKey);
    this.write("");
    const answer = await act("/ui/message", { channel: this.channel, text, ...(this.thread ? { thread_ts: this.thread } : {}) });
    if (!answer.ok) this.giveBack(text, answer.error);
  }

  /** Nothing typed is lost: what could not be sent returns to the field with the reason below it. */
  giveBack(text, error) {
    if (!this.field.value) this.write(text);
    this.note.textContent = error === "unknown_command" ? `There is no command ${text.split(/\s/)[0]} here. Type / to see what there is.` : sentenceFor(error);
    this.focus();
  }

  shortcutButton() {
    const node = h("button", {
      type: "button", class: "icon-button small", "aria-label": "Shortcuts and commands", title: "Shortcuts and commands", "aria-haspopup": "menu", "aria-expanded": "false",
      on: { click: () => openMenu(node, this.shortcutEntries()) },
    }, icon("plus", 16));
    return node;
  }

  shortcutEntries() {
    const run = async (shortcut) => {
      const answer = await act("/ui/shortcut", { callback_id: shortcut.callback_id });
      if (!answer.ok) toast(sentenceFor(answer.error));
    };
    const shortcuts = state.snapshot.shortcuts.filter((each) => each.type === "global").map((each) => ({ label: each.name, detail: "Shortcut", pick: () => run(each) }));
    const commands = state.snapshot.commands.map((each) => ({ label: each.command, detail: each.description, pick: () => this.start(`${each.command} `) }));
    return [...shortcuts, ...commands];
  }

  start(text) {
    this.write(text);
    this.focus();
    this.field.setSelectionRange(text.length, text.length);
  }
}
