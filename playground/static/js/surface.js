// What blocks need to know about where they are shown: their form, and how a click reaches the app.

import { act, sentenceFor } from "./api.js";
import { whileBusy } from "./busy.js";
import { confirmed } from "./confirm.js";
import { toast } from "./toast.js";

/** surface: "message" | "modal" | "home"; container as the server wants it. */
export function surface(name, container, form) {
  const context = { surface: name, container, form };
  context.send = (control, block, element, change) => send(context, control, block, element, change);
  context.changed = (control, block, element, change) => {
    const wanted = block.type === "input" ? block.dispatch_action : true;
    return wanted ? send(context, control, block, element, change) : undefined;
  };
  return context;
}

async function send(context, control, block, element, change) {
  if (!(await confirmed(element.confirm, control))) return;
  const action = { type: element.type, ...change };
  await whileBusy(control, async () => {
    const answer = await act("/ui/action", {
      container: context.container, block_id: block.block_id, action_id: element.action_id, action, state: { values: context.form.values() },
    });
    if (!answer.ok) toast(sentenceFor(answer.error));
  });
}

/** Redraws inside `root` without losing the place of the cursor. */
export function keepingFocus(root, redraw) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const home = held?.closest("[data-action-id]");
  const [start, end] = selectionOf(held);
  redraw();
  if (!home) return;
  const again = [...root.querySelectorAll("[data-action-id]")]
    .find((node) => node.dataset.actionId === home.dataset.actionId && node.dataset.blockId === home.dataset.blockId);
  const control = again?.matches("input, textarea, button, select") ? again : again?.querySelector("input, textarea, button");
  control?.focus({ preventScroll: true });
  if (start !== null && control?.setSelectionRange) trySelect(control, start, end);
}

function selectionOf(held) {
  try {
    return [held?.selectionStart ?? null, held?.selectionEnd ?? null];
  } catch {
    return [null, null];
  }
}

function trySelect(control, start, end) {
  try {
    control.setSelectionRange(start, end);
  } catch {
    // Fields such as dates have no selection.
  }
}
