// Every kind of select on one picker: fixed options, options asked from the app, people, channels.

import { act } from "../api.js";
import { channelName, nameOf, state } from "../state.js";
import { answerField } from "../form.js";
import { picker } from "../picker.js";
import { plain } from "./text.js";

export function select(element, block, context, names) {
  const many = element.type.startsWith("multi_");
  const source = sourceOf(element, block, context);
  const field = answerField(element.type);
  const answer = context.form.open(block, element)[field];
  const chosen = [answer].flat().filter((each) => each !== null && each !== undefined).map((each) => source.choice(each));
  const node = picker({
    names,
    placeholder: plain(element.placeholder, ""),
    many,
    most: element.max_selected_items,
    chosen,
    load: source.load,
    onChange: (choices, input) => {
      const raws = choices.map((choice) => choice.raw);
      const change = { [field]: many ? raws : raws[0] ?? null };
      context.form.write(block, element, change);
      context.changed(input, block, element, change);
    },
  });
  return node;
}

function sourceOf(element, block, context) {
  const kind = element.type.replace("multi_", "");
  if (kind === "external_select") return { choice: optionChoice, load: (query) => suggestions(element, block, context, query) };
  if (kind === "static_select") return { choice: optionChoice, load: (query) => filtered(staticGroups(element), query) };
  const all = kind === "users_select" ? peopleChoices : channelChoices(kind, element.filter);
  const choice = (id) => all().find((each) => each.key === id) ?? { key: id, label: id, raw: id };
  return { choice, load: (query) => filtered([{ choices: all() }], query) };
}

function optionChoice(option) {
  return { key: option.value, label: plain(option.text, option.value), detail: plain(option.description, ""), raw: option };
}

function staticGroups(element) {
  if (element.option_groups) return grouped(element.option_groups);
  return [{ choices: (element.options ?? []).map(optionChoice) }];
}

function grouped(groups) {
  return groups.map((group) => ({ label: plain(group.label, ""), choices: (group.options ?? []).map(optionChoice) }));
}

function peopleChoices() {
  const people = state.snapshot.users.filter((user) => !user.deleted);
  return people.map((user) => ({ key: user.id, label: nameOf(user), detail: user.name && `@${user.name}`, raw: user.id }));
}

function channelChoices(kind, filter) {
  const wants = kind === "channels_select" ? ["public"] : filter?.include ?? ["public", "private", "im", "mpim"];
  const sort = (channel) => (channel.kind === "im" ? "im" : channel.is_private ? "private" : "public");
  return () => state.snapshot.channels.filter((channel) => wants.includes(sort(channel))).map((channel) => ({
    key: channel.id, label: channel.kind === "im" ? channelName(channel) : `#${channelName(channel)}`, raw: channel.id,
  }));
}

function filtered(groups, query) {
  const wanted = query.trim().toLowerCase();
  const matches = (choice) => `${choice.label} ${choice.detail ?? ""}`.toLowerCase().includes(wanted);
  return groups.map((group) => ({ ...group, choices: group.choices.filter(matches) })).filter((group) => group.choices.length);
}

async function suggestions(element, block, context, query) {
  if (query.length < (element.min_query_length ?? 0)) return [];
  const answer = await act("/ui/suggest", {
    container: context.container, block_id: block.block_id, action_id: element.action_id, value: query,
  });
  if (answer.option_groups) return grouped(answer.option_groups);
  return [{ choices: (answer.options ?? []).map(optionChoice) }];
}
