// Draws the graph and ties the parts together.

const byKey = (id) => document.getElementById(id);
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
readTheme();

const unseen = { color: { opacity: 0 }, chosen: false, width: 1 };
const drawing = {
  nodes: new vis.DataSet(data.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, size: node.size, shape: "custom", ctxRenderer: renderer(node) }))),
  edges: new vis.DataSet(data.edges.map(({ id, from, to }) => ({ id, from, to, ...unseen }))),
};
let shown = new Set(byId.keys());
const network = new vis.Network(byKey("graph"), drawing, data.options);

function renderer(node) {
  return ({ ctx, x, y }) => {
    const side = 2 * radius(node, network.getScale());
    return { drawNode: () => drawNode(ctx, node, x, y, network.getScale()), nodeDimensions: { width: side, height: side } };
  };
}

function hideAndShow() {
  drawing.nodes.update(data.nodes.map(({ id }) => ({ id, hidden: !shown.has(id) })));
  drawing.edges.update(data.edges.map(({ id, from, to }) => ({ id, hidden: !shown.has(from) || !shown.has(to) })));
}

function repaint() {
  labelsChanged();
  network.redraw();
}

function countWords(ids) {
  const events = [...ids].filter((id) => byId.get(id).kind === "event").length;
  return `${ids.size - events} actors, goods and topics · ${events} events`;
}

function changed() {
  shown = visibleIds();
  if (state.selected !== null && !shown.has(state.selected)) choose(null);
  hideAndShow();
  repaint();
  byKey("empty").hidden = shown.size > 0;
  byKey("status").textContent = shown.size === data.nodes.length ? "" : `Showing ${countWords(shown)}`;
  byKey("graph").dataset.shown = String(shown.size);
  drawFocusBar();
}

const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// Shows all visible nodes, with room for the labels at the rim.
function fit(animation = motion()) {
  const spots = Object.values(network.getPositions([...shown]));
  if (spots.length === 0) return;
  const ends = (axis) => [Math.min(...spots.map((spot) => spot[axis])), Math.max(...spots.map((spot) => spot[axis]))];
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  const stage = byKey("graph");
  const across = Math.max(stage.clientWidth - 2 * (ROOM.x + 12), 100) / Math.max(right - left, 1);
  const down = Math.max(stage.clientHeight - 2 * (ROOM.y + 8), 100) / Math.max(bottom - top, 1);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(across, down, 1.4), animation });
}

function lookAt(ids) {
  network.focus(ids[0], { scale: Math.max(network.getScale(), 0.9), animation: motion() });
}

function choose(id, look = false) {
  state.selected = id;
  if (id !== null && !shown.has(id)) resetFilters();
  if (id === null) network.unselectAll();
  else network.selectNodes([id], false);
  repaint();
  drawDetails();
  if (id !== null) showPanel("details", true);
  if (look && id !== null) lookAt([id]);
}

function focusOn(id, hops) {
  state.focus = { id, hops };
  changed();
  fit();
}

function leaveFocus() {
  state.focus = null;
  changed();
  fit();
}

function drawFocusBar() {
  const bar = byKey("focus-bar");
  bar.hidden = state.focus === null;
  if (state.focus === null) return bar.replaceChildren();
  const { id, hops } = state.focus;
  const step = (by, name, text) => make("button", { type: "button", "aria-label": name, click: () => focusOn(id, Math.min(6, Math.max(1, hops + by))) }, text);
  return bar.replaceChildren("Around", make("strong", {}, byId.get(id).name), step(-1, "Fewer steps", "−"),
    `${hops} step${hops === 1 ? "" : "s"}`, step(1, "More steps", "+"),
    make("button", { type: "button", id: "leave-focus", click: leaveFocus }, "Show everything"));
}

function tipFor(node) {
  const lines = [types.get(node.type).label];
  if (node.kind === "event") lines[0] += ` · ${CERTAINTY.get(node.factuality)}${node.when ? " · " + node.when : ""}`;
  else lines[0] += ` · ${links.get(node.id).length} link${links.get(node.id).length === 1 ? "" : "s"}`;
  return [node.name, ...lines];
}

function showTip(parts, at) {
  const tip = byKey("tip");
  tip.replaceChildren(make("strong", {}, parts[0]), ...parts.slice(1).map((line) => make("span", {}, line)));
  tip.hidden = false;
  const stage = byKey("stage").getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, stage.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${at.y + 18 + tip.offsetHeight > stage.height ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
}

function hover(id, at) {
  state.hovered = id;
  repaint();
  if (id === null) byKey("tip").hidden = true;
  else showTip(tipFor(byId.get(id)), at);
}

function showPanel(name, open) {
  const button = byKey(`toggle-${name}`);
  byKey(name).hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

function togglePanel(name) {
  showPanel(name, byKey(name).hidden);
  network.redraw();
}

function stepBack() {
  if (state.selected !== null) choose(null);
  else if (state.focus !== null) leaveFocus();
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });
}

function listen() {
  network.on("click", (at) => {
    const edge = at.nodes.length ? null : data.edges[at.edges[0]];
    const id = at.nodes.length ? at.nodes[0] : edge ? (byId.get(edge.to).kind === "event" ? edge.to : edge.from) : null;
    choose(id);
  });
  network.on("doubleClick", (at) => { if (at.nodes.length) focusOn(at.nodes[0], 2); });
  network.on("hoverNode", (at) => hover(at.node, at.pointer.DOM));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", (at) => {
    const edge = data.edges[at.edge];
    if (state.hovered === null) showTip([`${byId.get(edge.from).name} – ${edge.title}`, byId.get(edge.to).name], at.pointer.DOM);
  });
  network.on("blurEdge", () => { if (state.hovered === null) byKey("tip").hidden = true; });
  network.on("dragging", labelsChanged);
  network.on("dragStart", () => hover(null));
  network.on("beforeDrawing", (ctx) => drawLinks(ctx, network.getPositions(), network.getScale(), shown));
  network.on("afterDrawing", (ctx) => {
    drawLabels(ctx, network.getPositions(), network.getScale(), network.canvasToDOM({ x: 0, y: 0 }), shown);
  });
  byKey("zoom-in").addEventListener("click", () => zoom(1.4));
  byKey("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byKey("zoom-fit").addEventListener("click", () => fit());
  byKey("show-all").addEventListener("click", resetFilters);
  byKey("toggle-filters").addEventListener("click", () => togglePanel("filters"));
  byKey("toggle-details").addEventListener("click", () => togglePanel("details"));
  dark.addEventListener("change", () => { readTheme(); drawFilters(); drawDetails(); repaint(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stepBack();
    if (event.key === "/" && document.activeElement !== query) { query.focus(); event.preventDefault(); }
  });
}

function start() {
  byKey("counts").textContent = data.counts;
  byKey("note").textContent = data.note || "";
  byKey("note").hidden = !data.note;
  const roomy = window.innerWidth > 900;
  showPanel("filters", roomy);
  showPanel("details", roomy);
  drawFilters();
  drawDetails();
  startSearch();
  listen();
  changed();
  fit(false);
  network.once("afterDrawing", () => { document.body.dataset.ready = "true"; });
}

start();
window.view = { network, state, data, choose, focusOn, fit };
