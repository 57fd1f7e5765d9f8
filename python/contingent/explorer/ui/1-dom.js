// Elements. Whatever a scenario says is put in as text nodes and attribute values, never as markup.

const SVG = "http://www.w3.org/2000/svg";
let ids = 0;
const newId = (what) => `contingent-${what}-${++ids}`;

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);
const button = (told, does, attributes = {}) => make("button", { type: "button", click: does, ...attributes }, told);
const inPercent = (share) => `${(100 * share).toFixed(2)}%`;

// "+7.1" as an element, its sign told by colour as well; nothing where nothing changed.
function change(points) {
  if (!points) return make("span", { class: "change" });
  return make("span", { class: `change ${points.startsWith("+") ? "gain" : "loss"}` }, points);
}

const inWords = (cell) => (cell.points ? `${cell.shown}, ${cell.points} points from ${cell.was_shown}` : cell.shown);

// One of several elements is in the tab order; arrow keys move on. `step` says where a key leads from an index, or null.
function roving(elements, start, step, act) {
  let at = Math.max(0, Math.min(start, elements.length - 1));
  elements.forEach((element, index) => {
    element.setAttribute("tabindex", index === at ? "0" : "-1");
    element.addEventListener("focus", () => {
      elements[at].setAttribute("tabindex", "-1");
      at = index;
      element.setAttribute("tabindex", "0");
    });
    element.addEventListener("keydown", (event) => {
      const next = step(event.key, index);
      if (next !== null && next >= 0 && next < elements.length) elements[next].focus();
      else if (act && (event.key === "Enter" || event.key === " ")) act(index);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

const alongList = (count) => (key, at) =>
  ({ ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: count - 1 })[key] ?? null;

// What had the focus keeps it when a panel is drawn anew: elements are known by `data-key`.
function redrawn(panel, fill) {
  const root = panel.getRootNode();
  const held = panel.contains(root.activeElement) ? root.activeElement.dataset.key : null;
  fill();
  if (held) panel.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

let ruler = null;
function textWidth(text, size) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = `${size}px system-ui, sans-serif`;
  return ruler.measureText(text).width;
}

function shortened(text, room, size) {
  if (textWidth(text, size) <= room) return text;
  let end = text.length - 1;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
