// Builds elements. Data only ever becomes text nodes and attributes, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** h("button", { class: "quiet", on: { click } }, "Send") */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, heard] of Object.entries(value)) element.addEventListener(event, heard);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
  else element.setAttribute(name, value === true ? "" : String(value));
}

let counter = 0;

/** An id for label and aria wiring, unique in this page. */
export function freshId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}

export function prefersStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
