"""The part of the page's script that shows a cell: its Sentences, and a source with what is cited lit.

It stands inside ``page_script``'s function and uses what that declares.
"""

READER = """
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
"""
