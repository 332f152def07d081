// What Slack's own client refuses before it asks the app: required fields, lengths, numbers, addresses.

import { answerField, statefulIn } from "./form.js";

const REQUIRED = "Please complete this required field.";

/** { block_id: sentence } for every input block that cannot be submitted yet. */
export function problemsIn(blocks, form) {
  const problems = {};
  for (const [block, element] of statefulIn(blocks)) {
    if (block.type !== "input") continue;
    const problem = problemWith(block, element, form.answer(block, element)?.[answerField(element.type)]);
    if (problem) problems[block.block_id] = problem;
  }
  return problems;
}

function problemWith(block, element, answer) {
  const missing = answer === null || answer === undefined || answer.length === 0;
  if (missing) return block.optional ? null : REQUIRED;
  const check = CHECKS[element.type];
  return check ? check(element, answer) : null;
}

function lengthProblem(element, answer) {
  const length = [...answer].length;
  if (element.min_length && length < element.min_length) return `Please use at least ${element.min_length} characters.`;
  if (element.max_length && length > element.max_length) return `Please use at most ${element.max_length} characters.`;
  return null;
}

function numberProblem(element, answer) {
  const number = Number(answer);
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(answer.trim()) || Number.isNaN(number)) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Please enter a whole number.";
  if (element.min_value !== undefined && number < Number(element.min_value)) return `The smallest number here is ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value)) return `The largest number here is ${element.max_value}.`;
  return null;
}

const CHECKS = {
  plain_text_input: lengthProblem,
  number_input: numberProblem,
  email_text_input: (_, answer) => (/^\S+@\S+\.\S+$/.test(answer) ? null : "Please enter an email address."),
  url_text_input: (_, answer) => (/^https?:\/\/\S+$/i.test(answer) ? null : "Please enter a link that starts with https://."),
};
