// Standard Markdown for the `markdown` block: headings, lists, tables, fences, quotes, emphasis, links.

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./entities.js";

const INLINE = new RegExp([
  "`(?<code>[^`]+)`",
  "!?\\[(?<label>[^\\]]*)\\]\\((?<url>[^)\\s]+)(?:\\s+\"[^\"]*\")?\\)",
  "(?<bare>https?:\\/\\/[^\\s<>]*[^\\s<>.,;:!?)\\]'\"*_])",
  "(?:\\*\\*(?<bold>\\S[\\s\\S]*?)\\*\\*|__(?<bold2>\\S[\\s\\S]*?)__)",
  "~~(?<strike>\\S[\\s\\S]*?)~~",
  "(?<![\\p{L}\\p{N}*])\\*(?<em>[^\\s*][^*]*?)\\*(?!\\*)",
  "(?<![\\p{L}\\p{N}_])_(?<em2>[^\\s_][^_]*?)_(?![\\p{L}\\p{N}_])",
  "\\\\(?<escaped>[\\\\`*_{}\\[\\]()#+\\-.!|~>])",
].join("|"), "gu");

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const FENCE = /^\s*```/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

export function markdown(text) {
  return h("div", { class: "markdown" }, blocksOf(text.replaceAll("\r\n", "\n").split("\n")));
}

function blocksOf(lines) {
  const nodes = [];
  let rest = lines;
  while (rest.length) {
    const [node, used] = nextBlock(rest);
    if (node) nodes.push(node);
    rest = rest.slice(Math.max(1, used));
  }
  return nodes;
}

function nextBlock(lines) {
  const [first, second = ""] = lines;
  if (!first.trim()) return [null, 1];
  if (FENCE.test(first)) return fence(lines);
  if (HEADING.test(first)) return heading(first);
  if (RULE.test(first)) return [h("hr"), 1];
  if (first.includes("|") && TABLE_RULE.test(second)) return table(lines);
  if (/^\s*>/.test(first)) return quote(lines);
  if (ITEM.test(first)) return list(lines);
  return paragraph(lines);
}

function takeWhile(lines, keeps) {
  const end = lines.findIndex((line) => !keeps(line));
  return end === -1 ? lines : lines.slice(0, end);
}

function fence(lines) {
  const body = takeWhile(lines.slice(1), (line) => !FENCE.test(line));
  return [h("pre", {}, body.join("\n")), body.length + 2];
}

function heading(line) {
  const [, marks, words] = HEADING.exec(line);
  const level = Math.min(6, marks.length + 2);
  return [h(`h${level}`, { class: `md-h${marks.length}` }, inline(words)), 1];
}

function quote(lines) {
  const quoted = takeWhile(lines, (line) => /^\s*>/.test(line));
  return [h("blockquote", {}, blocksOf(quoted.map((line) => line.replace(/^\s*>\s?/, "")))), quoted.length];
}

function paragraph(lines) {
  const starts = (line) => !line.trim() || FENCE.test(line) || HEADING.test(line) || ITEM.test(line) || /^\s*>/.test(line);
  const body = [lines[0], ...takeWhile(lines.slice(1), (line) => !starts(line))];
  return [h("p", {}, body.flatMap((line, index) => [index ? h("br") : null, inline(line.trim())])), body.length];
}

function list(lines) {
  const items = takeWhile(lines, (line) => ITEM.test(line)).map((line) => ITEM.exec(line));
  return [nest(items), items.length];
}

/** Items indented further than the first belong to the item above them. */
function nest(items) {
  const depth = items[0][1].length;
  const root = h(items[0][3] ? "ol" : "ul", items[0][3] ? { start: items[0][3] } : {});
  for (let at = 0; at < items.length; at += 1) {
    const inner = takeWhile(items.slice(at + 1), (item) => item[1].length > depth);
    root.append(listItem(items[at], inner));
    at += inner.length;
  }
  return root;
}

function listItem([, , , , ticked, words], inner) {
  const box = ticked === undefined ? null
    : h("input", { type: "checkbox", disabled: true, checked: ticked !== " ", "aria-label": ticked === " " ? "open" : "done" });
  return h("li", box ? { class: "task" } : {}, box, inline(words), inner.length ? nest(inner) : null);
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function table(lines) {
  const rows = takeWhile(lines.slice(2), (line) => line.includes("|"));
  const row = (tag, line) => h("tr", {}, cells(line).map((cell) => h(tag, tag === "th" ? { scope: "col" } : {}, inline(cell))));
  const node = h("div", { class: "table-scroll" }, h("table", {},
    h("thead", {}, row("th", lines[0])), h("tbody", {}, rows.map((line) => row("td", line)))));
  return [node, rows.length + 2];
}

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(withEmoji(text.slice(from, match.index)), piece(match.groups));
    from = match.index + match[0].length;
  }
  nodes.push(withEmoji(text.slice(from)));
  return nodes;
}

function piece({ code, label, url, bare, bold, bold2, strike, em, em2, escaped }) {
  if (code !== undefined) return h("code", {}, code);
  if (url !== undefined) return link(url, inline(label || url));
  if (bare !== undefined) return link(bare, bare);
  if (bold ?? bold2) return h("strong", {}, inline(bold ?? bold2));
  if (strike !== undefined) return h("s", {}, inline(strike));
  if (em ?? em2) return h("em", {}, inline(em ?? em2));
  return escaped;
}
