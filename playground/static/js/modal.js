// The open modals of the acting person: a stack of dialogs, kept in step with the server.

import { act, sentenceFor } from "./api.js";
import { showErrors } from "./blocks/actions.js";
import { drawBlocks } from "./blocks/index.js";
import { plain } from "./blocks/text.js";
import { whileBusy } from "./busy.js";
import { freshId, h } from "./dom.js";
import { forgetForms, formFor } from "./form.js";
import { icon } from "./icons.js";
import { state, subscribe } from "./state.js";
import { keepingFocus, surface } from "./surface.js";
import { toast } from "./toast.js";
import { problemsIn } from "./validate.js";

let open = []; // bottom to top

export function startModals() {
  subscribe("snapshot", sync);
}

function sync() {
  const views = state.snapshot.modals ?? [];
  const known = new Map(open.map((modal) => [modal.key, modal]));
  const next = views.map((view) => known.get(keyOf(view)) ?? new Modal(view));
  for (const modal of open) if (!next.includes(modal)) modal.leave();
  open = next;
  forgetForms("modal ", new Set(next.map((modal) => modal.key)));
  views.forEach((view, depth) => open[depth].update(view, views.length - depth - 1));
}

function keyOf(view) {
  return `modal ${state.snapshot.me} ${view.id}`;
}

class Modal {
  constructor(view) {
    this.key = keyOf(view);
    this.view = view;
    this.form = formFor(this.key, { lasting: true, seed: view.state?.values });
    this.titleId = freshId("modal");
    this.root = h("dialog", { class: "modal", "aria-labelledby": this.titleId });
    this.root.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
    this.root.addEventListener("keydown", (event) => this.hearEscape(event));
    document.querySelector("#dialogs").append(this.root);
  }

  /** Heard as a key, because a browser closes a dialog by force on the second Escape. */
  hearEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.target.closest("dialog") !== this.root) return;
    event.preventDefault();
    this.close();
  }

  update(view, above) {
    const signature = JSON.stringify([view.title, view.submit, view.close, view.blocks, view.submit_disabled]);
    const errors = JSON.stringify(view.errors ?? {});
    this.view = view;
    if (signature !== this.signature) keepingFocus(this.root, () => this.draw());
    if (errors !== this.errors || signature !== this.signature) this.complain(view.errors ?? {});
    this.signature = signature;
    this.errors = errors;
    this.root.classList.toggle("behind", above > 0);
    if (!this.root.open) this.enter();
  }

  enter() {
    this.root.showModal();
    this.focusFirst();
  }

  focusFirst() {
    const wanted = this.view.blocks.find((block) => block.element?.focus_on_load);
    const block = wanted && [...this.root.querySelectorAll("[data-input-block]")].find((node) => node.dataset.inputBlock === wanted.block_id);
    const first = (block ?? this.root.querySelector(".modal-body")).querySelector("input, textarea, button, select, a");
    (first ?? this.root.querySelector(".modal-foot .primary") ?? this.root.querySelector("button"))?.focus();
  }

  draw() {
    const context = surface("modal", { type: "view", view_id: this.view.id }, this.form);
    const title = plain(this.view.title, "");
    this.submitButton = this.view.submit && h("button", { type: "button", class: "button primary", disabled: this.view.submit_disabled, on: { click: () => this.submit() } }, plain(this.view.submit, "Submit"));
    const scrolled = this.root.querySelector(".modal-body")?.scrollTop ?? 0;
    const body = h("div", { class: "modal-body blocks", on: { keydown: (event) => this.enterSubmits(event) } }, drawBlocks(this.view.blocks, context));
    this.root.replaceChildren(
      h("div", { class: "modal-head" }, h("h2", { id: this.titleId }, title),
        h("button", { type: "button", class: "icon-button", "aria-label": "Dismiss", title: "Dismiss", on: { click: () => this.close({ all: true }) } }, icon("close"))),
      body,
      h("div", { class: "modal-foot dialog-foot" },
        h("button", { type: "button", class: "button", on: { click: () => this.close() } }, plain(this.view.close, this.submitButton ? "Cancel" : "Close")), this.submitButton));
    body.scrollTop = scrolled;
    this.form.keepOnly(this.view.blocks);
  }

  complain(errors) {
    const first = showErrors(this.root, errors);
    first?.focus();
    first?.closest(".input")?.scrollIntoView({ block: "nearest" });
  }

  enterSubmits(event) {
    const typed = event.target.matches("input.text-field") && event.key === "Enter" && !event.isComposing && !event.defaultPrevented;
    if (typed && this.submitButton) { event.preventDefault(); this.submit(); }
  }

  async submit() {
    const problems = problemsIn(this.view.blocks, this.form);
    if (Object.keys(problems).length) return this.complain(problems);
    this.complain({});
    return whileBusy(this.submitButton, async () => {
      const answer = await act("/ui/submit", { view_id: this.view.id, state: { values: this.form.values() } });
      if (!answer.ok) toast(sentenceFor(answer.error));
      else if (answer.errors) this.complain(answer.errors);
    });
  }

  async close({ all = false } = {}) {
    const answer = await act("/ui/close", { view_id: this.view.id, ...(all ? { all: true } : {}) });
    if (!answer.ok) toast(sentenceFor(answer.error));
  }

  leave() {
    this.root.close();
    this.root.remove();
  }
}
