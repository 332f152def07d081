// Radio buttons and checkboxes.

import { freshId, h } from "../dom.js";
import { words } from "./text.js";

export function radioButtons(element, block, context, names) {
  const chosen = context.form.open(block, element).selected_option?.value;
  const group = freshId("radio");
  const pick = (option, input) => {
    const change = { selected_option: option };
    context.form.write(block, element, change);
    context.changed(input, block, element, change);
  };
  const rows = (element.options ?? []).map((option) => row("radio", option, group, option.value === chosen, pick));
  return h("div", { role: "radiogroup", class: "choices", ...groupNames(names) }, rows);
}

export function checkboxes(element, block, context, names) {
  const chosen = new Set((context.form.open(block, element).selected_options ?? []).map((option) => option.value));
  const pick = (option, input) => {
    if (input.checked) chosen.add(option.value);
    else chosen.delete(option.value);
    const change = { selected_options: (element.options ?? []).filter((each) => chosen.has(each.value)) };
    context.form.write(block, element, change);
    context.changed(input, block, element, change);
  };
  const rows = (element.options ?? []).map((option) => row("checkbox", option, null, chosen.has(option.value), pick));
  return h("div", { role: "group", class: "choices", ...groupNames(names) }, rows);
}

/** A group is named by aria only; the focus goes to its first choice. */
function groupNames(names) {
  return { ...names, tabindex: names.id ? "-1" : null };
}

function row(type, option, group, checked, pick) {
  const detail = freshId("detail");
  const input = h("input", {
    type, name: group, value: option.value, "aria-describedby": option.description ? detail : null,
    on: { change: () => pick(option, input) },
  });
  input.checked = checked;
  return h("div", { class: "choice" },
    h("label", {}, input, h("span", { class: "choice-text" }, words(option.text))),
    option.description && h("div", { class: "choice-detail", id: detail }, words(option.description)));
}
