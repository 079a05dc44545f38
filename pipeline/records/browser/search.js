// Filters and search.
let hits = [];
let hit = -1;

function needle() {
  return $("search").value.replace(/\s+/g, "").toLowerCase();
}

function filter() {
  const wanted = needle();
  let facts = 0;
  let cards = 0;
  for (const card of view.cards) {
    let own = 0;
    for (const fact of card.querySelectorAll(".fact")) {
      fact.parentNode.hidden = view.data.relations[fact.dataset.relation].score < least;
      const field = fact.closest(".field").classList[1];
      if (!fact.parentNode.hidden && !off.fields.has(field)) own++;
    }
    for (const field of card.querySelectorAll(".field")) field.hidden = !field.querySelector("li:not([hidden])");
    const had = card.querySelector(".fact") !== null;
    card.hidden = (had && !own) || !card.dataset.words.includes(wanted);
    if (!card.hidden) { cards++; facts += own; }
  }
  for (const [id, marks] of view.marks) {
    const { label, score } = view.data.mention.get(id);
    for (const mark of marks) {
      mark.classList.toggle("off", off.labels.has(label));
      mark.classList.toggle("weak", score < least);
    }
  }
  for (const field of Object.keys(FIELDS)) $("records").classList.toggle(`no-${field}`, off.fields.has(field));
  for (const group of document.querySelectorAll(".group")) {
    let card = group.nextElementSibling;
    while (card && card.hidden) card = card.nextElementSibling;
    group.hidden = !card || !card.classList.contains("card");
  }
  const none = view.cards.length ? "이 조건에 맞는 기록이 없습니다." : "";
  $("summary").textContent = cards ? `카드 ${cards}장에 사실 ${facts}건` : none;
  search(wanted);
}

// The text without white space, for the source wraps words over lines, and where each of its characters stands.
function toBare(text) {
  const places = [];
  const kept = [];
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text[at])) continue;
    const lower = text[at].toLowerCase();
    kept.push(lower.length === 1 ? lower : text[at]);
    places.push(at);
  }
  return { bare: kept.join(""), places };
}

function search(wanted) {
  hits = [];
  hit = -1;
  if (wanted) {
    view.bare ||= toBare(view.data.text);
    const { bare, places } = view.bare;
    for (let at = bare.indexOf(wanted); at >= 0 && hits.length < 5000; at = bare.indexOf(wanted, at + wanted.length)) {
      hits.push([places[at], places[at + wanted.length - 1] + 1]);
    }
  }
  paint("hits", hits, 1);
  paint("hit", [], 2);
  $("hits").textContent = wanted ? `${hits.length}곳` : "";
}

function goToHit(step) {
  if (!hits.length) return;
  hit = (hit + step + hits.length) % hits.length;
  if (main.dataset.view === "records") setView("source");
  paint("hit", [hits[hit]], 2);
  const box = toRange(...hits[hit]).getBoundingClientRect();
  const frame = $("text").getBoundingClientRect();
  $("text").scrollBy({ top: box.top - frame.top - frame.height / 3 });
  $("hits").textContent = `${hit + 1} / ${hits.length}`;
}
