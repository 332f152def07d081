// Whom one acts as.

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { become } from "./live.js";
import { openMenu } from "./menu.js";
import { firstChannel } from "./place.js";
import { channelById, goTo, me, nameOf, playNow, state } from "./state.js";
import { weekdayTime, zoneCity } from "./time.js";
import { toast } from "./toast.js";

export function personButton() {
  const node = h("button", {
    type: "button", class: "person", "aria-label": `Acting as ${nameOf(me())}`, "aria-haspopup": "menu", "aria-expanded": "false",
    on: { click: () => openMenu(node, entries(), "Act as") },
  }, avatar(me(), 28), h("span", { class: "person-words" }, h("small", {}, "Acting as"), h("span", {}, nameOf(me()))), icon("down", 14));
  return node;
}

function entries() {
  const people = state.snapshot.users.filter((user) => !user.is_bot && !user.deleted);
  return people.map((user) => ({
    label: nameOf(user),
    detail: [user.title, `${weekdayTime(playNow(), user.tz)} in ${zoneCity(user.tz)}`].filter(Boolean).join(" · "),
    mark: avatar(user, 32),
    checked: user.id === state.snapshot.me,
    pick: () => actAs(user.id),
  }));
}

/** Stays in the same kind of place: the same channel, or this person's own messages with the same one. */
async function actAs(userId) {
  const before = channelById(state.place.channel);
  try {
    await become(userId);
  } catch {
    toast("That person's view could not be read.");
    return;
  }
  const own = state.snapshot.channels.find((channel) => (before?.with ? channel.with === before.with : channel.id === before?.id));
  const there = own ?? firstChannel();
  goTo({ channel: there?.id ?? null, tab: own ? state.place.tab : "messages", thread: null });
}
