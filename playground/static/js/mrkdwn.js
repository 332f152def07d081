// Slack's mrkdwn to elements: *bold* _italic_ ~strike~ `code` ```pre``` > quote, and <…> entities.

import { h } from "./dom.js";
import { emojiFor, withEmoji } from "./emoji.js";
import { broadcast, channelMention, dateStamp, groupMention, link, userMention } from "./entities.js";

const INLINE = new RegExp([
  "`(?<code>[^`\\n]+)`",
  "<(?<entity>[^<>\\n]+)>",
  ":(?<emoji>[a-z0-9_+\\-]+(?:::skin-tone-\\d)?):",
  "(?<url>https?:\\/\\/[^\\s<>|]*[^\\s<>|.,;:!?)\\]}'\"*_~`])",
  "(?<![\\p{L}\\p{N}*])\\*(?<bold>\\S|\\S[^*\\n]*?\\S)\\*(?![\\p{L}\\p{N}*])",
  "(?<![\\p{L}\\p{N}_])_(?<italic>[^\\s_]|[^\\s_][^\\n]*?\\S)_(?![\\p{L}\\p{N}_])",
  "(?<![\\p{L}\\p{N}~])~(?<strike>\\S|\\S[^~\\n]*?\\S)~(?![\\p{L}\\p{N}~])",
].join("|"), "gu");

export function decode(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The text as paragraphs, quotes and preformatted parts. */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]+?)\n?```/);
  const nodes = parts.flatMap((part, index) => (index % 2 ? [h("pre", {}, decode(plainEntities(part)))] : quotesAndLines(part)));
  return h("div", { class: "mrkdwn" }, nodes);
}

function quotesAndLines(text) {
  const nodes = [];
  for (const line of text.replace(/^\n|\n$/g, "").split("\n")) {
    const quoted = /^(?:>|&gt;)\s?(.*)$/s.exec(line);
    push(nodes, quoted ? "blockquote" : "p", inline(quoted ? quoted[1] : line), line);
  }
  return nodes;
}

/** Lines of one kind run on in one element, parted by breaks; an empty line leaves a small gap. */
function push(nodes, tag, content, line) {
  const last = nodes.at(-1);
  if (tag === "p" && !line.trim()) {
    if (last) nodes.push(h("p", { class: "gap" }));
    return;
  }
  if (last?.localName === tag && !last.classList.contains("gap")) last.append(h("br"), ...content);
  else nodes.push(h(tag, {}, content));
}

export function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) nodes.push(decode(text.slice(from, match.index)));
    nodes.push(piece(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(decode(text.slice(from)));
  return nodes;
}

function piece(match) {
  const { code, entity: inside, emoji, url, bold, italic, strike } = match.groups;
  if (code !== undefined) return h("code", {}, decode(plainEntities(code)));
  if (inside !== undefined) return entity(inside);
  if (emoji !== undefined) return emojiFor(emoji) ?? match[0];
  if (url !== undefined) return link(decode(url), decode(url));
  if (bold !== undefined) return h("strong", {}, inline(bold));
  if (italic !== undefined) return h("em", {}, inline(italic));
  return h("s", {}, inline(strike));
}

function entity(inside) {
  const [target, ...rest] = inside.split("|");
  const label = rest.join("|");
  if (target.startsWith("@")) return userMention(target.slice(1), decode(label));
  if (target.startsWith("#")) return channelMention(target.slice(1), decode(label));
  if (target.startsWith("!")) return special(target.slice(1), decode(label));
  return link(decode(target), withEmoji(decode(label || target.replace(/^mailto:/, ""))));
}

function special(target, label) {
  const [word, ...rest] = target.split("^");
  if (["channel", "here", "everyone"].includes(word)) return broadcast(word);
  if (word === "subteam") return groupMention(rest[0], label);
  if (word === "date") return dateStamp(rest[0], decode(rest[1] ?? ""), label, rest[2] && decode(rest[2]));
  return h("span", { class: "mention" }, label || `<!${target}>`);
}

/** Inside code, Slack still shows links and mentions as their plain words. */
function plainEntities(text) {
  return text.replace(/<(https?:[^<>|\n]+)(?:\|([^<>\n]+))?>/g, (_, url, label) => label ?? url);
}

/** The words alone, for names of controls and previews. */
export function plainWords(text) {
  return withEmoji(mrkdwn(text).textContent ?? "");
}
