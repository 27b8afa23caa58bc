"""The page's script: lists and filters the cells, and opens one with each Sentence beside its source.

Everything that a run brought along reaches the page as text, never as markup.
"""

SCRIPT = """
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

function sentences() {
  const two = cell.baseState !== "", box = $("sentences"), head = make("div", "sides-head");
  box.className = two ? "two" : "";
  if (two) head.append(make("span", "", "Old"), make("span", "", "New"));
  box.replaceChildren(...(two && cell.pairs.length ? [head] : []), ...cell.pairs.map(([change, base, now, what], number) => {
    const pair = make("div", "pair " + change);
    if (change in CHANGES) pair.append(make("span", "tag " + change, CHANGES[change] + (what ? ": " + what : "")));
    if (two) pair.append(side("base", base, number, "Old"));
    pair.append(side("new", now, number, two ? "New" : ""));
    return pair;
  }));
}

function side(which, sentence, number, label) {
  const box = make("div", "side");
  if (label) box.dataset.label = label;
  if (!sentence) { box.append(make("p", "absent", "Not there.")); return box; }
  const line = make("p", "sentence " + sentence.s), link = make("a", "says");
  link.href = "#cell-" + current + "/" + which + "/" + number;
  link.id = which + "-" + number;
  link.dir = "auto";
  link.setAttribute("aria-controls", "panel");
  link.setAttribute("aria-expanded", "false");
  link.append(...pieces(sentence));
  line.append(link);
  box.append(line);
  const named = sentence.f.some((finding) => sentence.why.includes(finding[1]));
  if (sentence.w === "withheld") box.append(make("span", "withheld-mark", named ? "Withheld" : "Withheld. " + sentence.why));
  else if (sentence.w === "bottom line") box.append(make("span", "withheld-mark", "Bottom line"));
  box.append(verdict(sentence), ...findings(sentence, false));
  return box;
}

function pieces(sentence) {
  const spans = sentence.f.map((finding) => finding[2]).filter(Boolean);
  const cuts = [...new Set([0, sentence.t.length, ...spans.flat()])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at], inside = spans.some(([from, to]) => from <= start && end <= to);
    return inside ? make("span", "finding", sentence.t.slice(start, end)) : sentence.t.slice(start, end);
  });
}

function verdict(sentence) {
  const line = make("p", "verdict " + sentence.s), dot = make("span", "dot");
  dot.setAttribute("aria-hidden", "true");
  const sure = sentence.p === null ? "" : ", probability " + sentence.p.toFixed(2);
  const was = sentence.was ? "; published as: " + (STATUS[sentence.was] || sentence.was).toLowerCase() : "";
  line.append(dot, (STATUS[sentence.s] || sentence.s) + sure + was);
  return line;
}

function findings(sentence, live) {
  if (!sentence.f.length) return [];
  const list = make("ul", "findings");
  sentence.f.forEach(([kind, message, , there]) => {
    const item = make("li"), words = kind.replace(/_/g, " ") + ": " + message;
    if (live && there) {
      const button = make("button", "", words);
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => point(there, button));
      item.append(button);
    } else item.textContent = words;
    item.dir = "auto";
    list.append(item);
  });
  return [list];
}

function expected() {
  $("expected").hidden = !cell.expected.length;
  const two = cell.baseState !== "";
  const met = (value) => make("span", value === null ? "" : value ? "met" : "missed", value === null ? "not judged" : value ? "met" : "not met");
  $("expected").querySelector("ul").replaceChildren(...cell.expected.map((one) => {
    const item = make("li"), words = make("bdi", "", one.text);
    item.append(make("span", "kind", one.what + ": "), words, ...(two ? [" – old ", met(one.base), ", new ", met(one.new)] : [" – ", met(one.new)]));
    return item;
  }));
}

function sources() {
  $("sources").hidden = !cell.articles.length;
  $("sources").querySelector("ul").replaceChildren(...cell.articles.map((number) => {
    const article = read("a" + number), item = make("li"), button = make("button", "", article.name);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => { forget(); returnTo = button; show(); $("panel-verdict").replaceChildren(); cites([]); load(number, [], []); focusPanel(); });
    item.append(button);
    return item;
  }));
}

function choose(which, number) {
  const pair = cell.pairs[number], sentence = pair && (which === "base" ? pair[1] : pair[2]);
  const link = $(which + "-" + number);
  if (!sentence || !link) return;
  forget();
  chosen = sentence;
  returnTo = link;
  link.parentElement.classList.add("open");
  link.setAttribute("aria-expanded", "true");
  show();
  $("panel-verdict").replaceChildren(verdict(sentence), ...findings(sentence, true));
  cites(sentence.c);
  const first = sentence.c[0] || (sentence.f.find((finding) => finding[3]) || [])[3];
  if (first) load(first[0], sentence.c, pointing(sentence));
  else if (cell.articles.length) load(cell.articles[0], [], []);
  focusPanel();
  reveal(link);
}

function cites(all) {
  const several = all.some((citation) => citation[0] !== all[0][0]);
  $("panel-cites").replaceChildren(...(all.length < 2 ? [] : all.map((citation, at) => {
    const name = read("a" + citation[0]).name;
    const button = make("button", "", several ? at + 1 + " " + name.slice(0, 28) : String(at + 1));
    button.setAttribute("aria-label", at + 1 + " " + name);
    button.type = "button";
    button.setAttribute("aria-pressed", String(at === 0));
    button.addEventListener("click", () => {
      $("panel-cites").querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      if (chosen) load(citation[0], chosen.c, pointing(chosen), citation);
    });
    return button;
  })));
}

function point(there, button) {
  panel.querySelectorAll(".findings button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  if (chosen) load(there[0], chosen.c, pointing(chosen), there);
}
const pointing = (sentence) => sentence.f.map((finding) => finding[3]).filter(Boolean);

function load(number, lit, pointed, to) {
  const article = read("a" + number);
  $("panel-where").textContent = "Source";
  $("panel-title").textContent = article.name;
  $("panel-about").replaceChildren(...article.about.map((words) => make("span", "", words)));
  if (article.url) { const link = make("a", "address", "open the original"); link.href = article.url; link.rel = "noreferrer"; $("panel-about").append(link); }
  article.lang ? text.setAttribute("lang", article.lang) : text.removeAttribute("lang");
  text.dir = "auto";
  const inside = (spans) => spans.filter((span) => span[0] === number && span[1] < span[2]).map((span) => [span[1], span[2]]);
  const lights = inside(lit), points = inside(pointed);
  const cuts = [...new Set([0, article.text.length, ...lights.flat(), ...points.flat(),
    ...article.roles.flatMap((one) => [one[0], one[1]]), ...article.out.flatMap((one) => [one[0], one[1]])])].sort((a, b) => a - b);
  const over = (spans, start, end) => spans.find((one) => one[0] <= start && end <= one[1]);
  let first = null;
  text.replaceChildren(...cuts.slice(1).map((end, at) => {
    const start = cuts[at], words = article.text.slice(start, end), role = over(article.roles, start, end), out = over(article.out, start, end);
    const isLit = over(lights, start, end), isPointed = over(points, start, end);
    const name = [isLit ? "lit" : "", isPointed ? "pointed" : "", out ? "left-out" : role ? role[2] + (role[3] ? " unsound" : "") : ""].filter(Boolean).join(" ");
    if (!name) return words;
    const node = make(isLit || isPointed ? "mark" : "span", name, words);
    if (out || (role && role[3])) node.title = out ? out[2] : role[3];
    if (to ? start === to[1] : !first && (isLit || isPointed)) first = node;
    return node;
  }));
  text.scrollTop = 0;
  if (first) {
    const top = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop = Math.max(0, top - text.clientHeight / 4);
  }
}

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
