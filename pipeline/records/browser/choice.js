// Hover, choice, and the box that tells of the mention chosen.

function heat(mentions, entity, relation) {
  for (const node of document.querySelectorAll(".hot")) node.classList.remove("hot");
  for (const id of mentions) {
    for (const node of [...(view.marks.get(id) || []), ...(view.facts.get(id) || [])]) node.classList.add("hot");
  }
  for (const node of view.byEntity.get(entity) || []) node.classList.add("hot");
  const shown = relation || view.chosen;
  paint("evidence", shown ? view.data.relations[shown].pieces : [], 0);
}

function mentionsOf(entity) {
  return view.data.mentions.filter((mention) => mention.entity === entity).map((mention) => mention.id);
}

function heatFrom(target) {
  const node = target.closest ? target.closest("[data-mention], [data-entity]") : null;
  if (!node || !(main.contains(node))) return heat([], "");
  if (node.dataset.entity) return heat(mentionsOf(node.dataset.entity), node.dataset.entity);
  const mention = view.data.mention.get(node.dataset.mention);
  const relation = view.data.relations[node.dataset.relation];
  const ends = relation ? [relation.head, relation.tail].filter(Boolean) : [];
  return heat([mention.id, ...ends], relation ? "" : mention.entity, node.dataset.relation);
}

function choose(id, { relation = "", from = "" } = {}) {
  const mention = view.data.mention.get(id);
  if (!mention) return;
  for (const node of document.querySelectorAll(".chosen")) node.classList.remove("chosen");
  view.chosen = relation;
  const marks = view.marks.get(id) || [];
  const facts = (view.facts.get(id) || []).filter((fact) => !relation || fact.dataset.relation === relation);
  for (const node of [...marks, ...facts]) node.classList.add("chosen");
  if (!relation && facts[0]) view.chosen = facts[0].dataset.relation;
  heat([], facts.length ? "" : mention.entity);
  if (from !== "text") {
    main.dataset.view === "records" && setView("source");
    if (marks[0]) marks[0].scrollIntoView({ block: "start", behavior: from && !calm.matches ? "smooth" : "auto" });
  }
  if (from !== "records") {
    const near = facts[0] || (view.byEntity.get(mention.entity) || [])[0];
    if (near) near.scrollIntoView({ block: "nearest" });
  }
  for (const mark of document.querySelectorAll("mark[tabindex='0']")) mark.tabIndex = -1;
  if (marks[0]) marks[0].tabIndex = 0;
  showDetail(mention);
  setHash(`${view.data.id}~${id}`);
}

function clear() {
  for (const node of document.querySelectorAll(".chosen")) node.classList.remove("chosen");
  view.chosen = "";
  heat([], "");
  $("detail").hidden = true;
  setHash(view.data.id);
}

function setHash(fragment) {
  try { history.replaceState(null, "", `#${encodeURIComponent(fragment)}`); } catch { /* a page in a sandbox has no history */ }
}

function showDetail(mention) {
  const { data } = view;
  const box = $("detail");
  const close = make("button", "", "✕");
  close.type = "button";
  close.setAttribute("aria-label", "닫기");
  close.addEventListener("click", clear);
  const list = make("dl");
  const row = (name, ...content) => list.append(make("dt", "", name), make("dd", "", "", ...content));
  if (mention.value) row("값", [mention.shown, `[${[mention.value, mention.unit].filter(Boolean).join(" ")}]`].join(" "));
  const [name, aliases] = data.entities[mention.entity];
  const all = mentionsOf(mention.entity);
  if (name !== mention.text || aliases.length) row("이름", [name, ...aliases].join(" · "));
  if (all.length > 1) {
    const next = make("button", "link", `${all.length}번 나옴, 다음으로`);
    next.type = "button";
    next.addEventListener("click", () => choose(all[(all.indexOf(mention.id) + 1) % all.length]));
    row("언급", next);
  }
  const related = Object.values(data.relations).filter(({ head, tail }) => head === mention.id || tail === mention.id);
  if (related.length) row("관계", make("ul", "", "", ...related.map((relation) => make("li", "", "", makeRelation(relation, mention)))));
  row("위치", `${mention.page}쪽, 글자 ${mention.offsets.map(([start, end]) => `${start}–${end}`).join(", ")}`);
  row("근거", `${mention.source} · 점수 ${mention.score.toFixed(2)}`);
  const heading = make("h2", "", "", make("span", "", mention.text), make("small", "", words.labels[mention.label]));
  box.className = mention.label;
  box.replaceChildren(close, heading, list);
  box.hidden = false;
}

function makeRelation(relation, mention) {
  const other = view.data.mention.get(relation.head === mention.id ? relation.tail : relation.head);
  const kind = { participates_in: words.roles, amount_of: words.measures, date_of: words.events }[relation.type] || {};
  const what = [words.relations[relation.type], kind[relation.attribute]].filter(Boolean).join(": ");
  const text = `${what} ${relation.head === mention.id ? "→" : "←"} ${other ? other.text : "대상 없음"}`;
  if (!other) return make("span", "", text);
  const button = make("button", "", text);
  button.type = "button";
  button.addEventListener("click", () => choose(other.id, { relation: relation.id }));
  return button;
}
