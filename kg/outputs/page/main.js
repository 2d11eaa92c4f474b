// Ties the parts together: what changes when the reader does something.

function countWords(ids) {
  const events = [...ids].filter((id) => byId.get(id).kind === "event").length;
  return `${many(ids.size - events, "actor or good", "actors, goods and topics")} · ${many(events, "event")}`;
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

function choose(id, look = false) {
  if (id !== null && !storyBright?.has(id)) [state.story, storyBright] = [null, null];
  state.selected = id;
  if (id !== null && !shown.has(id)) resetFilters();
  if (id === null) network.unselectAll();
  else network.selectNodes([id], false);
  repaint();
  drawDetails();
  if (id !== null) showPanel("details", true);
  if (look && id !== null) (storyBright ? lookAtStory : lookAt)(id);
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
  const walk = (by) => focusOn(id, Math.min(6, Math.max(1, hops + by)));
  const step = (by, name, sign) => make("button", { type: "button", "aria-label": name, click: () => walk(by) }, sign);
  return bar.replaceChildren("Around", make("strong", {}, byId.get(id).label), step(-1, "Fewer steps", "−"),
    many(hops, "step"), step(1, "More steps", "+"),
    make("button", { type: "button", id: "leave-focus", click: leaveFocus }, "Show everything"));
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
  else if (state.story !== null) openStory(null);
  else if (state.listing) closeStories();
  else if (state.focus !== null) leaveFocus();
}

function listen() {
  network.on("click", (at) => {
    const edge = at.nodes.length ? null : data.edges[at.edges[0]];
    const id = at.nodes.length ? at.nodes[0] : edge ? (byId.get(edge.to).kind === "event" ? edge.to : edge.from) : null;
    if (id === null && state.selected === null && state.story !== null) openStory(null);
    else choose(id);
  });
  network.on("doubleClick", (at) => { if (at.nodes.length) focusOn(at.nodes[0], 2); });
  network.on("hoverNode", (at) => hover(at.node, at.pointer.DOM));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", (at) => {
    const edge = data.edges[at.edge];
    const ends = [`${byId.get(edge.from).label} – ${edge.title}`, byId.get(edge.to).label];
    if (state.hovered === null) showTip(ends, at.pointer.DOM);
  });
  network.on("blurEdge", () => { if (state.hovered === null) byKey("tip").hidden = true; });
  network.on("dragging", labelsChanged);
  network.on("dragStart", () => hover(null));
  network.on("beforeDrawing", (ctx) => drawLinks(ctx, network.getPositions(), network.getScale(), shown, bright));
  network.on("beforeDrawing", (ctx) => drawStory(ctx, network.getPositions(), network.getScale()));
  network.on("afterDrawing", (ctx) => {
    drawLabels(ctx, network.getPositions(), network.getScale(), network.canvasToDOM({ x: 0, y: 0 }), shown);
  });
  byKey("zoom-in").addEventListener("click", () => zoom(1.4));
  byKey("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byKey("zoom-fit").addEventListener("click", () => fit());
  byKey("show-all").addEventListener("click", resetFilters);
  byKey("toggle-filters").addEventListener("click", () => togglePanel("filters"));
  byKey("toggle-details").addEventListener("click", () => togglePanel("details"));
  byKey("open-stories").hidden = data.stories.length === 0;
  byKey("open-stories").addEventListener("click", () => openStories());
  dark.addEventListener("change", () => { readTheme(); drawFilters(); drawDetails(); repaint(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stepBack();
    if (event.key === "/" && document.activeElement !== query) { query.focus(); event.preventDefault(); }
  });
}

const narrow = () => window.innerWidth <= 900;

function start() {
  byKey("counts").textContent = data.counts;
  byKey("note").textContent = data.note || "";
  byKey("note").hidden = !data.note;
  showPanel("filters", !narrow());
  showPanel("details", !narrow());
  if (narrow()) query.placeholder = "Search …";
  drawFilters();
  drawDetails();
  startSearch();
  listen();
  changed();
  fit(false);
  network.once("afterDrawing", () => { document.body.dataset.ready = "true"; });
}

start();
window.view = { network, state, data, choose, focusOn, fit, openStory, openStories };
