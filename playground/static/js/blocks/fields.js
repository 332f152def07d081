// Fields that are typed into: text, number, e-mail, link, date, time.

import { h } from "../dom.js";
import { epochToLocal, localToEpoch } from "../time.js";
import { plain } from "./text.js";

/** One input that writes `field` on every change and tells the app when the element asks for it. */
function field(element, block, context, names, { tag = "input", key, attributes = {}, read = plainText, show = String, eager = false }) {
  const answer = context.form.open(block, element)[key];
  const input = h(tag, { class: "text-field", placeholder: plain(element.placeholder, null), ...attributes, ...names });
  input.value = answer === null || answer === undefined ? "" : show(answer);
  const write = () => context.form.write(block, element, { [key]: read(input.value) });
  const send = () => context.changed(input, block, element, { [key]: read(input.value) });
  input.addEventListener("input", () => { write(); if (eager) send(); });
  input.addEventListener("change", () => { write(); if (attributes.type?.startsWith("date") || attributes.type === "time") send(); });
  return { input, send };
}

function plainText(value) {
  return value === "" ? null : value;
}

function typed(element, block, context, names, attributes, tag) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const made = field(element, block, context, names, { tag, key: "value", attributes, eager: triggers.includes("on_character_entered") });
  made.input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || (tag === "textarea" && !event.metaKey && !event.ctrlKey)) return;
    if (block.dispatch_action && triggers.includes("on_enter_pressed")) { event.preventDefault(); made.send(); }
  });
  return made.input;
}

export function textField(element, block, context, names) {
  const lengths = { minlength: element.min_length, autocomplete: "off" };
  if (element.multiline) return typed(element, block, context, names, { ...lengths, rows: 4 }, "textarea");
  return typed(element, block, context, names, { ...lengths, type: "text" }, "input");
}

export function numberField(element, block, context, names) {
  const inputmode = element.is_decimal_allowed ? "decimal" : "numeric";
  return typed(element, block, context, names, { type: "text", inputmode, autocomplete: "off", "data-number": true }, "input");
}

export function emailField(element, block, context, names) {
  return typed(element, block, context, names, { type: "email", autocomplete: "off" }, "input");
}

export function urlField(element, block, context, names) {
  return typed(element, block, context, names, { type: "url", autocomplete: "off" }, "input");
}

export function dateField(element, block, context, names) {
  return field(element, block, context, names, { key: "selected_date", attributes: { type: "date" } }).input;
}

export function timeField(element, block, context, names) {
  const { input } = field(element, block, context, names, { key: "selected_time", attributes: { type: "time" } });
  if (!element.timezone) return input;
  return h("div", { class: "with-note" }, input, h("span", { class: "note" }, element.timezone.replaceAll("_", " ")));
}

export function dateTimeField(element, block, context, names) {
  const read = (value) => (value ? localToEpoch(value) : null);
  return field(element, block, context, names, {
    key: "selected_date_time", attributes: { type: "datetime-local" }, read, show: epochToLocal,
  }).input;
}

/** Rich text is typed as plain lines and sent as one rich_text section. */
export function richTextField(element, block, context, names) {
  return field(element, block, context, names, {
    tag: "textarea", key: "rich_text_value", attributes: { rows: 4 }, read: asRichText, show: fromRichText,
  }).input;
}

function asRichText(value) {
  if (value === "") return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: value }] }] };
}

function fromRichText(value) {
  if (typeof value === "string") return value;
  return (value.elements ?? []).flatMap((part) => part.elements ?? []).map((piece) => piece.text ?? "").join("");
}

export function fileField() {
  return h("span", { class: "unsupported" }, "unsupported element: file_input");
}
