// The page's data and state; the other parts of the script share its scope.
const $ = (id) => document.getElementById(id);
const page = JSON.parse($("page").textContent);
const scripts = document.querySelectorAll("script.report");
const { words } = page;
const ATTRIBUTES = { actor: words.roles, amount: words.measures, year: words.events, place: {} };
const FIELDS = { actor: "actors", amount: "amounts", year: "years", place: "places" };
const main = document.querySelector("main");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const off = { labels: new Set(), fields: new Set() };
let current = -1; // index of the report that is open
let view = null; // what is shown of it: data, marks and facts by mention and by entity, text nodes
let least = 0; // lowest score shown

function make(tag, className, text, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  node.append(...children);
  return node;
}

function put(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

// Offsets count characters, JavaScript counts UTF-16 units: a report with any beyond U+FFFF needs a table.
function toUnits(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const character of text) units.push(units[units.length - 1] + character.length);
  return (offset) => units[Math.min(offset, units.length - 1)];
}

function readReport(index) {
  const data = JSON.parse(scripts[index].textContent);
  const unit = toUnits(data.text);
  const spans = (pieces) => pieces.map(([start, end]) => [unit(start), unit(end)]);
  data.mentions = data.mentions.map(([label, pieces, number, entity, value, unitName, shown, score, source, surface], at) => ({
    id: `m${at + 1}`, label, offsets: pieces, pieces: spans(pieces), page: number, entity, value, unit: unitName, shown, score, source,
    text: surface || spans(pieces).map(([start, end]) => data.text.slice(start, end)).join(""),
  }));
  data.mention = new Map(data.mentions.map((mention) => [mention.id, mention]));
  for (const [id, [type, head, tail, attribute, score, pieces]] of Object.entries(data.relations)) {
    data.relations[id] = { id, type, head, tail, attribute, score, pieces: spans(pieces) };
  }
  data.pages = data.pages.map(unit);
  data.blocks = data.blocks.map(([start, end, kind, level]) => [unit(start), unit(end), kind, level]);
  data.joins = spans(data.joins);
  return data;
}
