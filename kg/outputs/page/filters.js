// The legend, which is also the set of filters: what kinds of things, how certain, and when.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const month = (index) => `${MONTHS[index % 12]} ${Math.floor(index / 12)}`;

function choice(picture, name, count, hidden, key, title) {
  const box = make("input", {
    type: "checkbox", checked: !hidden.has(key), "data-key": key,
    change: () => { if (box.checked) hidden.delete(key); else hidden.add(key); changed(); },
  });
  return make("label", { class: "choice", title }, box, picture, make("span", { class: "name" }, name),
    make("span", { class: "count" }, String(count)));
}

function allOrNone(hidden, keys) {
  const set = (hide) => {
    keys.forEach((key) => (hide ? hidden.add(key) : hidden.delete(key)));
    drawFilters();
    changed();
  };
  return make("span", { class: "links" },
    make("button", { type: "button", class: "plain", click: () => set(false) }, "all"),
    make("button", { type: "button", class: "plain", click: () => set(true) }, "none"));
}

function typeGroup(kind, heading) {
  const shown = data.types.filter((type) => type.kind === kind);
  const count = (type) => data.nodes.filter((node) => node.type === type.name).length;
  const entry = (type) => choice(swatch(type), type.label, count(type), state.hiddenTypes, type.name, type.definition);
  return make("fieldset", { class: "types" }, make("legend", {}, heading,
    shown.length > 2 ? allOrNone(state.hiddenTypes, shown.map((type) => type.name)) : null),
    ...shown.map(entry));
}

function certaintyGroup() {
  const count = (key) => data.nodes.filter((node) => node.factuality === key).length;
  return make("fieldset", { class: "certainty" }, make("legend", {}, "How certain"),
    ...FACTUALITY.map(([key, name]) => choice(lineSwatch(key), name, count(key), state.hiddenFactuality, key, null)));
}

const dated = data.nodes.filter((node) => node.kind === "event" && node.span);
const firstMonth = Math.min(...dated.map((node) => node.span[0]));
const lastMonth = Math.max(...dated.map((node) => node.span[1]));

const binCount = Math.min(lastMonth - firstMonth + 1, 36);
const bin = (index) => Math.floor((index - firstMonth) / (lastMonth - firstMonth + 1) * binCount);

// How many events begin when.
function bars() {
  const heights = Array(binCount).fill(0);
  dated.forEach((node) => { heights[bin(node.span[0])] += 10; });
  const top = Math.max(...heights) / 10;
  const bar = (n, i) => svg("rect", { x: i + 0.1, width: 0.8, y: 10 - n / top, height: n / top });
  const box = { class: "bars", viewBox: `0 0 ${binCount} 10`, preserveAspectRatio: "none", "aria-hidden": "true" };
  return svg("svg", box, ...heights.map(bar));
}

function setTime(name, value) {
  const end = name === "from" ? firstMonth : lastMonth;
  state[name] = value === end ? null : value;
  const { from, to } = state;
  if (from !== null && to !== null && from > to) state[name === "from" ? "to" : "from"] = value;
  showTime();
  changed();
}

function slider(name) {
  const input = make("input", {
    type: "range", id: `time-${name}`, min: firstMonth, max: lastMonth, "aria-label": `${name} month`,
    input: () => setTime(name, Number(input.value)),
  });
  return make("label", { class: "range" }, name, input, make("output", {}));
}

// Brings sliders, months and bars into line with the state. Nothing is replaced, which would end a drag.
function showTime(group = document.getElementById("time")) {
  for (const [name, end] of [["from", firstMonth], ["to", lastMonth]]) {
    const input = group.querySelector(`#time-${name}`);
    const value = String(state[name] ?? end);
    if (input.value !== value) input.value = value;
    input.setAttribute("aria-valuetext", month(Number(input.value)));
    input.nextElementSibling.textContent = input.getAttribute("aria-valuetext");
  }
  const on = (i) => i >= bin(state.from ?? firstMonth) && i <= bin(state.to ?? lastMonth);
  group.querySelectorAll(".bars rect").forEach((bar, i) => bar.classList.toggle("off", !on(i)));
}

function undatedChoice(count) {
  const box = make("input", {
    type: "checkbox", checked: state.undated, "data-key": "undated",
    change: () => { state.undated = box.checked; changed(); },
  });
  return make("label", { class: "choice" }, box, make("span", { class: "name" }, "without a date"),
    make("span", { class: "count" }, String(count)));
}

function timeGroup() {
  const group = make("fieldset", { id: "time" }, make("legend", {}, "When"));
  if (firstMonth === lastMonth) group.append(make("p", { class: "hint" }, `All dated events: ${month(firstMonth)}`));
  if (firstMonth < lastMonth) {
    group.append(bars(), slider("from"), slider("to"));
    showTime(group);
  }
  const undated = data.nodes.filter((node) => node.kind === "event" && !node.span).length;
  if (undated > 0) group.append(undatedChoice(undated));
  return group;
}

function drawFilters() {
  document.getElementById("filters").replaceChildren(
    typeGroup("entity", "Who and what"), typeGroup("event", "Events"), certaintyGroup(), timeGroup(),
    make("button", { type: "button", id: "reset", click: resetFilters }, "Show everything"));
}

function resetFilters() {
  state.hiddenTypes.clear();
  state.hiddenFactuality.clear();
  Object.assign(state, { from: null, to: null, undated: true, focus: null });
  drawFilters();
  changed();
  fit();
}
