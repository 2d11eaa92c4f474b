// The side panel: what is known about the node or link that was chosen, with the words of the articles.

const panel = document.getElementById("details");

function item(node, about) {
  const name = make("span", { class: "name" + (node.factuality === "negated" ? " denied" : "") }, node.label);
  return make("li", {}, make("button", { type: "button", click: () => choose(node.id, true) }, swatch(node), name,
    about ? make("span", { class: "about" }, about) : null));
}

// An event in a list: its name, and below it when, how certain, and in which role.
function eventItem(node, role) {
  const name = make("span", { class: "name" + (node.factuality === "negated" ? " denied" : "") }, node.label);
  const certain = node.factuality === "asserted" ? null : CERTAINTY.get(node.factuality);
  const below = [node.when || "no date", certain, role].filter(Boolean).join(" · ");
  return make("li", {}, make("button", { type: "button", click: () => choose(node.id, true) }, swatch(node),
    make("span", { class: "name" }, name, make("span", { class: "below" }, below))));
}

function section(heading, ...children) {
  return children.length ? make("section", {}, make("h3", {}, heading), ...children) : null;
}

function listSection(heading, items) {
  return items.length ? section(heading, make("ul", { class: "items" }, ...items)) : null;
}

function factList(facts) {
  return make("dl", {}, ...facts.flatMap(([name, value, url]) => [
    make("dt", {}, name), make("dd", {}, url ? webLink(value, url) : value)]));
}

// A quotation and where it stands; how certain it is where that differs from what all reports add up to.
function quotation(quote, factuality) {
  const about = [quote.publisher, quote.when].filter(Boolean).join(", ");
  const said = quote.said.length ? `Said by ${quote.said.join(", ")}` : "Said by the article itself";
  const differs = CERTAINTY.has(quote.factuality) && quote.factuality !== factuality;
  const certain = differs ? ` · as ${CERTAINTY.get(quote.factuality)}` : "";
  const source = quote.url ? webLink(quote.headline, quote.url) : quote.headline;
  const footer = make("footer", {}, source, about ? " · " + about : "", make("span", {}, said, certain), named(quote));
  return make("blockquote", {}, make("p", {}, quote.quote), footer);
}

// Whom the words were linked to; a guess says so, and how it came about.
function named(quote) {
  if (!quote.links?.length) return null;
  const one = ([words, target, way], i) => {
    const label = typeof target === "number" ? byId.get(target).label : target;
    const told = folded(words) === folded(label) ? label : `“${words}” → ${label}`;
    const guess = way ? [" ", make("mark", {}, "guess"), `: ${way}`] : [];
    const end = i < quote.links.length - 1 ? "; " : "";
    return make("li", { class: way ? "guess" : null }, told, ...guess, end);
  };
  return make("div", { class: "names" }, "Linked names: ", make("ul", {}, ...quote.links.map(one)));
}

function top(node) {
  return make("div", { class: "kind" }, swatch(node), types.get(node.type).label,
    node.factuality ? make("span", { class: `badge ${node.factuality}` }, CERTAINTY.get(node.factuality)) : null,
    closeButton(() => choose(null)));
}

// Steps back; where the panel lies over the drawing, it also makes room for it.
function closeButton(back) {
  const close = () => {
    back();
    if (narrow()) showPanel("details", false);
  };
  return make("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "×");
}

function focusButton(node) {
  const focus = () => focusOn(node.id, state.focus?.hops ?? 2);
  return make("div", { class: "actions" },
    make("button", { type: "button", id: "focus-here", click: focus }, "Show only what surrounds it"),
    make("button", { type: "button", click: () => lookAt(node.id) }, "Centre"));
}

function neighbours(node, kind) {
  const all = links.get(node.id).map(({ edge, other }) => ({ edge, other: byId.get(other) }));
  return all.filter((n) => n.other.kind === kind);
}

function eventPanel(node) {
  const byRole = (a, b) => a.edge.title.localeCompare(b.edge.title, "en") || byName(a.other, b.other);
  const people = neighbours(node, "entity").sort(byRole);
  const quotes = node.quotes.map((quote) => quotation(quote, node.factuality));
  return [top(node), make("h2", { class: node.factuality === "negated" ? "denied" : "" }, node.label),
    factList(node.facts), storySection(node), ...eventDifferences(node),
    listSection("Who and what", people.map((n) => item(n.other, n.edge.title))),
    section(`In the words of the reports (${quotes.length})`, ...quotes), focusButton(node)];
}

function tie(node, { edge, other }) {
  const told = edge.from === node.id ? `${edge.title} ${other.label}` : `${other.label} ${edge.title} ${node.label}`;
  return make("li", {}, make("button", { type: "button", click: () => choose(other.id, true) },
    swatch(other), make("span", { class: "name" }, told)));
}

// Those who take part in the same events, the most frequent first.
function companions(node) {
  const count = new Map();
  for (const event of new Set(neighbours(node, "event").map((n) => n.other.id))) {
    for (const id of new Set(links.get(event).map((link) => link.other))) {
      if (id !== node.id && byId.get(id).kind === "entity") count.set(id, (count.get(id) || 0) + 1);
    }
  }
  const all = [...count].map(([id, n]) => ({ other: byId.get(id), n }));
  return all.sort((a, b) => b.n - a.n || byName(a.other, b.other));
}

function entityPanel(node) {
  const events = neighbours(node, "event").sort((a, b) => latestFirst(a.other, b.other));
  const ties = neighbours(node, "entity");
  const others = companions(node);
  const quotes = ties.flatMap((n) => n.edge.quotes).map((quote) => quotation(quote, "asserted"));
  return [top(node), make("h2", {}, node.label), factList(node.facts), focusButton(node),
    storiesOf(node), listSection("Ties", ties.map((n) => tie(node, n))),
    listSection(`Events (${events.length})`, events.map((n) => eventItem(n.other, `as ${n.edge.title}`))),
    listSection("Takes part together with", others.map((n) => item(n.other, many(n.n, "event")))),
    section(`In the words of the reports (${quotes.length})`, ...quotes)];
}

function overview() {
  const entities = data.nodes.filter((node) => node.kind === "entity").sort(byLinks);
  const events = data.nodes.filter((node) => node.kind === "event").sort(latestFirst);
  const hint = (...parts) => make("p", { class: "hint" }, ...parts);
  const key = (name) => make("kbd", {}, name);
  const entityItem = (node) => item(node, String(links.get(node.id).length));
  const asItem = (node) => (node.kind === "event" ? eventItem(node, null) : entityItem(node));
  const all = make("details", {}, make("summary", {}, `All ${data.nodes.length} nodes as a list`));
  all.addEventListener("toggle", () => {
    const items = [...[...entities].sort(byName), ...events];
    if (all.children.length === 1) all.append(make("ul", { class: "items" }, ...items.map(asItem)));
  });
  const stories = data.stories.map((_, number) => number).slice(0, 5).map(storyItem);
  const everyStory = `All ${many(data.stories.length, "story", "stories")}`;
  const allStories = make("button", { type: "button", class: "plain", click: () => openStories() }, everyStory);
  return [make("h2", {}, "Start here"),
    hint("Click a node for its facts and the sentences they come from; double-click to see only what surrounds it."),
    hint("Drag to move, scroll to zoom, ", key("/"), " to search, ", key("Esc"), " to step back."),
    stories.length ? section("Stories, newest first", make("ul", { class: "items" }, ...stories), allStories) : null,
    listSection("Most connected", entities.slice(0, 8).map(asItem)),
    listSection("Events, latest first", events.slice(0, 8).map(asItem)), all];
}

function drawDetails() {
  const node = byId.get(state.selected);
  const held = panel.contains(document.activeElement);
  const rest = () => (state.story !== null ? storyPanel(state.story) : state.listing ? storiesPanel() : overview());
  const parts = !node ? rest() : node.kind === "event" ? eventPanel(node) : entityPanel(node);
  panel.replaceChildren(...parts.filter((part) => part !== null));
  if (byKey("story-list")) drawStories();
  panel.scrollTop = 0;
  if (held) (panel.querySelector("[aria-current]") ?? panel).focus();
}
