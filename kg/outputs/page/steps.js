// The steps of a lasting thing in the order of time, and the reports that contradict each other side by side.

const storyOf = new Map(); // by the id of an event, the number of its story
data.stories.forEach((story, number) => [...story.steps, ...story.under].forEach((step) => {
  if (step.id !== null) storyOf.set(step.id, number);
}));

// Where reports of a story tell its terms otherwise: all of them, or those that an event has a say in.
const differencesOf = (number, id = null) => data.stories[number].differences
  .filter(({ told }) => id === null || told.some((one) => one.ids.includes(id)));
const disputed = (id) => storyOf.has(id) && differencesOf(storyOf.get(id), id).some(({ changed }) => !changed);

const certainWords = (step) => (step.factuality === "asserted" ? null : CERTAINTY.get(step.factuality));
const plainLook = { color: "#888888", shape: "diamond" };
const stepLook = (step) => ({ ...(types.get(step.type) || plainLook), kind: "event", factuality: step.factuality });

// Parts with dots between them; a line breaks behind a dot rather than inside a part.
function dotted(parts) {
  const told = parts.filter(Boolean);
  return told.flatMap((part, i) => [make("span", { class: "part" }, part), i < told.length - 1 ? " · " : ""]);
}

function statusWords(story) {
  const step = story.steps[story.at];
  return [step.what, certainWords(step)].filter(Boolean).join(", ");
}

function standingBadge(step) {
  if (step.standing === "present") return make("span", { class: "badge present" }, "present status");
  const passed = step.factuality !== "negated" && step.factuality !== "asserted" && step.standing === "";
  return passed ? make("span", { class: "badge" }, "overtaken") : null;
}

function stepItem(step) {
  const node = byId.get(step.id);
  const about = [step.when || "no date", step.who, certainWords(step), many(step.reports, "report")];
  if (!node) about.push("not drawn");
  else if (node.differences.length || disputed(node.id)) about.push(make("em", {}, "reports disagree"));
  const parts = [swatch(stepLook(step)), make("span", { class: "name" },
    make("span", { class: "what" + (step.factuality === "negated" ? " denied" : "") }, step.what), " ",
    standingBadge(step),
    make("span", { class: "below" }, ...dotted(about)))];
  const current = step.id !== null && step.id === state.selected ? "step" : null;
  const line = node
    ? make("button", { type: "button", "aria-current": current, click: () => choose(step.id, true) }, ...parts)
    : make("div", { class: "undrawn" }, ...parts);
  return make("li", { "data-standing": step.standing || null }, line);
}

function stepList(heading, steps) {
  if (steps.length === 0) return null;
  return make("div", { class: "steps" }, make("h4", {}, heading), make("ol", {}, ...steps.map(stepItem)));
}

// What happened, what was planned or possible, what was denied: each apart, and each in the order of time; and what is
// to come of an agreement.
function stepLists(story) {
  const are = (...values) => story.steps.filter((step) => values.includes(step.factuality));
  const lists = [stepList("What happened", are("asserted")),
    stepList("What was planned or possible", are("planned", "possible")),
    stepList("What was denied", are("negated")), stepList("Trade planned under it", story.under)];
  return lists.filter((list) => list !== null);
}

function storySection(node) {
  if (!storyOf.has(node.id)) return null;
  const number = storyOf.get(node.id);
  const story = data.stories[number];
  const name = make("button", { type: "button", class: "plain story", click: () => openStory(number) }, story.label);
  const alone = make("p", { class: "hint" }, "No other step of it is told.");
  const lists = story.steps.length + story.under.length > 1 ? stepLists(story) : [alone];
  return section("Part of the story", name, ...lists);
}

function sideOf(says, quotes, factuality, best) {
  const preferred = best ? make("span", { class: "badge" }, "best value") : null;
  return make("div", {}, make("p", { class: "says" }, says), preferred, ...quotes.map((quote) => quotation(quote, factuality)));
}

const side = (node, [says, places]) => sideOf(says, places.map((place) => ({ ...node.quotes[place], links: [] })),
  node.factuality, false);
const sidesOf = (point, sides) => make("div", {}, make("h4", {}, point), make("div", { class: "sides" }, ...sides));
const termSides = ({ point, told }) => sidesOf(point,
  told.map(({ says, best, quotes }) => sideOf(says, quotes.map((quote) => ({ ...quote, links: [] })), "asserted", best)));

// Where the reports of an event, or of any step of its story, disagree; and what changed between the steps.
function differenceSections(story, id = null, own = []) {
  const found = story === undefined ? [] : differencesOf(story, id);
  const are = (changed) => found.filter((one) => one.changed === changed).map(termSides);
  return [section("Where the reports disagree", ...own, ...are(false)), section("What changed", ...are(true))];
}

function eventDifferences(node) {
  const own = node.differences.map(({ point, told }) => sidesOf(point, told.map((one) => side(node, one))));
  return differenceSections(storyOf.get(node.id), node.id, own);
}
