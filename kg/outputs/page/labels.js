// Labels are drawn by the page itself: of one size on the screen at every zoom, the best connected first, and never one
// over another. Zooming in makes room for more.

const LINE = 1.18;
const measured = new Map();
let placed = { key: "", labels: [], edges: [] };
let labelsVersion = 0;

const labelsChanged = () => { labelsVersion += 1; };

function wrap(text, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
  }
  const cut = lines.map((line) => (line.length > most + 6 ? line.slice(0, most + 5) + "…" : line));
  return cut.length > 3 ? [...cut.slice(0, 2), cut[2] + " …"] : cut;
}

function measure(ctx, text, font) {
  const key = font + "\n" + text;
  if (!measured.has(key)) {
    ctx.font = font;
    measured.set(key, ctx.measureText(text).width);
  }
  return measured.get(key);
}

function labelOf(ctx, node) {
  const lead = node.id === state.selected || node.id === state.hovered;
  const size = node.kind === "event" ? 11 : Math.min(15, 11.5 + Math.sqrt(links.get(node.id).length) * 0.7);
  const weight = lead ? 700 : node.kind === "event" ? 400 : 600;
  const lines = node.kind === "event"
    ? [...wrap(node.short, 22), ...(node.when ? [node.when] : [])]
    : wrap(node.name, 20);
  const style = `${weight} ${size}px ${theme.font}`;
  return { node, lines, size, weight, width: Math.max(...lines.map((line) => measure(ctx, line, style))), lead };
}

const apart = (a, b) => a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom;

function candidates(label, at, reach) {
  const { width, size, lines } = label;
  const height = lines.length * size * LINE;
  const box = (left, top, align) => ({ left, top, right: left + width, bottom: top + height, align });
  return [
    box(at.x - width / 2, at.y + reach + 2, "center"),
    box(at.x + reach + 4, at.y - height / 2, "left"),
    box(at.x - width / 2, at.y - reach - 2 - height, "center"),
    box(at.x - reach - 4 - width, at.y - height / 2, "right"),
  ];
}

// Which nodes get a label first: what the reader points at, its neighbours, then the best connected.
function inOrder(ids) {
  const core = [state.selected, state.hovered].filter((id) => id !== null);
  const near = new Set(core.flatMap((id) => links.get(id).map((link) => link.other)));
  const rank = (node) => (core.includes(node.id) ? 0 : near.has(node.id) ? 1 : node.kind === "event" ? 3 : 2);
  const nodes = [...ids].map((id) => byId.get(id)).sort((a, b) => rank(a) - rank(b) || byLinks(a, b));
  return { nodes, near, core };
}

function placeLabels(ctx, positions, scale, ids) {
  const spot = (id) => ({ x: positions[id].x * scale, y: positions[id].y * scale });
  const reach = (node) => Math.max(node.size * scale, 2) + 1;
  const { nodes, near, core } = inOrder(ids);
  const shapes = nodes.map((node) => {
    const [at, r] = [spot(node.id), reach(node) * 0.8];
    return { id: node.id, left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r };
  });
  const taken = [];
  const labels = [];
  const crowded = nodes.length > 60 && scale < 0.55;
  for (const node of nodes) {
    const wanted = core.includes(node.id) || near.has(node.id);
    if (core.length > 0 && state.selected !== null && !wanted) continue;
    if (crowded && node.kind === "event" && !wanted) continue;
    const label = labelOf(ctx, node);
    const boxes = candidates(label, spot(node.id), reach(node));
    const clear = (box) => taken.every((other) => apart(box, other));
    const free = (box) => clear(box) && shapes.every((shape) => shape.id === node.id || apart(box, shape));
    const box = boxes.find(free) || (wanted || node.kind === "entity" ? boxes.find(clear) : null) || (label.lead ? boxes[0] : null);
    if (!box) continue;
    taken.push(box);
    labels.push({ ...label, box });
  }
  return { labels, edges: placeRoles(ctx, spot, scale, ids, taken, core) };
}

// The role of a link stands on it where the reader points, or everywhere once the drawing is large enough.
function placeRoles(ctx, spot, scale, ids, taken, core) {
  const shown = data.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)
    && (core.includes(edge.from) || core.includes(edge.to) || (scale >= 1.1 && state.selected === null)));
  const roles = [];
  for (const edge of shown) {
    const [a, b] = [spot(edge.from), spot(edge.to)];
    const width = measure(ctx, edge.title, `italic 400 10.5px ${theme.font}`) + 4;
    for (const share of [0.5, 0.38, 0.62]) {
      const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
      const box = { left: x - width / 2, right: x + width / 2, top: y - 7, bottom: y + 7 };
      if (!taken.every((other) => apart(box, other))) continue;
      taken.push(box);
      roles.push({ text: edge.title, x, y });
      break;
    }
  }
  return roles;
}

function write(ctx, text, x, y, scale, colour) {
  ctx.lineWidth = 3.5 / scale;
  ctx.lineJoin = "round";
  ctx.strokeStyle = theme.back;
  ctx.strokeText(text, x / scale, y / scale);
  ctx.fillStyle = colour;
  ctx.fillText(text, x / scale, y / scale);
}

function strike(ctx, label, x, y, width, scale) {
  const left = label.box.align === "center" ? x - width / 2 : label.box.align === "left" ? x : x - width;
  ctx.beginPath();
  ctx.moveTo(left / scale, y / scale);
  ctx.lineTo((left + width) / scale, y / scale);
  ctx.lineWidth = 1.3 / scale;
  ctx.strokeStyle = theme.denied;
  ctx.stroke();
}

function drawLabel(ctx, label, scale) {
  const { box, node, lines, size, weight } = label;
  ctx.font = `${weight} ${size / scale}px ${theme.font}`;
  ctx.textAlign = box.align;
  const x = box.align === "center" ? (box.left + box.right) / 2 : box.align === "left" ? box.left : box.right;
  lines.forEach((line, i) => {
    const y = box.top + (i + 0.5) * size * LINE;
    write(ctx, line, x, y, scale, node.kind === "event" && !label.lead ? theme.soft : theme.text);
    const width = measure(ctx, line, `${weight} ${size}px ${theme.font}`);
    ctx.font = `${weight} ${size / scale}px ${theme.font}`;
    if (node.factuality === "negated") strike(ctx, label, x, y, width, scale);
  });
}

function drawLabels(ctx, positions, scale, ids) {
  const key = `${scale.toFixed(5)} ${labelsVersion}`;
  ctx.save();
  ctx.textBaseline = "middle";
  if (placed.key !== key) placed = { key, ...placeLabels(ctx, positions, scale, ids) };
  ctx.textAlign = "center";
  ctx.font = `italic 400 ${10.5 / scale}px ${theme.font}`;
  placed.edges.forEach((role) => write(ctx, role.text, role.x, role.y, scale, theme.soft));
  [...placed.labels].reverse().forEach((label) => drawLabel(ctx, label, scale));
  ctx.restore();
}
