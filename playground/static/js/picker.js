// A combobox that filters as one types; one answer or several, shown as chips.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { place } from "./placement.js";

/**
 * options: { names, placeholder, many, most, chosen: [Choice], load(query) -> [{ label, choices }] | Promise, onChange(chosen) }
 * Choice: { key, label, detail?, raw }
 */
export function picker(options) {
  return new Picker(options).root;
}

class Picker {
  constructor(options) {
    this.options = options;
    this.chosen = [...options.chosen];
    this.rows = [];
    this.at = -1;
    this.turn = 0;
    this.build();
    this.show();
  }

  build() {
    const listId = freshId("options");
    this.input = h("input", {
      type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": listId,
      "aria-autocomplete": "list", class: "picker-input", ...this.options.names,
      on: {
        focus: () => this.input.select(), click: () => this.open(), input: () => this.open(this.input.value),
        keydown: (event) => this.steer(event), blur: () => this.close(),
      },
    });
    this.list = h("div", {
      role: "listbox", id: listId, class: "options", popover: "manual", "aria-multiselectable": this.options.many ? "true" : null,
      "aria-label": "Options", on: { pointerdown: (event) => event.preventDefault() },
    });
    this.chips = h("span", { class: "chips" });
    this.root = h("span", { class: this.options.many ? "picker many" : "picker" }, this.chips, this.input, icon("down", 14), this.list);
    this.root.addEventListener("click", (event) => { if (event.target === this.root || event.target === this.chips) this.input.focus(); });
  }

  show() {
    const { many, placeholder } = this.options;
    this.chips.replaceChildren(...(many ? this.chosen.map((choice) => this.chip(choice)) : []));
    this.input.value = many ? "" : this.chosen[0]?.label ?? "";
    this.input.placeholder = many && this.chosen.length ? "" : placeholder || (many ? "Choose some" : "Choose one");
  }

  chip(choice) {
    const drop = () => { this.chosen = this.chosen.filter((each) => each.key !== choice.key); this.changed(); this.input.focus(); };
    return h("span", { class: "chip" }, choice.label,
      h("button", { type: "button", "aria-label": `Remove ${choice.label}`, on: { click: drop } }, icon("close", 12)));
  }

  async open(query = "") {
    const turn = (this.turn += 1);
    this.input.setAttribute("aria-expanded", "true");
    const groups = await this.options.load(query);
    if (turn !== this.turn) return;
    this.draw(groups);
    if (!this.list.matches(":popover-open")) this.list.showPopover();
    place(this.list, this.root, { fit: true });
  }

  draw(groups) {
    this.rows = groups.flatMap((group) => group.choices.map((choice) => ({ choice, node: this.row(choice) })));
    const nodeOf = new Map(this.rows.map(({ choice, node }) => [choice, node]));
    const parts = groups.map((group) => h("div", { role: group.label ? "group" : "presentation", "aria-label": group.label },
      group.label && h("div", { class: "options-label", "aria-hidden": "true" }, group.label), group.choices.map((choice) => nodeOf.get(choice))));
    this.list.replaceChildren(...(this.rows.length ? parts : [h("div", { class: "options-empty" }, "Nothing found")]));
    this.mark(Math.max(0, this.rows.findIndex(({ choice }) => this.has(choice))));
  }

  row(choice) {
    return h("div", { role: "option", id: freshId("option"), "aria-selected": String(this.has(choice)), class: "option", on: { click: () => this.pick(choice) } },
      h("span", { class: "option-words" }, h("span", {}, choice.label), choice.detail && h("small", {}, choice.detail)),
      this.has(choice) && icon("check", 16));
  }

  has(choice) {
    return this.chosen.some((each) => each.key === choice.key);
  }

  mark(at) {
    this.rows[this.at]?.node.classList.remove("active");
    this.at = this.rows.length ? (at + this.rows.length) % this.rows.length : -1;
    const node = this.rows[this.at]?.node;
    node?.classList.add("active");
    node?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", node?.id ?? "");
  }

  pick(choice) {
    if (!this.options.many) this.chosen = [choice];
    else if (this.has(choice)) this.chosen = this.chosen.filter((each) => each.key !== choice.key);
    else if (this.chosen.length < (this.options.most ?? Infinity)) this.chosen = [...this.chosen, choice];
    this.changed();
    if (this.options.many) this.open();
    else this.close();
  }

  changed() {
    this.show();
    this.options.onChange(this.chosen, this.input);
  }

  close() {
    this.turn += 1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (this.list.isConnected && this.list.matches(":popover-open")) this.list.hidePopover();
    this.show();
  }

  steer(event) {
    const expanded = this.input.getAttribute("aria-expanded") === "true";
    if (event.key === "ArrowDown") expanded ? this.mark(this.at + 1) : this.open();
    else if (event.key === "ArrowUp" && expanded) this.mark(this.at - 1);
    else if (event.key === "Enter" && expanded && this.rows[this.at]) this.pick(this.rows[this.at].choice);
    else if (event.key === "Escape" && expanded) this.close();
    else if (event.key === "Backspace" && !this.input.value && this.chosen.length) { this.chosen = this.chosen.slice(0, -1); this.changed(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
