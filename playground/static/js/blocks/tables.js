// The table block, and data_table with its pages and its sorting.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { richText } from "./rich_text.js";

export function table(block) {
  const [head = [], ...rows] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const styles = (column) => [settings[column]?.align ?? "left", settings[column]?.is_wrapped && "wrapped"].filter(Boolean).join(" ");
  return h("div", { class: "table-scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((cell, column) => h("th", { scope: "col", class: styles(column) }, cellWords(cell))))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, column) => h("td", { class: styles(column) }, cellWords(cell))))))));
}

function cellWords(cell) {
  if (cell?.type === "rich_text") return richText(cell);
  return cell?.text ?? (cell?.value === undefined ? "" : String(cell.value));
}

export function dataTable(block) {
  const view = { page: 0, column: null, down: false };
  const root = h("div", { class: "data-table" });
  const draw = (focusOn) => {
    root.replaceChildren(...dataTableParts(block, view, draw));
    if (focusOn) root.querySelector(`[data-focus="${focusOn}"]:not(:disabled)`)?.focus();
  };
  draw();
  return root;
}

function dataTableParts(block, view, draw) {
  const [head = [], ...body] = block.rows ?? [];
  const size = block.page_size ?? 5;
  const rows = sorted(body, view);
  const shown = rows.slice(view.page * size, (view.page + 1) * size);
  const heading = (cell, column) => columnHead(cell, column, view, draw);
  return [
    h("div", { class: "table-scroll" }, h("table", {},
      h("caption", {}, block.caption ?? ""),
      h("thead", {}, h("tr", {}, head.map(heading))),
      h("tbody", {}, shown.map((row) => dataRow(row, block.row_header_column_index ?? 0))))),
    body.length > size && pager(body.length, size, view, draw),
  ].filter(Boolean);
}

function columnHead(cell, column, view, draw) {
  const sort = view.column === column ? (view.down ? "descending" : "ascending") : "none";
  const press = () => {
    view.down = view.column === column && !view.down;
    view.column = column;
    view.page = 0;
    draw(`column-${column}`);
  };
  return h("th", { scope: "col", "aria-sort": sort, class: cell?.type === "raw_number" ? "right" : "" },
    h("button", { type: "button", class: "sort", data: { focus: `column-${column}` }, on: { click: press } },
      cellWords(cell), sort !== "none" && icon(view.down ? "down" : "up", 12)));
}

function dataRow(row, headColumn) {
  return h("tr", {}, row.map((cell, column) => h(column === headColumn ? "th" : "td", {
    scope: column === headColumn ? "row" : null, class: cell?.type === "raw_number" ? "right" : "",
  }, cellWords(cell))));
}

function sorted(rows, { column, down }) {
  if (column === null) return rows;
  const key = (row) => row[column]?.value ?? h("i", {}, cellWords(row[column])).textContent;
  const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other)));
  return [...rows].sort((one, other) => compare(key(one), key(other)) * (down ? -1 : 1));
}

function pager(total, size, view, draw) {
  const last = Math.ceil(total / size) - 1;
  const turn = (by, name) => () => { view.page += by; draw(view.page === 0 || view.page === last ? (name === "next" ? "previous" : "next") : name); };
  const from = view.page * size + 1;
  return h("div", { class: "pager" },
    h("span", { "aria-live": "polite" }, `${from}–${Math.min(total, from + size - 1)} of ${total}`),
    h("button", { type: "button", class: "button square quiet", "aria-label": "Previous page", disabled: view.page === 0, data: { focus: "previous" }, on: { click: turn(-1, "previous") } }, icon("back", 14)),
    h("button", { type: "button", class: "button square quiet", "aria-label": "Next page", disabled: view.page === last, data: { focus: "next" }, on: { click: turn(1, "next") } }, icon("next", 14)));
}
