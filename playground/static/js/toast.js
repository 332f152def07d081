// Short notices that pass by themselves; failures stay a little longer.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const STAY = 7000;

export function toast(text, kind = "problem") {
  const region = document.querySelector("#toasts");
  const notice = h("div", { class: `toast ${kind}`, role: kind === "problem" ? "alert" : "status" },
    icon(kind === "problem" ? "warning" : "info"), h("span", {}, text));
  const leave = () => leaveQuietly(notice, region);
  notice.append(h("button", { class: "toast-close", "aria-label": "Dismiss notice", on: { click: leave } }, icon("close", 14)));
  region.append(notice);
  lift(region);
  setTimeout(leave, STAY);
}

/** Toasts are a popover, so that they are seen above an open dialog. */
function lift(region) {
  if (region.matches(":popover-open")) region.hidePopover();
  region.showPopover();
}

function leaveQuietly(notice, region) {
  notice.remove();
  if (!region.children.length && region.matches(":popover-open")) region.hidePopover();
}
