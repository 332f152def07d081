// Draws line, area, bar and pie charts as SVG, from numbers and a width; no layout, no data fetching.

import { h, svg } from "./dom.js";

const HEIGHT = 230;
const PAD = { top: 12, right: 14, bottom: 30, left: 46 };

export function colour(index) {
  return `var(--chart-${(index % 12) + 1})`;
}

export function drawChart(chart, width) {
  return chart.type === "pie" ? pie(chart.segments ?? []) : plot(chart, Math.max(260, width));
}

export function number(value) {
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }).format(value);
}

// --- charts with two axes -------------------------------------------------------------------------------------------

function plot(chart, width) {
  const categories = categoriesOf(chart);
  const series = (chart.series ?? []).map((each) => categories.map((name) => valueAt(each, name)));
  const scale = scaleFor(series.flat(), chart.type !== "line");
  const area = { left: PAD.left, right: width - PAD.right, top: PAD.top, bottom: HEIGHT - PAD.bottom - (chart.axis_config?.x_label ? 16 : 0) };
  const y = (value) => area.bottom - ((value - scale.low) / (scale.high - scale.low)) * (area.bottom - area.top);
  const x = xPosition(chart.type, categories.length, area);
  return svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, class: "chart", "aria-hidden": "true" },
    grid(scale, y, area), xLabels(categories, x, area), axisNames(chart.axis_config, area),
    chart.type === "bar" ? bars(chart, series, categories, x, y, area) : lines(chart, series, categories, x, y, area));
}

export function categoriesOf(chart) {
  return chart.axis_config?.categories ?? (chart.series?.[0]?.data ?? []).map((point) => point.label);
}

export function valueAt(series, name) {
  return series.data?.find((point) => point.label === name)?.value ?? null;
}

/** Round numbers that hold all values: about five steps of 1, 2 or 5 times a power of ten. */
function scaleFor(values, fromZero) {
  const known = values.filter((value) => Number.isFinite(value));
  const least = Math.min(...known, fromZero ? 0 : Infinity);
  const most = Math.max(...known, fromZero ? 0 : -Infinity);
  const [low, high] = known.length ? [least, most === least ? least + 1 : most] : [0, 1];
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough - 1e-12);
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
}

function xPosition(type, count, area) {
  const width = area.right - area.left;
  if (type === "bar" || count < 2) return (index) => area.left + ((index + 0.5) * width) / Math.max(1, count);
  const inset = 8;
  return (index) => area.left + inset + (index * (width - 2 * inset)) / (count - 1);
}

function grid(scale, y, area) {
  const steps = Math.round((scale.high - scale.low) / scale.step);
  return Array.from({ length: steps + 1 }, (_, index) => scale.low + index * scale.step).map((value) => svg("g", {},
    svg("line", { x1: area.left, x2: area.right, y1: y(value), y2: y(value), class: Math.abs(value) < 1e-9 ? "axis zero" : "axis" }),
    svg("text", { x: area.left - 8, y: y(value) + 4, "text-anchor": "end" }, short(value))));
}

function short(value) {
  return new Intl.NumberFormat("en-GB", { notation: Math.abs(value) >= 10_000 ? "compact" : "standard", maximumFractionDigits: 2 }).format(value);
}

/** When they would touch, only every second or third name is written. */
function xLabels(categories, x, area) {
  const room = categories.length > 1 ? Math.abs(x(1) - x(0)) : area.right - area.left;
  const longest = Math.max(...categories.map((name) => Math.min(14, name.length))) * 6.4 + 10;
  const every = Math.max(1, Math.ceil(longest / room));
  return categories.map((name, index) => (index % every ? null
    : svg("text", { x: x(index), y: area.bottom + 18, "text-anchor": "middle" }, name.length > 14 ? `${name.slice(0, 13)}…` : name)));
}

function axisNames(axis, area) {
  return [
    axis?.x_label && svg("text", { x: (area.left + area.right) / 2, y: HEIGHT - 4, "text-anchor": "middle", class: "axis-name" }, axis.x_label),
    axis?.y_label && svg("text", { x: 12, y: (area.top + area.bottom) / 2, "text-anchor": "middle", class: "axis-name",
      transform: `rotate(-90 12 ${(area.top + area.bottom) / 2})` }, axis.y_label),
  ];
}

function bars(chart, series, categories, x, y, area) {
  const slot = (area.right - area.left) / categories.length;
  const group = Math.min(slot * 0.72, 54 * series.length);
  const width = group / series.length;
  return series.flatMap((values, at) => values.map((value, index) => {
    if (value === null) return null;
    const left = x(index) - group / 2 + at * width;
    const top = Math.min(y(value), y(0));
    return svg("rect", { x: left + 1, y: top, width: Math.max(2, width - 2), height: Math.max(1, Math.abs(y(value) - y(0))), rx: 3, style: { fill: colour(at) } },
      tip(chart.series[at].name, categories[index], value));
  }));
}

function lines(chart, series, categories, x, y, area) {
  return series.map((values, at) => {
    const points = values.map((value, index) => (value === null ? null : [x(index), y(value)])).filter(Boolean);
    if (!points.length) return null;
    const path = points.map(([left, top], index) => `${index ? "L" : "M"}${left} ${top}`).join("");
    const base = Math.min(y(0), area.bottom);
    const fill = `${path}L${points.at(-1)[0]} ${base}L${points[0][0]} ${base}Z`;
    return svg("g", { style: { color: colour(at) } },
      chart.type === "area" && svg("path", { d: fill, class: "area" }),
      svg("path", { d: path, class: "line" }), dots(chart.series[at].name, values, categories, x, y));
  });
}

function dots(name, values, categories, x, y) {
  return values.map((value, index) => value !== null
    && svg("circle", { cx: x(index), cy: y(value), r: 3.5, class: "dot" }, tip(name, categories[index], value)));
}

function tip(name, category, value) {
  return svg("title", {}, `${name}, ${category}: ${number(value)}`);
}

// --- pie ------------------------------------------------------------------------------------------------------------

function pie(segments) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0) || 1;
  let turned = 0;
  const slices = segments.map((segment, index) => {
    const share = segment.value / total;
    const ring = svg("circle", {
      r: 60, cx: 100, cy: 100, fill: "none", "stroke-width": 40, pathLength: 100, transform: `rotate(${turned * 360 - 90} 100 100)`,
      "stroke-dasharray": `${Math.max(0, share * 100 - (segments.length > 1 ? 0.6 : 0))} 100`, style: { stroke: colour(index) },
    }, svg("title", {}, `${segment.label}: ${number(segment.value)} (${Math.round(share * 100)} %)`));
    turned += share;
    return ring;
  });
  return svg("svg", { viewBox: "0 0 200 200", width: 200, height: 200, class: "chart pie", "aria-hidden": "true" }, slices);
}

export function legend(entries) {
  return h("ul", { class: "legend" }, entries.map((words, index) => h("li", {}, h("i", { style: { background: colour(index) } }), words)));
}
