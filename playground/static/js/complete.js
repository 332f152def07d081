// Offers commands, people, channels and emoji while one types.

import { avatar } from "./avatar.js";
import { freshId, h } from "./dom.js";
import { EMOJI } from "./emoji.js";
import { icon } from "./icons.js";
import { nameOf, state } from "./state.js";

const MOST = 8;

export class Completion {
  constructor(field, host, { commands }) {
    Object.assign(this, { field, allowCommands: commands, items: [], at: 0, token: null });
    this.list = h("div", { class: "completion", role: "listbox", id: freshId("completion"), "aria-label": "Suggestions", hidden: true });
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("blur", () => this.close());
    host.append(this.list);
  }

  offer() {
    this.token = this.tokenAtCursor();
    this.items = this.token ? itemsFor(this.token).slice(0, MOST) : [];
    this.at = 0;
    if (this.items.length) this.draw();
    else this.close();
  }

  tokenAtCursor() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const command = this.allowCommands && /^(\/)(\S*)$/.exec(before);
    const named = command || /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before) || /(?:^|\s)(:)([a-z0-9_+-]{2,})$/.exec(before);
    if (!named) return null;
    const [, sign, query] = named;
    return { sign, query: query.toLowerCase(), from: before.length - query.length - 1, to: before.length };
  }

  draw() {
    const rows = this.items.map((item, index) => h("div", {
      role: "option", id: `${this.list.id}-${index}`, class: index === this.at ? "option active" : "option", "aria-selected": String(index === this.at),
      on: { pointerdown: (event) => { event.preventDefault(); this.pick(item); } },
    }, item.mark, h("span", { class: "option-words" }, h("span", {}, item.label, item.usage && h("code", {}, item.usage)), item.detail && h("small", {}, item.detail))));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.field.setAttribute("aria-activedescendant", rows[this.at].id);
    rows[this.at].scrollIntoView({ block: "nearest" });
  }

  /** Whether the key was for the list. A token that is already complete leaves Enter to the message. */
  steer(event) {
    if (this.list.hidden) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      this.at = (this.at + moves[event.key] + this.items.length) % this.items.length;
      this.draw();
    } else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !this.isComplete())) this.pick(this.items[this.at]);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  isComplete() {
    const typed = `${this.token.sign}${this.token.query}`;
    return this.items.some((item) => item.text.trim().toLowerCase() === typed);
  }

  pick(item) {
    this.field.setRangeText(item.text, this.token.from, this.token.to, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}

function itemsFor({ sign, query }) {
  if (sign === "/") return commandItems(query);
  if (sign === "@") return personItems(query);
  if (sign === "#") return channelItems(query);
  return emojiItems(query);
}

function commandItems(query) {
  return state.snapshot.commands.filter((each) => each.command.toLowerCase().startsWith(`/${query}`)).map((each) => ({
    text: `${each.command} `, label: each.command, usage: each.usage_hint, detail: each.description, mark: icon("bolt", 16),
  }));
}

function personItems(query) {
  const people = state.snapshot.users.filter((user) => !user.deleted && `${user.name} ${nameOf(user)}`.toLowerCase().includes(query));
  return people.map((user) => ({ text: `@${user.name} `, label: nameOf(user), detail: `@${user.name}`, mark: avatar(user, 22) }));
}

function channelItems(query) {
  const channels = state.snapshot.channels.filter((channel) => channel.kind === "channel" && channel.name.toLowerCase().includes(query));
  return channels.map((channel) => ({ text: `#${channel.name} `, label: `#${channel.name}`, detail: channel.topic, mark: icon("hash", 16) }));
}

function emojiItems(query) {
  const names = [...EMOJI.keys()].filter((name) => name.includes(query)).sort((one, other) => one.indexOf(query) - other.indexOf(query));
  return names.map((name) => ({ text: `${EMOJI.get(name)} `, label: `:${name}:`, mark: h("span", { class: "emoji" }, EMOJI.get(name)) }));
}
