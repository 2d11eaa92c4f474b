// The search box: suggestions while typing, arrows and Enter to choose, Escape to leave.

const query = document.getElementById("query");
const suggestions = document.getElementById("suggestions");
const MOST = 12;
let at = -1;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = (node) => folded([node.label, ...(node.names || [])].join(" \n "));
const haystacks = new Map(data.nodes.map((node) => [node.id, haystack(node)]));

function matches(text) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const starts = (node) => (haystacks.get(node.id).startsWith(words[0]) ? 0 : 1);
  return data.nodes.filter((node) => words.every((word) => haystacks.get(node.id).includes(word)))
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "entity" ? -1 : 1) || starts(a) - starts(b) || byLinks(a, b))
    .slice(0, MOST);
}

function close() {
  suggestions.hidden = true;
  query.setAttribute("aria-expanded", "false");
  query.removeAttribute("aria-activedescendant");
  at = -1;
}

function take(id) {
  close();
  query.value = "";
  choose(id, true);
  panel.focus();
}

function suggest() {
  const found = matches(query.value);
  const row = (node, i) => make("li", {
    role: "option", id: `suggestion-${i}`, "aria-selected": "false", "data-id": node.id,
    mousedown: (event) => { event.preventDefault(); take(node.id); },
  }, swatch(node), make("span", { class: "name" }, node.label),
  make("span", { class: "count" }, types.get(node.type).label));
  const none = make("li", { class: "none" }, "Nothing of that name in this graph.");
  suggestions.replaceChildren(...(found.length ? found.map(row) : [none]));
  suggestions.hidden = query.value.trim() === "";
  query.setAttribute("aria-expanded", String(!suggestions.hidden));
  mark(found.length ? 0 : -1);
}

function mark(index) {
  const rows = [...suggestions.querySelectorAll("[role=option]")];
  at = rows.length ? (index + rows.length) % rows.length : -1;
  rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) {
    query.setAttribute("aria-activedescendant", rows[at].id);
    rows[at].scrollIntoView({ block: "nearest" });
  }
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    mark(at + (event.key === "ArrowDown" ? 1 : -1));
    event.preventDefault();
  } else if (event.key === "Escape" && !suggestions.hidden) {
    close();
    event.stopPropagation();
  }
}

function startSearch() {
  query.addEventListener("input", suggest);
  query.addEventListener("focus", suggest);
  query.addEventListener("blur", close);
  query.addEventListener("keydown", onKey);
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const row = suggestions.querySelectorAll("[role=option]")[at];
    if (row) take(Number(row.dataset.id));
  });
}
