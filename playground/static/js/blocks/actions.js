// Rows of elements: the actions block, context_actions, and the labelled input block.

import { freshId, h } from "../dom.js";
import { icon } from "../icons.js";
import { drawElement } from "./elements.js";
import { plain, words } from "./text.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

export function actions(block, context) {
  return h("div", { class: "actions" }, (block.elements ?? []).map((element) => drawElement(element, block, context)));
}

/** label, field, hint and the place where its error is shown. */
export function input(block, context) {
  const id = freshId("field");
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const { element } = block;
  const isGroup = GROUPS.has(element.type);
  const names = {
    id,
    "aria-describedby": [errorId, block.hint && hintId].filter(Boolean).join(" "),
    "aria-required": block.optional || isGroup ? null : "true",
    ...(isGroup ? { "aria-labelledby": labelId } : {}),
  };
  return h("div", { class: "input", data: { inputBlock: block.block_id ?? "" } },
    h("div", { class: "input-head" },
      h(isGroup ? "span" : "label", { id: labelId, class: "label", for: isGroup ? null : id }, plain(block.label, "")),
      block.optional && h("span", { class: "optional" }, "optional")),
    drawElement(element, block, context, names),
    block.hint && h("div", { class: "hint", id: hintId }, words(block.hint)),
    h("div", { class: "field-error", id: errorId, hidden: true }));
}

/** Writes the errors into their places; answers the first field in trouble, to put the focus there. */
export function showErrors(root, errors) {
  let first = null;
  for (const place of root.querySelectorAll(".input")) {
    const text = errors[place.dataset.inputBlock];
    const control = place.querySelector(".text-field, .picker-input, .choices");
    const message = place.querySelector(".field-error");
    message.replaceChildren(...(text ? [icon("warning", 14), h("span", {}, text)] : []));
    message.hidden = !text;
    place.classList.toggle("wrong", Boolean(text));
    if (text) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    if (text) first ??= control?.matches(".choices") ? control.querySelector("input") : control;
  }
  return first;
}
