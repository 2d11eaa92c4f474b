// The drawing surface: what vis-network is given, what part of it is in view, and the tip beside the pointer.

const byKey = (id) => document.getElementById(id);
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
readTheme();

const unseen = { color: { opacity: 0 }, chosen: false, width: 1 };
const drawing = {
  nodes: new vis.DataSet(data.nodes.map((node) => {
    const { id, x, y, size } = node;
    return { id, x, y, size, shape: "custom", ctxRenderer: renderer(node) };
  })),
  edges: new vis.DataSet(data.edges.map(({ id, from, to }) => ({ id, from, to, ...unseen }))),
};
let shown = new Set(byId.keys());
let bright = null; // the nodes that are not dimmed, or null for all
const network = new vis.Network(byKey("graph"), drawing, data.options);

function renderer(node) {
  return ({ ctx, x, y }) => {
    const scale = network.getScale();
    const side = 2 * radius(node, scale);
    return { drawNode: () => drawNode(ctx, node, x, y, scale, bright), nodeDimensions: { width: side, height: side } };
  };
}

function hideAndShow() {
  drawing.nodes.update(data.nodes.map(({ id }) => ({ id, hidden: !shown.has(id) })));
  drawing.edges.update(data.edges.map(({ id, from, to }) => ({ id, hidden: !shown.has(from) || !shown.has(to) })));
}

function repaint() {
  const lit = spotlight();
  bright = storyBright ?? (lit === null ? null : around(lit));
  byKey("graph").dataset.lit = bright === null ? "" : String(bright.size);
  labelsChanged();
  network.redraw();
}

const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// The view that shows these nodes, with room for the labels at the rim.
function frameOf(ids) {
  const spots = Object.values(network.getPositions(ids));
  const ends = (axis) => [Math.min(...spots.map((spot) => spot[axis])), Math.max(...spots.map((spot) => spot[axis]))];
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  const stage = byKey("graph");
  const across = Math.max(stage.clientWidth - 2 * (ROOM.x + 12), 100) / Math.max(right - left, 1);
  const down = Math.max(stage.clientHeight - 2 * (ROOM.y + 8), 100) / Math.max(bottom - top, 1);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(across, down, 1.4) };
}

function fit(animation = motion()) {
  if (shown.size > 0) network.moveTo({ ...frameOf([...shown]), animation });
}

// Brings a node and what surrounds it into view; when that is too much, the node into the middle.
function lookAt(id) {
  const view = frameOf([...around(id)].filter((other) => shown.has(other)));
  const near = { position: network.getPositions([id])[id], scale: 0.5 };
  network.moveTo({ ...(view.scale < 0.35 ? near : view), animation: motion() });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });
}

function tipFor(node) {
  const lines = [types.get(node.type).label];
  if (node.kind === "event") lines[0] += ` · ${CERTAINTY.get(node.factuality)}${node.when ? " · " + node.when : ""}`;
  else lines[0] += ` · ${many(links.get(node.id).length, "link")}`;
  return [node.label, ...lines];
}

function showTip(parts, at) {
  const tip = byKey("tip");
  tip.replaceChildren(make("strong", {}, parts[0]), ...parts.slice(1).map((line) => make("span", {}, line)));
  tip.hidden = false;
  const stage = byKey("stage").getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, stage.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${at.y + 18 + tip.offsetHeight > stage.height ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
}
