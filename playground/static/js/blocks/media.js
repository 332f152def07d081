// Pictures, videos (as a link with a preview) and files.

import { h } from "../dom.js";
import { link, safeLink } from "../entities.js";
import { icon } from "../icons.js";
import { plain, words } from "./text.js";

/** A picture that leaves its description behind when it cannot be loaded. */
export function picture({ image_url: url, slack_file: file, alt_text: alt = "" }, style) {
  const source = sourceOf(url ?? file?.url ?? (file?.id && `/files/${encodeURIComponent(file.id)}/image`));
  if (!source) return missing(alt);
  const image = h("img", { src: source, alt, class: style, loading: "lazy", referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => image.replaceWith(missing(alt)));
  return image;
}

function sourceOf(url) {
  if (!url) return null;
  return /^(https?:|data:image\/(png|jpeg|gif|webp);|\/)/i.test(url) ? url : null;
}

function missing(alt) {
  return h("span", { class: "missing-picture", role: "img", "aria-label": alt || "Picture" }, icon("file", 16), alt || "Picture");
}

export function image(block) {
  return h("figure", { class: "image" },
    block.title && h("figcaption", {}, plain(block.title, "")), picture(block, "large-picture"));
}

export function video(block) {
  const target = safeLink(block.title_url) ?? safeLink(block.video_url);
  return h("div", { class: "video" },
    h("div", { class: "video-still" }, block.thumbnail_url && picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, "large-picture"),
      h("span", { class: "video-play" }, icon("play"))),
    h("div", { class: "video-words" },
      h("strong", {}, target ? link(target, plain(block.title, "Video")) : plain(block.title, "Video")),
      block.author_name && h("small", {}, block.author_name), block.description && words(block.description)));
}

export function fileBlock(block) {
  return fileRow({ title: block.external_id ?? block.file_id ?? "File" });
}

/** One file shared with a message: the picture itself, or a row to open it. */
export function fileRow(file) {
  const name = file.title || file.name || file.id || "File";
  const address = file.url_private ?? file.url ?? file.permalink;
  if (file.mimetype?.startsWith("image/") && sourceOf(address)) {
    return h("figure", { class: "image" }, h("figcaption", {}, name), picture({ image_url: address, alt_text: file.alt_txt ?? name }, "large-picture"));
  }
  const label = [icon("file"), h("span", {}, name), file.size && h("small", {}, `${Math.ceil(file.size / 1024)} kB`)];
  if (!sourceOf(address)) return h("span", { class: "file-row" }, label);
  return h("a", { class: "file-row", href: address, download: file.name ?? true }, label);
}
