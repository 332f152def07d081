// Changing one's own message in place.

import { act, sentenceFor } from "./api.js";
import { whileBusy } from "./busy.js";
import { h } from "./dom.js";
import { decode } from "./mrkdwn.js";
import { channelById, channelName, tell, userById } from "./state.js";
import { toast } from "./toast.js";

export function edit(content, message, channel) {
  const before = [...content.childNodes];
  const field = h("textarea", { class: "text-field", rows: 2, "aria-label": "Edit message text" });
  field.value = asTyped(message.text ?? "");
  const leave = () => content.replaceChildren(...before);
  const save = () => whileBusy(saveButton, async () => {
    const answer = await act("/ui/edit", { channel, ts: message.ts, text: field.value });
    if (answer.ok) { leave(); tell("messages", channel); } else toast(sentenceFor(answer.error));
  });
  const saveButton = h("button", { type: "button", class: "button primary", on: { click: save } }, "Save");
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); save(); }
  });
  content.replaceChildren(h("div", { class: "editor" }, field,
    h("div", { class: "dialog-foot" }, h("button", { type: "button", class: "button", on: { click: leave } }, "Cancel"), saveButton)));
  field.focus();
}

/** The text as the person typed it: names instead of ids, signs instead of entities. */
function asTyped(text) {
  const named = text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${userById(id)?.name ?? id}`)
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (whole, id, label) => `#${channelById(id) ? channelName(channelById(id)) : label || id}`)
    .replace(/<((?:https?|mailto):[^>|]+)(?:\|[^>]*)?>/g, "$1");
  return decode(named);
}
