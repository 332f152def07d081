// A small set of line icons on a 20 by 20 grid, drawn for this page.

import { svg } from "./dom.js";

const PATHS = {
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5L5 15",
  back: "M12 4l-6 6 6 6",
  next: "M8 4l6 6-6 6",
  down: "M5 8l5 5 5-5",
  up: "M5 12l5-5 5 5",
  check: "M4 10.5l4 4 8-9",
  clock: "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6v4.2l2.8 1.8",
  hash: "M7.5 3L6 17M14 3l-1.5 14M3.5 7.5h13M3 12.5h13",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9",
  reply: "M3 4h14v9H9l-4 3.5V13H3z",
  pencil: "M4 16l.8-3.4L13.5 4 16 6.5 7.4 15.2z",
  bin: "M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  plus: "M10 4v12M4 10h12",
  send: "M3 10L17 3.5 12.5 17 9.5 11z",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 7.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4z",
  sun: "M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M16 4l-1.4 1.4M5.4 14.6L4 16",
  moon: "M16 12.5A7 7 0 017.5 4a7 7 0 108.5 8.5z",
  half: "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 2.5v15",
  search: "M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM13 13l4 4",
  bolt: "M11 2L4 11.5h5L8.5 18 16 8.5h-5z",
  info: "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9v4.5M10 6.3v.2",
  warning: "M10 3l7.5 13.5h-15zM10 8.5v3.5M10 14.3v.2",
  file: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5",
  play: "M6 4l10 6-10 6z",
  external: "M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7",
  home: "M3 9.5L10 3.5l7 6V17h-5v-4.5H8V17H3z",
};

export function icon(name, size = 18) {
  const props = {
    viewBox: "0 0 20 20", width: size, height: size, fill: "none", stroke: "currentColor",
    "stroke-width": name === "more" ? 2.6 : 1.6, "stroke-linecap": "round", "stroke-linejoin": "round",
    "aria-hidden": "true", class: "icon",
  };
  return svg("svg", props, svg("path", { d: PATHS[name] ?? PATHS.info }));
}
