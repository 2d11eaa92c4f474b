// Stories: a list to search, the panel of one, and its way through the graph.

const storySearch = { text: "", type: null, most: 100 };
const storyPlace = (number) => [...data.stories[number].steps, ...data.stories[number].under].map((step) => step.id)
  .filter((id) => id !== null);

// The steps of a story that are drawn, what is to come of it, and who and what is in them.
const storyIds = (number) => new Set(storyPlace(number).flatMap((id) => [...within(id, 1)]));
let storyBright = null;

const storyHaystacks = data.stories.map((story, number) => {
  const actors = [...storyIds(number)].filter((id) => byId.get(id).kind === "entity");
  return [folded(story.label), ...actors.map((id) => haystacks.get(id))].join(" \n ");
});

function openStory(number) {
  if (number !== null && storyPlace(number).some((id) => !shown.has(id))) resetFilters();
  Object.assign(state, { story: number, selected: null });
  storyBright = number === null ? null : storyIds(number);
  network.unselectAll();
  repaint();
  drawDetails();
  if (number === null) return;
  showPanel("details", true);
  panel.focus();
  lookAtStory();
}

function lookAtStory() {
  network.moveTo({ ...frameOf([...storyBright].filter((id) => shown.has(id))), animation: motion() });
}

function openStories(text = "") {
  Object.assign(storySearch, { text, type: null, most: 100 });
  Object.assign(state, { listing: true });
  openStory(null);
  showPanel("details", true);
  document.getElementById("story-query")?.focus();
}

function closeStories() {
  state.listing = false;
  drawDetails();
}

function storyItem(number) {
  const story = data.stories[number];
  const step = story.steps[story.at];
  const below = dotted([statusWords(story), step.when || "no date", many(story.steps.length, "step")]);
  return make("li", {}, make("button", { type: "button", click: () => openStory(number) }, swatch(stepLook(step)),
    make("span", { class: "name" }, story.label, make("span", { class: "below" }, ...below))));
}

function foundStories() {
  const words = folded(storySearch.text).split(/\s+/).filter(Boolean);
  const has = (number) => words.every((word) => storyHaystacks[number].includes(word));
  return data.stories.map((_, number) => number).filter(has);
}

function typeChips(found) {
  const kinds = new Map(data.stories.map((story) => [story.type, story.kind]));
  const chip = (type, name) => make("button", {
    type: "button", class: "chip", "aria-pressed": String(storySearch.type === type),
    click: () => { Object.assign(storySearch, { type, most: 100 }); drawStories(); },
  }, name, make("span", { class: "count" }, String(ofType(found, type).length)));
  const sorted = [...kinds].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  return [chip(null, "all"), ...sorted.map(([type, kind]) => chip(type, kind))];
}

const ofType = (found, type) => found.filter((number) => type === null || data.stories[number].type === type);

function drawStories() {
  const found = foundStories();
  const listed = ofType(found, storySearch.type);
  const held = document.activeElement?.closest?.("#story-types") ? storySearch.type : undefined;
  byKey("story-types").replaceChildren(...typeChips(found));
  if (held !== undefined) byKey("story-types").querySelector("[aria-pressed=true]").focus();
  byKey("story-count").textContent = listed.length ? `${many(listed.length, "story", "stories")}, the newest first`
    : "No story of that name in this graph.";
  const more = () => { storySearch.most += 400; drawStories(); };
  const rest = Math.min(listed.length - storySearch.most, 400);
  const moreButton = make("button", { type: "button", click: more }, `Show ${rest} more`);
  byKey("story-list").replaceChildren(...listed.slice(0, storySearch.most).map(storyItem));
  byKey("story-more").replaceChildren(...(rest > 0 ? [moreButton] : []));
}

function storiesPanel() {
  const input = make("input", {
    id: "story-query", type: "search", value: storySearch.text, spellcheck: "false", autocomplete: "off",
    placeholder: "Name, actor or good …", "aria-label": "Find a story",
    input: () => { Object.assign(storySearch, { text: input.value, most: 100 }); drawStories(); },
  });
  return [make("div", { class: "kind" }, "agreements, measures and disputes", closeButton(closeStories)),
    make("h2", {}, "Stories"), input,
    make("div", { id: "story-types", role: "group", "aria-label": "Type of story" }),
    make("p", { id: "story-count", class: "hint", role: "status" }),
    make("ul", { id: "story-list", class: "items", "aria-label": "Stories" }), make("div", { id: "story-more" })];
}

// Where it stands and since when; of one that nothing is said to have happened of, what is ahead or was denied.
function standingFacts(story) {
  const step = story.steps[story.at];
  if (step.standing === "present") return [["Status", statusWords(story)], ["Since", step.when || "no date"]];
  return [[step.standing === "ahead" ? "Ahead" : "Told", `${statusWords(story)} (${step.when || "no date"})`]];
}

function storyPanel(number) {
  const story = data.stories[number];
  const step = story.steps[story.at];
  const actors = [...storyBright].map((id) => byId.get(id)).filter((node) => node.kind === "entity").sort(byLinks);
  const own = new Set(story.steps.map((one) => one.id));
  const count = (id) => links.get(id).filter((link) => own.has(link.other)).length;
  const part = (id) => (count(id) ? `${count(id)} of ${many(story.steps.length, "step")}` : "in the trade under it");
  const close = closeButton(() => openStory(null));
  return [make("div", { class: "kind" }, swatch(stepLook(step)), `story · ${story.kind}`, close),
    make("h2", {}, story.label), factList(standingFacts(story)), ...stepLists(story),
    ...differenceSections(number),
    listSection("Who and what", actors.map((node) => item(node, part(node.id)))),
    make("div", { class: "actions" }, make("button", { type: "button", click: () => openStories() }, "All stories"))];
}

function storiesOf(node) {
  const told = links.get(node.id).map((link) => storyOf.get(link.other));
  const numbers = [...new Set(told)].filter((number) => number !== undefined);
  const items = numbers.sort((a, b) => a - b).slice(0, 6).map(storyItem);
  const open = () => openStories(node.label);
  const all = make("button", { type: "button", class: "plain", click: open }, `All ${numbers.length} stories`);
  if (items.length === 0) return null;
  const list = make("ul", { class: "items" }, ...items);
  return section(`Stories (${numbers.length})`, list, ...(numbers.length > 6 ? [all] : []));
}

// The way of the story that is chosen: what happened from step to step, and from where it stands to what is ahead.
function storyWay(story) {
  const drawn = story.steps.filter((step) => shown.has(step.id));
  const done = drawn.filter((step) => step.factuality === "asserted");
  const present = drawn.find((step) => step.standing === "present");
  const ahead = present ? drawn.filter((step) => step.standing === "ahead") : [];
  return [...done.slice(1).map((step, i) => [done[i], step]), ...ahead.map((step) => [present, step])];
}

function drawStory(ctx, positions, scale) {
  if (state.story === null) return;
  ctx.save();
  Object.assign(ctx, { lineWidth: 4 / scale, strokeStyle: theme.accent, globalAlpha: 0.45 });
  for (const [from, to] of storyWay(data.stories[state.story])) {
    const way = { to: to.id, factuality: to.factuality, arrows: "to" };
    drawLink(ctx, way, positions[from.id], positions[to.id], scale);
  }
  ctx.restore();
}
