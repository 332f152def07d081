// The bar at the top: the playground's clock and the ways to move it, and who is acting.

import { act, sentenceFor } from "./api.js";
import { whileBusy } from "./busy.js";
import { h } from "./dom.js";
import { keepingPlace } from "./focus.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { personButton } from "./persons.js";
import { me, playNow, state, subscribe, tell } from "./state.js";
import { nextTheme, theme } from "./theme.js";
import { hourMinute, longDay, say, weekdayTime, zoneCity } from "./time.js";
import { toast } from "./toast.js";

const SHOWN_JUMPS = 2;
const NARROW = matchMedia("(max-width: 760px)");
let drawn = "";

export function startClock() {
  for (const topic of ["snapshot", "online", "theme"]) subscribe(topic, draw);
  setInterval(tick, 1000);
}

function draw() {
  const { clock, users, me: acting } = state.snapshot;
  const now = JSON.stringify([clock.jumps, users, acting, state.online, theme()]);
  if (now !== drawn) {
    drawn = now;
    const bar = document.querySelector("#topbar");
    keepingPlace(bar, () => bar.replaceChildren(...parts()));
  }
  tick();
}

function parts() {
  return [
    h("button", { class: "icon-button only-narrow", "aria-label": "Show conversations", on: { click: () => tell("drawer", true) } }, icon("menu")),
    h("div", { class: "clock", role: "group", "aria-label": "Playground clock" },
      h("time", { class: "clock-face", id: "clock-time" }, ""), h("span", { class: "clock-day" }, h("span", { id: "clock-day" }), h("span", { id: "clock-zone" }))),
    h("div", { class: "clock-moves", role: "group", "aria-label": "Move the clock" }, moves()),
    h("span", { class: "spacer" }),
    !state.online && state.snapshot.me && h("span", { class: "offline", role: "status" }, "Reconnecting…"),
    themeButton(),
    personButton(),
  ].filter(Boolean);
}

function moves() {
  const jumps = state.snapshot.clock.jumps ?? [];
  return [
    mover("+1 hour", { hours: 1 }),
    mover("+1 day", { days: 1 }),
    ...jumps.slice(0, SHOWN_JUMPS).map((jump) => mover([jump.label, h("small", {}, weekdayTime(Date.parse(jump.at)))], { to: jump.at }, "jump")),
    jumpMenu(jumps),
  ];
}

function mover(words, body, style = "") {
  const node = h("button", { type: "button", class: `move ${style}`, data: { key: [words].flat()[0] }, on: { click: () => move(node, body) } }, words);
  return node;
}

/** On a narrow window, and for more than a few jumps, the rest of the ways are in a menu. */
function jumpMenu(jumps) {
  const ways = [
    { label: "+1 hour", body: { hours: 1 } }, { label: "+1 day", body: { days: 1 } },
    ...jumps.map((jump) => ({ label: jump.label, detail: `${longDay(Date.parse(jump.at))}, ${hourMinute(Date.parse(jump.at))}`, body: { to: jump.at } })),
  ];
  const entries = ways.map((way) => ({ ...way, pick: () => move(node, way.body) }));
  const node = h("button", {
    type: "button", class: `move more ${jumps.length > SHOWN_JUMPS ? "" : "only-narrow"}`, "aria-label": "More times", "aria-haspopup": "menu", "aria-expanded": "false",
    on: { click: () => openMenu(node, entries, "Move the clock") },
  }, h("span", { class: "more-words" }, "More times"), h("span", { class: "more-mark" }, icon("clock", 16)), icon("down", 14));
  return node;
}

function move(control, body) {
  return whileBusy(control, async () => {
    const answer = await act("/ui/clock", body);
    if (!answer.ok) toast(sentenceFor(answer.error));
  });
}

function themeButton() {
  const icons = { auto: "half", light: "sun", dark: "moon" };
  return h("button", { type: "button", class: "icon-button", "aria-label": `Theme: ${theme()}`, title: `Theme: ${theme()}`, on: { click: nextTheme } }, icon(icons[theme()]));
}

function tick() {
  const face = document.querySelector("#clock-time");
  if (!face || !state.snapshot.me) return;
  const now = playNow();
  face.textContent = hourMinute(now);
  face.dateTime = new Date(now).toISOString();
  document.querySelector("#clock-day").textContent = NARROW.matches ? say(now, { weekday: "short", day: "numeric", month: "short" }) : longDay(now);
  document.querySelector("#clock-zone").textContent = `${zoneCity(me().tz)} time`;
  tell("tick");
}
