// The legend, which is also the set of filters: what kinds of things, how certain, and when.

const month = (index) => new Date(Date.UTC(Math.floor(index / 12), index % 12, 1))
  .toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

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

function bars(first, last, events) {
  const bins = Math.min(last - first + 1, 36);
  const heights = Array(bins).fill(0);
  const bin = (index) => Math.min(bins - 1, Math.floor((index - first) / (last - first + 1) * bins));
  events.forEach((node) => { heights[bin(node.span[0])] += 1; });
  const top = Math.max(...heights);
  const on = (i) => (state.from === null || i >= bin(state.from)) && (state.to === null || i <= bin(state.to));
  return svg("svg", { class: "bars", viewBox: `0 0 ${bins} 10`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...heights.map((n, i) => svg("rect", {
      x: i + 0.1, width: 0.8, y: 10 - n / top * 10, height: n / top * 10,
      style: `fill: var(--${on(i) ? "accent" : "line"})`,
    })));
}

function slider(name, first, last, value, set) {
  const output = make("output", {}, month(value));
  const input = make("input", {
    type: "range", id: `time-${name}`, min: first, max: last, value,
    "aria-label": `${name} month`, "aria-valuetext": month(value),
    input: () => { set(Number(input.value)); drawTime(); changed(); document.getElementById(`time-${name}`).focus(); },
  });
  return make("label", { class: "range" }, name, input, output);
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
  const events = data.nodes.filter((node) => node.kind === "event" && node.span);
  const group = make("fieldset", { id: "time" }, make("legend", {}, "When"));
  const first = Math.min(...events.map((node) => node.span[0]));
  const last = Math.max(...events.map((node) => node.span[1]));
  if (first === last) group.append(make("p", { class: "hint" }, `All dated events: ${month(first)}`));
  if (first < last) {
    const [from, to] = [state.from ?? first, state.to ?? last];
    const setFrom = (v) => {
      state.from = v <= first ? null : v;
      if (state.to !== null && state.to < v) state.to = v;
    };
    const setTo = (v) => {
      state.to = v >= last ? null : v;
      if (state.from !== null && state.from > v) state.from = v;
    };
    group.append(bars(first, last, events));
    group.append(slider("from", first, last, from, setFrom), slider("to", first, last, to, setTo));
  }
  const undated = data.nodes.filter((node) => node.kind === "event" && !node.span).length;
  if (undated > 0) group.append(undatedChoice(undated));
  return group;
}

function drawTime() {
  document.getElementById("time").replaceWith(timeGroup());
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
