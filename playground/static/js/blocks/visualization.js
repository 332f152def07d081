// The data_visualization block: a chart, its legend, a sentence for who cannot see it, and its numbers as a table.

import { categoriesOf, drawChart, legend, number, valueAt } from "../charts.js";
import { freshId, h } from "../dom.js";

export function visualization(block) {
  const chart = block.chart ?? {};
  const titleId = freshId("chart");
  const canvas = h("div", { class: chart.type === "pie" ? "canvas round" : "canvas" });
  redrawOnResize(canvas, chart);
  const rows = chart.type === "pie" ? pieRows(chart) : seriesRows(chart);
  return h("figure", { class: `visualization ${chart.type === "pie" ? "with-side" : ""}`, "aria-labelledby": titleId },
    h("figcaption", { id: titleId }, block.title ?? "Chart"),
    h("div", { class: "visual" },
      h("div", { role: "img", "aria-label": `${block.title ?? "Chart"}, ${chart.type} chart. ${sentence(chart)}` }, canvas),
      legend(chart.type === "pie" ? pieNames(chart) : (chart.series ?? []).map((series) => series.name))),
    h("details", { class: "numbers" }, h("summary", {}, "Show numbers"), numbers(rows)));
}

/** Text keeps its size on every window, so the chart is drawn anew for each width. */
function redrawOnResize(canvas, chart) {
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width && canvas.dataset.width !== String(width)) {
      canvas.dataset.width = String(width);
      canvas.replaceChildren(drawChart(chart, width));
    }
  });
  observer.observe(canvas);
}

function pieNames({ segments = [] }) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0) || 1;
  return segments.map(({ label, value }) => [label, h("b", {}, `${Math.round((value / total) * 100)} %`)]);
}

function pieRows({ segments = [] }) {
  return [["", "Value"], ...segments.map(({ label, value }) => [label, number(value)])];
}

function seriesRows(chart) {
  const series = chart.series ?? [];
  const head = [chart.axis_config?.x_label ?? "", ...series.map((each) => each.name)];
  return [head, ...categoriesOf(chart).map((name) => [name, ...series.map((each) => cell(valueAt(each, name)))])];
}

function cell(value) {
  return value === null ? "–" : number(value);
}

function sentence(chart) {
  if (chart.type === "pie") return (chart.segments ?? []).map(({ label, value }) => `${label} ${number(value)}`).join(", ");
  return (chart.series ?? []).map((series) => {
    const values = (series.data ?? []).map((point) => point.value);
    return `${series.name} from ${cell(values[0] ?? null)} to ${cell(values.at(-1) ?? null)}`;
  }).join("; ");
}

function numbers([head, ...rows]) {
  return h("div", { class: "table-scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map(([name, ...values]) => h("tr", {}, h("th", { scope: "row" }, name), values.map((value) => h("td", { class: "right" }, value)))))));
}
