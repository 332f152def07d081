// Puts a floating list beside what it belongs to, inside the window.

const MARGIN = 8;

export function place(floating, anchor, { fit = false } = {}) {
  const box = anchor.getBoundingClientRect();
  if (fit) floating.style.width = `${Math.max(box.width, 220)}px`;
  const { width, height } = floating.getBoundingClientRect();
  const below = box.bottom + 4;
  const above = box.top - height - 4;
  const top = below + height <= innerHeight - MARGIN || above < MARGIN ? below : above;
  const left = fit ? box.left : preferInside(box, width);
  floating.style.top = `${clamp(top, innerHeight - height)}px`;
  floating.style.left = `${clamp(left, innerWidth - width)}px`;
}

function preferInside(box, width) {
  return box.left + width > innerWidth - MARGIN ? box.right - width : box.left;
}

function clamp(value, most) {
  return Math.max(MARGIN, Math.min(value, most - MARGIN));
}
