// What the page knows: the data that was written into it, indexes over them, and what the reader has chosen.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = new Map(data.nodes.map((node) => [node.id, node]));
const types = new Map(data.types.map((type) => [type.name, type]));
const links = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  links.get(edge.from).push({ edge, other: edge.to });
  links.get(edge.to).push({ edge, other: edge.from });
}

const HUB = 12; // a node with more links than this is a hub

const state = {
  hiddenTypes: new Set(),
  hiddenFactuality: new Set(),
  from: null, // months since year 0, or null for no bound
  to: null,
  undated: true,
  focus: null, // {id, hops}
  selected: null,
  hovered: null,
  story: null, // the number of the story whose steps stand out
  listing: false, // whether the list of stories is open
};

const byName = (a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id - b.id);
const byLinks = (a, b) => links.get(b.id).length - links.get(a.id).length || byName(a, b);
const latestFirst = (a, b) => (a.sort === b.sort ? byName(a, b) : a.sort < b.sort ? 1 : -1);

const many = (count, one, more = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

function within(start, hops) {
  const found = new Set([start]);
  let edge = [start];
  for (let hop = 0; hop < hops; hop += 1) {
    edge = edge.flatMap((id) => links.get(id).map((link) => link.other)).filter((id) => !found.has(id));
    edge.forEach((id) => found.add(id));
  }
  return found;
}

function inTime(node) {
  if (state.from === null && state.to === null) return state.undated || node.span !== null;
  if (node.span === null) return state.undated;
  return (state.to === null || node.span[0] <= state.to) && (state.from === null || node.span[1] >= state.from);
}

// The nodes that pass the filters. An actor or a good whose events are all filtered out goes with them.
function visibleIds() {
  const near = state.focus ? within(state.focus.id, state.focus.hops) : null;
  const passes = (node) => (!near || near.has(node.id)) && !state.hiddenTypes.has(node.type)
    && (node.kind !== "event" || (!state.hiddenFactuality.has(node.factuality) && inTime(node)));
  const passing = new Set(data.nodes.filter(passes).map((node) => node.id));
  const held = (id) => links.get(id).length === 0 || links.get(id).some((link) => passing.has(link.other));
  const pinned = state.focus ? state.focus.id : null;
  return new Set([...passing].filter((id) => byId.get(id).kind === "event" || id === pinned || held(id)));
}

// The one way to make an element: text becomes text nodes, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// A link to an article: only to the web, and without a way back into this page.
function webLink(text, url) {
  let address = null;
  try { address = new URL(url); } catch { return document.createTextNode(text); }
  if (address.protocol !== "http:" && address.protocol !== "https:") return document.createTextNode(text);
  return make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", title: address.href }, text);
}
