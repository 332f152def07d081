// "Are you sure?" for elements that carry a confirm object.

import { plain, words } from "./blocks/text.js";
import { freshId, h } from "./dom.js";

/** Resolves to whether the person said yes. */
export function confirmed(confirm, host) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const dialog = makeDialog(confirm);
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    (host?.closest("dialog") ?? document.body).append(dialog);
    dialog.showModal();
  });
}

function makeDialog(confirm) {
  const titleId = freshId("confirm");
  const textId = freshId("confirm-text");
  const answer = (value) => () => dialog.close(value);
  const dialog = h("dialog", { class: "confirm", role: "alertdialog", "aria-labelledby": titleId, "aria-describedby": textId },
    h("h2", { id: titleId }, plain(confirm.title, "Are you sure?")),
    h("div", { id: textId, class: "confirm-text" }, words(confirm.text)),
    h("div", { class: "dialog-foot" },
      h("button", { class: "button", type: "button", on: { click: answer("no") } }, plain(confirm.deny, "Cancel")),
      h("button", {
        class: `button ${confirm.style === "danger" ? "danger" : "primary"}`, type: "button", on: { click: answer("yes") },
      }, plain(confirm.confirm, "Yes"))));
  return dialog;
}
