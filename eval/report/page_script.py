"""The page's script: lists and filters the cells, and opens one with each Sentence beside its source.

Everything that a run brought along reaches the page as text, never as markup.
"""

from eval.report.page_reader import READER

_SCRIPT = """
(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const make = (tag, name, words) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (words !== undefined) node.textContent = words;
  return node;
};
const rows = read("rows"), STEP = 60;
const overview = $("overview"), reader = $("reader"), panel = $("panel"), text = $("panel-text");
const CHANGES = {broken: "broken", fixed: "fixed", changed: "changed", gone: "gone", added: "added"};
const STATES = {infrastructure: "infrastructure failed", bad_case: "bad case", missing: "not run"};
const STATUS = {supported: "Supported", contradicted: "Contradicted by its source",
  unsupported: "Not supported by its source", unchecked: "Not checked"};
const FIELDS = ["words", "change", "configuration", "tag"];
let found = [], listed = 0, current = -1, cell = null, chosen = null, returnTo = null;

const fold = (words) => words.toLowerCase().normalize("NFKD").replace(/\\p{M}/gu, "");
const ofCase = (row) => ["broken", "fixed"].includes(row.ch) && !row.n[row.ch] ? "case " + CHANGES[row.ch] : "";
const haystack = (row) => row.h ??= fold([row.t, row.c, row.g, row.k.join(" "), row.f].join(" "));

function fits(row, words, change, configuration, tag) {
  if (configuration && row.g !== configuration) return false;
  if (tag && !row.k.includes(tag)) return false;
  if (change === "poor" && !(row.s === "done" && row.u < row.d)) return false;
  if (change === "unrun" && row.s === "done") return false;
  if (change in CHANGES && !(row.n[change] || row.ch === change)) return false;
  return words.every((word) => haystack(row).includes(word));
}

function filter() {
  const [words, change, configuration, tag] = FIELDS.map((id) => $(id).value);
  const wanted = fold(words).split(/\\s+/).filter(Boolean);
  found = rows.map((_, at) => at).filter((at) => fits(rows[at], wanted, change, configuration, tag));
  listed = 0;
  $("list").replaceChildren();
  $("count").textContent = found.length === rows.length ? rows.length + (rows.length === 1 ? " cell" : " cells")
    : found.length + " of " + rows.length + " cells";
  more();
}

function more() {
  const next = found.slice(listed, listed + STEP);
  $("list").append(...next.map(entry));
  listed += next.length;
  $("more").hidden = listed >= found.length;
}

function entry(at) {
  const row = rows[at], item = make("li"), link = make("a", "cell"), marks = make("span", "marks");
  link.href = "#cell-" + at;
  const name = make("span", "name", row.t);
  name.dir = "auto";
  const repeat = row.r ? ["repeat " + (row.r + 1)] : [];
  const id = row.c === row.t ? [] : [row.c];
  const where = make("span", "where", [...id, row.g, ...repeat, ...row.k].join(" · "));
  if (row.s !== "done") marks.append(make("span", "tag " + row.s, STATES[row.s] || row.s));
  for (const change in CHANGES)
    if (row.n[change]) marks.append(make("span", "tag " + change, row.n[change] + " " + CHANGES[change]));
  if (ofCase(row)) marks.append(make("span", "tag " + row.ch, ofCase(row)));
  if (row.s === "done") marks.append(make("span", "tag", row.u + " of " + row.d + " supported"));
  link.append(name, where, marks);
  if (row.x) { const words = make("span", "words", row.x); words.dir = "auto"; link.append(words); }
  item.append(link);
  return item;
}

function options() {
  const add = (id, values) => {
    $(id).append(...values.map(([value, words]) => { const one = make("option", "", words); one.value = value; return one; }));
  };
  const has = (change) => rows.filter((row) => row.n[change] || row.ch === change).length;
  const poor = rows.filter((row) => row.s === "done" && row.u < row.d).length;
  const unrun = rows.filter((row) => row.s !== "done").length;
  add("change", Object.keys(CHANGES).filter(has).map((change) => [change, "with " + CHANGES[change] + " (" + has(change) + ")"]));
  if (poor) add("change", [["poor", "with a Sentence not supported (" + poor + ")"]]);
  if (unrun) add("change", [["unrun", "not scored (" + unrun + ")"]]);
  const pick = (id, values) => {
    const all = [...new Set(values)].sort();
    $(id).parentElement.hidden = all.length < 2;
    add(id, all.map((value) => [value, value]));
  };
  pick("configuration", rows.map((row) => row.g));
  pick("tag", rows.flatMap((row) => row.k));
}

function open(at) {
  const row = rows[at], order = found.includes(at) ? found : rows.map((_, each) => each), place = order.indexOf(at);
  current = at;
  cell = read("d" + at);
  chosen = null;
  overview.hidden = true;
  reader.hidden = false;
  document.title = row.t;
  $("where").textContent = [row.c, row.g, ...(row.r ? ["repeat " + (row.r + 1)] : [])].join(" · ");
  $("what").textContent = cell.title;
  const counts = Object.keys(CHANGES).filter((change) => row.n[change]).map((change) => row.n[change] + " " + CHANGES[change]);
  $("told").replaceChildren(...[...(row.s === "done" ? [row.u + " of " + row.d + " Sentences supported"] : []), ...counts, ...(ofCase(row) ? [ofCase(row)] : []), ...row.k]
    .map((words) => make("span", "", words)));
  $("note").textContent = cell.note;
  $("note").hidden = !cell.note;
  const failed = [];
  if (row.s !== "done") failed.push(make("p", "", (cell.baseState ? "New: " : "") + (STATES[row.s] || row.s) + ", not scored. " + cell.failure));
  if (cell.baseState && cell.baseState !== "done") failed.push(make("p", "", "Old: " + (STATES[cell.baseState] || cell.baseState) + ", not scored. " + cell.baseFailure));
  $("failed").replaceChildren(...failed);
  $("place").textContent = place + 1 + " of " + order.length;
  step("before", order[place - 1]);
  step("after", order[place + 1]);
  sentences();
  expected();
  sources();
  scrollTo(0, 0);
}

function step(id, to) {
  $(id).hidden = to === undefined;
  if (to !== undefined) $(id).href = "#cell-" + to;
}

/* reader */
function show() {
  panel.hidden = false;
  document.body.classList.add("reading");
}
function focusPanel() { $("panel-title").focus({preventScroll: true}); }
function reveal(node) {
  const box = node.getBoundingClientRect(), sheet = panel.getBoundingClientRect();
  const floor = sheet.width > innerWidth * 0.9 ? sheet.top : innerHeight;
  if (box.top < 8 || box.bottom > floor - 8) scrollBy(0, box.top - Math.max(16, (floor - box.height) / 3));
}
function forget() {
  reader.querySelectorAll(".open").forEach((node) => node.classList.remove("open"));
  reader.querySelectorAll("[aria-expanded=true]").forEach((node) => node.setAttribute("aria-expanded", "false"));
  chosen = null;
}
function close() {
  panel.hidden = true;
  document.body.classList.remove("reading");
  forget();
}

function route() {
  const way = /^#cell-(\\d+)(?:\\/(base|new)\\/(\\d+))?$/.exec(location.hash);
  if (!way || !rows[way[1]]) {
    const from = current;
    close();
    current = -1;
    reader.hidden = true;
    overview.hidden = false;
    document.title = overview.querySelector("h1").textContent;
    if (from >= 0) {
      while (found.includes(from) && listed <= found.indexOf(from)) more();
      const link = $("list").querySelector('a[href="#cell-' + from + '"]');
      (link || $("cases")).focus();
    }
    return;
  }
  const fresh = Number(way[1]) !== current;
  if (fresh) { close(); open(Number(way[1])); }
  if (way[2]) choose(way[2], Number(way[3]));
  else if (fresh) $("what").focus({preventScroll: true});
  else { const back = returnTo; close(); if (back) back.focus({preventScroll: true}); }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.says");
  if (link && String(getSelection()) && event.detail) event.preventDefault();
  else if (link && link.hash === location.hash) { event.preventDefault(); route(); }
});
function leave() {
  if (location.hash.includes("/")) location.replace("#cell-" + current);
  else { const back = returnTo; close(); if (back) back.focus({preventScroll: true}); }
}
panel.querySelector(".close").addEventListener("click", leave);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) leave(); });
addEventListener("hashchange", route);
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("input", filter);
$("more").addEventListener("click", () => {
  const at = listed;
  more();
  $("list").children[at].querySelector("a").focus();
});
new IntersectionObserver((entries) => { if (entries[0].isIntersecting && !$("more").hidden) more(); }, {rootMargin: "600px"}).observe($("more"));
options();
filter();
route();
})();
"""
SCRIPT = _SCRIPT.replace("/* reader */", READER)
