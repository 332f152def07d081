// Draws a list of blocks; one drawer a type, and a grey notice for what is not known.

import { h } from "../dom.js";
import { actions, input } from "./actions.js";
import { alert, container, plan, taskCard } from "./boxes.js";
import { card, carousel } from "./cards.js";
import { fileBlock, image, video } from "./media.js";
import { richText } from "./rich_text.js";
import { dataTable, table } from "./tables.js";
import { context as contextBlock, divider, header, markdownBlock, section } from "./text.js";
import { visualization } from "./visualization.js";

const DRAWERS = {
  section, actions, context: contextBlock, divider, header, image, input, rich_text: richText, video, markdown: markdownBlock,
  table, data_table: dataTable, data_visualization: visualization, card, carousel, alert, container, file: fileBlock,
  context_actions: actions, plan, task_card: taskCard,
};

export function drawBlocks(blocks, context) {
  return (blocks ?? []).map((block) => drawBlock(block, context));
}

function drawBlock(block, context) {
  const drawer = DRAWERS[block.type];
  const drawn = drawer ? drawer(block, context) : h("div", { class: "unsupported" }, `unsupported block: ${block.type}`);
  return h("div", { class: `block block-${drawer ? block.type : "unknown"}`, data: { block: block.block_id ?? "" } }, drawn);
}
