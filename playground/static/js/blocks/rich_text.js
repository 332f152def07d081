// The rich_text block: sections, lists, quotes, preformatted text, and their inline pieces.

import { h } from "../dom.js";
import { emojiFor } from "../emoji.js";
import { broadcast, channelMention, dateStamp, groupMention, link, userMention } from "../entities.js";

export function richText(block) {
  return h("div", { class: "rich-text" }, gathered(block.elements ?? []));
}

/** Lists of different depth come as siblings; here a deeper one goes inside the item before it. */
function gathered(elements) {
  const nodes = [];
  for (const element of elements) {
    const deep = element.type === "rich_text_list" && element.indent > 0;
    const host = deep ? lastItem(nodes.at(-1), element.indent) : null;
    if (host) host.append(list(element));
    else nodes.push(part(element));
  }
  return nodes;
}

function lastItem(node, depth) {
  if (node?.localName !== "ul" && node?.localName !== "ol") return null;
  const item = node.lastElementChild;
  return depth > 1 ? lastItem(item?.lastElementChild, depth - 1) ?? item : item;
}

function part(element) {
  switch (element.type) {
    case "rich_text_section": return h("p", {}, pieces(element));
    case "rich_text_list": return list(element);
    case "rich_text_quote": return h("blockquote", {}, pieces(element));
    case "rich_text_preformatted": return h("pre", {}, pieces(element));
    default: return h("span", { class: "unsupported" }, `unsupported element: ${element.type}`);
  }
}

function list(element) {
  const ordered = element.style === "ordered";
  const start = ordered && element.offset ? element.offset + 1 : null;
  return h(ordered ? "ol" : "ul", { start }, (element.elements ?? []).map((item) => h("li", {}, pieces(item))));
}

function pieces(element) {
  return (element.elements ?? []).map((piece) => styled(inline(piece), piece.style));
}

function inline(piece) {
  switch (piece.type) {
    case "text": return h("span", { class: "run" }, piece.text ?? "");
    case "link": return link(piece.url, piece.text || piece.url);
    case "emoji": return document.createTextNode(emojiFor(piece.name) ?? fromCode(piece));
    case "user": return userMention(piece.user_id);
    case "channel": return channelMention(piece.channel_id);
    case "usergroup": return groupMention(piece.usergroup_id);
    case "broadcast": return broadcast(piece.range);
    case "date": return dateStamp(piece.timestamp, piece.format ?? "{date_short}", piece.fallback ?? "", piece.url);
    case "color": return h("span", { class: "colour" }, h("i", { style: { background: hex(piece.value) } }), piece.value);
    default: return h("span", { class: "unsupported" }, `unsupported element: ${piece.type}`);
  }
}

function fromCode({ unicode, name }) {
  const points = (unicode ?? "").split("-").map((point) => Number.parseInt(point, 16));
  return points.every((point) => point > 0 && point < 0x110000) ? String.fromCodePoint(...points) : `:${name}:`;
}

function hex(value) {
  return /^#[0-9a-f]{3,8}$/i.test(value ?? "") ? value : "transparent";
}

function styled(node, style = {}) {
  const wraps = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]];
  return wraps.reduce((inner, [key, tag]) => (style[key] ? h(tag, {}, inner) : inner), node);
}
