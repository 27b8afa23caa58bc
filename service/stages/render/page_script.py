"""The page's script: opens a source beside its Sentence, with the cited words lit. Without it the links are anchors."""

SCRIPT = """
(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const root = document.documentElement, panel = $("panel"), text = $("panel-text"), tip = $("tip");
root.classList.add("js");
let opener = null, shown = 0;

const numbers = (list) => list.trim().split(" ").filter(Boolean);
const sourceOf = (mark) => mark && mark.closest(".text") ? Number(mark.closest(".text").id.slice(5)) : 0;

function load(number) {
  if (shown === number) return;
  const from = $("text-" + number), card = $("source-" + number);
  text.replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));
  text.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  text.lang = from.lang;
  text.dir = "auto";
  $("panel-title").textContent = card.querySelector("h4").textContent;
  $("panel-title").lang = from.lang;
  $("panel-where").textContent = card.closest(".origin").querySelector("h3").textContent;
  $("panel-about").replaceChildren(...[...card.querySelector(".about").children].slice(0, -1).map((node) => node.cloneNode(true)));
  hush(text);
  shown = number;
}

function light(key) {
  text.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
  const lit = key ? [...text.getElementsByClassName(key)] : [];
  lit.forEach((mark) => mark.classList.add("lit"));
  if (!lit.length) { text.scrollTop = 0; return; }
  const top = lit[0].getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
  const bottom = lit[lit.length - 1].getBoundingClientRect().bottom - text.getBoundingClientRect().top + text.scrollTop;
  const room = Math.max(24, (text.clientHeight - (bottom - top)) / 3);
  text.scrollTop = Math.max(0, top - room);
}

function cite(number) {
  load(sourceOf($("cite-" + number)));
  light("c" + number);
  document.querySelectorAll("#panel-cites button").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.dataset.number === String(number))));
}

function open(from, sentence, cites, number) {
  forget();
  opener = from;
  panel.hidden = false;
  document.body.classList.add("reading");
  const verdict = sentence && document.querySelector('template[data-for="' + sentence + '"]');
  $("panel-verdict").replaceChildren(...(verdict ? [verdict.content.cloneNode(true)] : []));
  $("panel-cites").replaceChildren(...(cites.length < 2 ? [] : cites.map((cited) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.number = cited;
    button.textContent = cited + " " + ($("note-" + cited).querySelector("bdi").dataset.short);
    button.addEventListener("click", () => cite(cited));
    return button;
  })));
  const home = sentence && $(sentence);
  if (home) {
    home.classList.add("open");
    home.querySelector("a.says").setAttribute("aria-expanded", "true");
  }
  cite(number);
  $("panel-title").focus({preventScroll: true});
  if (home) reveal(home);
}

function reveal(node) {
  const box = node.getBoundingClientRect(), sheet = panel.getBoundingClientRect();
  const floor = sheet.width > innerWidth * 0.9 ? sheet.top : innerHeight;
  if (box.top < 8 || box.bottom > floor - 8) scrollBy(0, box.top - Math.max(16, (floor - box.height) / 3));
}

function forget() {
  document.querySelectorAll(".open").forEach((node) => {
    node.classList.remove("open");
    node.querySelector("a.says").setAttribute("aria-expanded", "false");
  });
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("reading");
  forget();
  if (opener) opener.focus();
  opener = null;
}

document.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const target = event.target.closest("a,button");
  if (!target) return;
  const data = target.dataset;
  if (target.classList.contains("close")) close();
  else if (target.classList.contains("save")) save();
  else if (data.light) { load(Number(data.source)); light(data.light); }
  else if (data.read) { forgetInto(target, Number(data.read)); }
  else if (data.cites || data.cite || target.classList.contains("chip")) {
    if (String(getSelection()) && event.detail) { event.preventDefault(); return; }
    event.preventDefault();
    const home = target.closest(".sentence");
    const says = home && home.querySelector("a.says");
    const cites = says ? numbers(says.dataset.cites) : data.cite ? [data.cite] : [];
    if (cites.length) open(target, home ? home.id : "", cites, data.cite || cites[0]);
  }
  else if (data.go) {
    event.preventDefault();
    const says = $(data.go).querySelector("a.says");
    if (says) says.focus();
    $(data.go).scrollIntoView({block: "center"});
  }
});

function forgetInto(from, number) {
  forget();
  opener = from;
  panel.hidden = false;
  document.body.classList.add("reading");
  $("panel-verdict").replaceChildren();
  $("panel-cites").replaceChildren();
  load(number);
  light("");
  $("panel-title").focus({preventScroll: true});
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([$("brief-json").textContent], {type: "application/json"}));
  link.download = "brief.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!tip.hidden) { tip.hidden = true; return; }
  close();
});

function hush(within) {
  within.querySelectorAll("[data-why][title]").forEach((node) => node.removeAttribute("title"));
}
function say(node, x, y) {
  tip.textContent = node.dataset.why;
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(8, Math.min(x, innerWidth - box.width - 8)) + "px";
  tip.style.top = (y + box.height + 26 > innerHeight ? y - box.height - 12 : y + 18) + "px";
}
document.addEventListener("mouseover", (event) => {
  const node = event.target.closest("[data-why]");
  if (node) say(node, event.clientX, event.clientY); else tip.hidden = true;
});
document.addEventListener("focusin", (event) => {
  const node = event.target.closest("[data-why]");
  if (!node || !node.matches(":focus-visible")) { tip.hidden = true; return; }
  const box = node.getBoundingClientRect();
  say(node, box.left, box.bottom - 12);
});
document.addEventListener("scroll", () => { tip.hidden = true; }, true);

hush(document);
document.querySelectorAll("a.says").forEach((node) => {
  node.setAttribute("aria-controls", "panel");
  node.setAttribute("aria-expanded", "false");
});
})();
"""
