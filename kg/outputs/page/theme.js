// Colours, shapes and strokes: of the canvas, of the legend, and in light and dark.

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { asserted: [], planned: [8, 5], possible: [1.5, 4], negated: [] };
const FACTUALITY = [
  ["asserted", "stated as fact"], ["planned", "planned"], ["possible", "possible"], ["negated", "denied"],
];
const CERTAINTY = new Map(FACTUALITY);
const theme = {};

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["back", "panel", "raised", "line", "text", "soft", "accent", "edge", "denied"]) {
    theme[name] = style.getPropertyValue("--" + name).trim();
  }
  theme.font = getComputedStyle(document.body).fontFamily;
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const toHex = (rgb) => "#" + rgb.map((c) => Math.round(c).toString(16).padStart(2, "0")).join("");

function mix(a, b, share) {
  const [one, two] = [channels(a), channels(b)];
  return toHex(one.map((c, i) => c * (1 - share) + two[i] * share));
}

function luminance(hex) {
  const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = channels(hex).map((c) => linear(c / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// The colour, moved towards the text colour until it stands out from the background (contrast of at least `least`).
function standOut(hex, least) {
  const back = luminance(theme.back);
  for (let share = 0; share < 1; share += 0.1) {
    const tried = mix(hex, theme.text, share);
    const [low, high] = [back, luminance(tried)].sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) >= least) return tried;
  }
  return theme.text;
}

const hollow = (node) => node.kind === "event" && Boolean(node.factuality) && node.factuality !== "asserted";

// Full for what happened, hollow for the rest; a dashed or dotted rim as the lines are, red where it was denied.
function looks(node) {
  const fill = standOut(node.color, 1.9);
  return {
    fill: hollow(node) ? mix(fill, theme.back, 0.82) : fill,
    stroke: node.factuality === "negated" ? theme.denied : standOut(node.color, 3),
    dashes: node.factuality === "planned" ? [0.5, 0.32] : node.factuality === "possible" ? [0.16, 0.26] : [],
  };
}

const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  triangle: [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]],
  triangleDown: [[0, 1.1], [1.1, -0.85], [-1.1, -0.85]],
  hexagon: [0, 1, 2, 3, 4, 5].map((i) => [1.1 * Math.cos(i * Math.PI / 3), 1.1 * Math.sin(i * Math.PI / 3)]),
  star: [...Array(10).keys()].map((i) => {
    const reach = i % 2 ? 0.55 : 1.25;
    return [reach * Math.sin(i * Math.PI / 5), -reach * Math.cos(i * Math.PI / 5)];
  }),
};

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The same shape and colours as on the canvas, as a small picture for legend and lists.
function swatch(node) {
  const { fill, stroke, dashes } = looks(node);
  const paint = { fill, stroke, "stroke-width": hollow(node) ? 0.28 : 0.16, "stroke-dasharray": dashes.join(" ") };
  const corners = CORNERS[node.shape];
  const shape = corners
    ? svg("polygon", { points: corners.map((p) => p.map((c) => c.toFixed(2)).join(",")).join(" "), ...paint })
    : svg("circle", { r: 1, ...paint });
  return svg("svg", { class: "swatch", viewBox: "-1.5 -1.5 3 3", "aria-hidden": "true" }, shape);
}

function lineSwatch(factuality) {
  const stroke = factuality === "negated" ? "var(--denied)" : "var(--soft)";
  const style = `stroke: ${stroke}; stroke-width: 2`;
  const dashes = DASHES[factuality].map((part) => part * 0.8).join(" ");
  const line = svg("line", { x1: 0, y1: 6, x2: 30, y2: 6, style, "stroke-dasharray": dashes });
  return svg("svg", { class: "line", viewBox: "0 0 30 12", "aria-hidden": "true" }, line);
}
