// Draws nodes and links, with lines of one width on the screen at every zoom. vis-network keeps the places, moves the
// view, and finds what the pointer is on.

// The node whose surroundings stand out while the rest is dimmed. A focus shows nothing else anyway.
const spotlight = () => (state.focus && state.focus.id === state.selected ? null : state.selected);

// What stands out with a node: of an event those in it; of an actor or a good its events and, unless they are many, the
// others in them.
const around = (id) => within(id, byId.get(id).kind === "event" || links.get(id).length > HUB ? 1 : 2);

// A node shrinks more slowly than the drawing, so that it stays visible from afar and does not swell when near.
const radius = (node, scale) => node.size * scale ** -0.42;

function outline(ctx, node, x, y, r) {
  ctx.beginPath();
  const corners = CORNERS[node.shape];
  if (!corners) ctx.arc(x, y, r, 0, 2 * Math.PI);
  else corners.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + dx * r, y + dy * r) : ctx.moveTo(x + dx * r, y + dy * r)));
  ctx.closePath();
}

function drawNode(ctx, node, x, y, scale, bright) {
  const r = radius(node, scale);
  const { fill, stroke, dashes } = looks(node);
  const lead = node.id === state.selected || node.id === state.hovered;
  ctx.globalAlpha = bright === null || bright.has(node.id) ? 1 : 0.16;
  outline(ctx, node, x, y, r);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = (lead ? 3 : hollow(node) ? 1.6 : 1) / scale;
  ctx.strokeStyle = lead ? theme.text : stroke;
  ctx.setLineDash(lead ? [] : dashes.map((part) => part * r));
  ctx.stroke();
  ctx.setLineDash([]);
}

// Three passes keep the lines that matter on top: the faint ones, those denied, those of the node that is lit.
function drawLinks(ctx, positions, scale, ids, bright) {
  const id = state.selected !== null ? state.selected : state.hovered;
  const shown = data.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const strong = (edge) => id !== null && (edge.from === id || edge.to === id);
  const lit = (edge) => bright !== null && bright.has(edge.from) && bright.has(edge.to);
  const order = (edge) => (strong(edge) ? 3 : lit(edge) ? 2 : edge.factuality === "negated" ? 1 : 0);
  const quiet = shown.length > 300 && bright === null ? 0.5 : 0.8;
  const dim = (edge) => bright !== null && !lit(edge);
  ctx.save();
  for (const edge of [...shown].sort((a, b) => order(a) - order(b))) {
    ctx.globalAlpha = strong(edge) ? 1 : dim(edge) ? 0.1 : quiet;
    ctx.lineWidth = (strong(edge) ? 2.2 : 1.15) / scale;
    ctx.strokeStyle = edge.factuality === "negated" ? theme.denied : strong(edge) ? theme.accent : theme.edge;
    drawLink(ctx, edge, positions[edge.from], positions[edge.to], scale);
  }
  ctx.restore();
}

function drawLink(ctx, edge, a, b, scale) {
  ctx.setLineDash((DASHES[edge.factuality] || []).map((part) => part / scale));
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  if (edge.arrows) arrow(ctx, a, b, radius(byId.get(edge.to), scale) + 1 / scale, scale);
}

function arrow(ctx, a, b, back, scale) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const [x, y] = [b.x - back * Math.cos(angle), b.y - back * Math.sin(angle)];
  const wing = (turn) => [x - 8 / scale * Math.cos(angle + turn), y - 8 / scale * Math.sin(angle + turn)];
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(...wing(0.4));
  ctx.lineTo(...wing(-0.4));
  ctx.closePath();
  ctx.fillStyle = ctx.strokeStyle;
  ctx.fill();
}
