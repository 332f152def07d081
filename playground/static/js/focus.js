// Keeps the focus on the same control while its surroundings are drawn again.

export function keepingPlace(root, redraw) {
  const held = root.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  redraw();
  if (held) [...root.querySelectorAll("button, a")].find((control) => keyOf(control) === held)?.focus({ preventScroll: true });
}

function keyOf(control) {
  return control.dataset.key ?? control.getAttribute("aria-label") ?? control.textContent;
}
