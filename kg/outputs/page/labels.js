// Labels are drawn by the page itself: of one size on the screen at every zoom, the best connected first, and never one
// over another. Zooming in makes room for more.

const LINE = 1.18;
const ROOM = { y: 44, get x() { return Math.min(84, byKey("graph").clientWidth * 0.12); } }; // for labels at the rim
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

const roleFont = () => `italic 400 10.5px ${theme.font}`;

function labelOf(ctx, node, most = 20) {
  const lead = node.id === state.selected || node.id === state.hovered;
  const count = links.get(node.id).length;
  const size = node.kind === "event" ? 11 : Math.round(Math.min(15, 11.4 + Math.sqrt(count) * 0.7));
  const font = `${lead ? 700 : node.kind === "event" || count < 3 ? 400 : 600} ${size}px ${theme.font}`;
  const lines = node.kind === "event" ? [...wrap(node.short, 22), node.when].filter(Boolean) : wrap(node.label, most);
  return { node, lines, size, font, lead, width: Math.max(...lines.map((line) => measure(ctx, line, font))) };
}

const apart = (a, b) => a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom;
const clearOf = (box, others) => others.every((other) => apart(box, other));

function candidates(label, at, reach) {
  const { width, size, lines } = label;
  const height = lines.length * size * LINE;
  const box = (left, top, align) => ({ left, top, right: left + width, bottom: top + height, align });
  const [side, slant] = [reach + 4, reach * 0.7 + 2];
  return [
    box(at.x - width / 2, at.y + reach + 2, "center"),
    box(at.x + side, at.y - height / 2, "left"),
    box(at.x - side - width, at.y - height / 2, "right"),
    box(at.x - width / 2, at.y - reach - 2 - height, "center"),
    box(at.x + slant, at.y + slant - 2, "left"),
    box(at.x - slant - width, at.y + slant - 2, "right"),
    box(at.x + slant, at.y - slant - height + 2, "left"),
    box(at.x - slant - width, at.y - slant - height + 2, "right"),
  ];
}

// Which nodes get a label first: what the reader points at, its neighbours, then the best connected.
function inOrder(ids) {
  const core = [state.selected, state.hovered].filter((id) => id !== null);
  const near = new Set([...core.flatMap((id) => [...around(id)]), ...(storyBright ?? [])]);
  const rank = (node) => (core.includes(node.id) ? 0 : near.has(node.id) ? 1 : node.kind === "event" ? 3 : 2);
  const nodes = [...ids].map((id) => byId.get(id)).sort((a, b) => rank(a) - rank(b) || byLinks(a, b));
  return { nodes, core, rank };
}

function obstacles(nodes, spot, reach) {
  return nodes.map((node) => {
    const [at, r] = [spot(node.id), reach(node) * 0.85];
    const box = { left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r };
    return { ...box, id: node.id, entity: node.kind === "entity" };
  });
}

// The frame that labels should stay in: that of the nodes and the room that the view leaves around them.
function frame(shapes) {
  const most = (side, pick) => pick(...shapes.map((shape) => shape[side]));
  return {
    left: most("left", Math.min) - ROOM.x, right: most("right", Math.max) + ROOM.x,
    top: most("top", Math.min) - ROOM.y, bottom: most("bottom", Math.max) + ROOM.y,
  };
}

// A label goes where it covers nothing; else where it covers no label and no actor; else, when it is asked for, where it
// covers no label, inside the frame or, when it must be, as little beyond it as can be; else nowhere.
function placeFor(boxes, own, taken, shapes, rim, asked, must) {
  const beyond = (box) => Math.max(rim.left - box.left, box.right - rim.right, rim.top - box.top, box.bottom - rim.bottom);
  const clear = boxes.filter((box) => clearOf(box, taken)).sort((a, b) => Math.max(beyond(a), 0) - Math.max(beyond(b), 0));
  const free = clear.filter((box) => beyond(box) <= 0);
  const others = shapes.filter((shape) => shape.id !== own);
  const entities = others.filter((shape) => shape.entity);
  return free.find((box) => clearOf(box, others)) || free.find((box) => clearOf(box, entities))
    || (asked ? free[0] || (must ? clear[0] : null) : null);
}

function placeLabels(ctx, positions, scale, ids) {
  const spot = (id) => ({ x: positions[id].x * scale, y: positions[id].y * scale });
  const reach = (node) => radius(node, scale) * scale + 1;
  const { nodes, core, rank } = inOrder(ids);
  const shapes = obstacles(nodes, spot, reach);
  const rim = frame(shapes);
  const [taken, labels] = [[], []];
  const crowded = nodes.length > 60 && scale < 0.5;
  for (const node of nodes) {
    if (rank(node) > 1 && (bright !== null || (crowded && node.kind === "event"))) continue;
    const asked = rank(node) === 0 || (node.kind === "entity" && links.get(node.id).length > HUB);
    const place = (most, must) => {
      const label = labelOf(ctx, node, most);
      const boxes = candidates(label, spot(node.id), reach(node));
      const box = placeFor(boxes, node.id, taken, shapes, rim, asked, must) || (must && label.lead ? boxes[0] : null);
      return box && { ...label, box };
    };
    const label = place(20, false) || (asked ? place(12, true) : null);
    if (!label) continue;
    taken.push(label.box);
    labels.push(label);
  }
  return { labels, edges: placeRoles(ctx, spot, scale, ids, taken, core) };
}

// The role of a link stands on it where the reader points, or everywhere once the drawing is large enough.
function placeRoles(ctx, spot, scale, ids, taken, core) {
  const few = (id) => core.includes(id) && (links.get(id).length <= HUB || scale >= 1.1);
  const shown = data.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)
    && (few(edge.from) || few(edge.to) || (scale >= 1.1 && bright === null)));
  const roles = [];
  for (const edge of shown) {
    const [a, b] = [spot(edge.from), spot(edge.to)];
    const width = measure(ctx, edge.title, roleFont()) + 4;
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

function write(ctx, text, x, y, colour) {
  ctx.lineWidth = 3.5;
  ctx.lineJoin = "round";
  ctx.strokeStyle = theme.back;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

function strike(ctx, left, width, y) {
  ctx.fillStyle = theme.denied;
  ctx.fillRect(left, y - 0.75, width, 1.5);
}

function drawLabel(ctx, label, shift) {
  const { box, node, lines, size, font } = label;
  ctx.font = font;
  ctx.textAlign = "left";
  lines.forEach((line, i) => {
    const width = measure(ctx, line, font);
    const free = box.right - box.left - width;
    const x = Math.round(shift.x + box.left + (box.align === "center" ? free / 2 : box.align === "right" ? free : 0));
    const y = Math.round(shift.y + box.top + (i + 0.5) * size * LINE);
    write(ctx, line, x, y, node.kind === "event" && !label.lead ? theme.soft : theme.text);
    if (node.factuality === "negated") strike(ctx, x, width, y);
  });
}

// `origin` is where the middle of the drawing (0, 0) stands on the screen; text is drawn in pixels of the screen.
function drawLabels(ctx, positions, scale, origin, ids) {
  const key = `${scale.toFixed(5)} ${labelsVersion}`;
  if (placed.key !== key) placed = { key, ...placeLabels(ctx, positions, scale, ids) };
  const ratio = window.devicePixelRatio || 1;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.font = roleFont();
  placed.edges.forEach((role) => write(ctx, role.text, origin.x + role.x, origin.y + role.y, theme.soft));
  [...placed.labels].reverse().forEach((label) => drawLabel(ctx, label, origin));
  ctx.restore();
}
