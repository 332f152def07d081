// The elements that can be clicked, typed into or chosen from; one drawer a type.

import { h } from "../dom.js";
import { checkboxes, radioButtons } from "./choices.js";
import { button, feedbackButtons, iconButton, overflow } from "./buttons.js";
import { dateField, dateTimeField, emailField, fileField, numberField, richTextField, textField, timeField, urlField } from "./fields.js";
import { select } from "./selects.js";

const DRAWERS = {
  button,
  overflow,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  workflow_button: button,
  radio_buttons: radioButtons,
  checkboxes,
  plain_text_input: textField,
  number_input: numberField,
  email_text_input: emailField,
  url_text_input: urlField,
  rich_text_input: richTextField,
  file_input: fileField,
  datepicker: dateField,
  timepicker: timeField,
  datetimepicker: dateTimeField,
  static_select: select,
  external_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: select,
  multi_external_select: select,
  multi_users_select: select,
  multi_conversations_select: select,
  multi_channels_select: select,
};

/** `names` are the aria attributes that tell the element's label; the drawer puts them on its control. */
export function drawElement(element, block, context, names = {}) {
  const drawer = DRAWERS[element.type];
  if (!drawer) return h("span", { class: "unsupported" }, `unsupported element: ${element.type}`);
  const labels = { "aria-label": element.placeholder?.text ?? element.action_id, ...names };
  const drawn = drawer(element, block, context, labels["aria-labelledby"] || labels.id ? names : labels);
  drawn.dataset.blockId = block.block_id ?? "";
  drawn.dataset.actionId = element.action_id ?? "";
  return drawn;
}
