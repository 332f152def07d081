// What a person has typed or chosen in one message, modal or Home, in Slack's wire form.

const EMPTY_FIELDS = {
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  checkboxes: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
};

/** The name of the field that carries the answer: "value", "selected_option", ... */
export function answerField(type) {
  return EMPTY_FIELDS[type]?.[0] ?? null;
}

function firstAnswer(element) {
  const [field, initial] = EMPTY_FIELDS[element.type];
  const nothing = field.endsWith("s") ? [] : null;
  const zone = element.type === "timepicker" && element.timezone ? { timezone: element.timezone } : {};
  return { type: element.type, [field]: element[initial] ?? nothing, ...zone };
}

export class Form {
  #answers = new Map(); // "block action" -> { block, action, initial, answer }

  /** A lasting form keeps an answer when its view is updated under the same ids, as Slack does. */
  constructor({ lasting, seed = {} }) {
    this.lasting = lasting;
    this.seed = seed;
  }

  /** The answer so far for this element; the initial one when it is new here. */
  open(block, element) {
    const key = keyOf(block.block_id, element.action_id);
    const initial = JSON.stringify(firstAnswer(element));
    const known = this.#answers.get(key);
    if (known && known.answer.type === element.type && (this.lasting || known.initial === initial)) return known.answer;
    const kept = this.seed[block.block_id]?.[element.action_id];
    const answer = kept?.type === element.type ? kept : firstAnswer(element);
    this.#answers.set(key, { block: block.block_id, action: element.action_id, initial, answer });
    return answer;
  }

  write(block, element, change) {
    const entry = this.#answers.get(keyOf(block.block_id, element.action_id));
    if (entry) entry.answer = { ...entry.answer, ...change };
  }

  answer(block, element) {
    return this.#answers.get(keyOf(block.block_id, element.action_id))?.answer ?? null;
  }

  values() {
    const values = {};
    for (const { block, action, answer } of this.#answers.values()) (values[block] ??= {})[action] = answer;
    return values;
  }

  /** Forgets the answers of elements that are no longer shown. */
  keepOnly(blocks) {
    const shown = new Set(statefulIn(blocks).map(([block, element]) => keyOf(block.block_id, element.action_id)));
    for (const key of this.#answers.keys()) if (!shown.has(key)) this.#answers.delete(key);
    this.seed = {};
  }
}

function keyOf(block, action) {
  return JSON.stringify([block, action]);
}

/** Every [block, element] that holds an answer. */
export function statefulIn(blocks) {
  return (blocks ?? []).flatMap((block) => {
    const elements = [block.element, block.accessory, ...(block.type === "actions" ? block.elements ?? [] : [])];
    const own = elements.filter((element) => element && EMPTY_FIELDS[element.type]).map((element) => [block, element]);
    return [...own, ...statefulIn(block.child_blocks)];
  });
}

const forms = new Map();

export function formFor(key, options) {
  if (!forms.has(key)) forms.set(key, new Form(options));
  return forms.get(key);
}

export function forgetForms(stem, keep) {
  for (const key of forms.keys()) if (key.startsWith(stem) && !keep.has(key)) forms.delete(key);
}
