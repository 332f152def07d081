// The Home tab of the app, as it was published for the acting person.

import { drawBlocks } from "./blocks/index.js";
import { h } from "./dom.js";
import { formFor } from "./form.js";
import { icon } from "./icons.js";
import { me, nameOf, playNow, state, theApp } from "./state.js";
import { keepingFocus, surface } from "./surface.js";
import { dayKey } from "./time.js";

export function drawHome(panel) {
  const view = state.snapshot.home;
  const signature = JSON.stringify([state.snapshot.me, view?.id, view?.blocks, dayKey(playNow())]);
  if (panel.signature === signature) return;
  panel.signature = signature;
  keepingFocus(panel, () => panel.replaceChildren(view ? homeOf(view) : nothingYet()));
}

function homeOf(view) {
  const form = formFor(`home ${state.snapshot.me}`, { lasting: true, seed: view.state?.values });
  const drawn = h("div", { class: "blocks" }, drawBlocks(view.blocks, surface("home", { type: "home" }, form)));
  form.keepOnly(view.blocks);
  return drawn;
}

function nothingYet() {
  return h("div", { class: "empty" }, h("span", { class: "empty-mark" }, icon("home", 28)), h("h3", {}, "No Home yet"),
    h("p", {}, `${nameOf(theApp())} has not published a Home for ${nameOf(me())}. It may do so in a moment.`));
}
