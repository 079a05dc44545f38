"use strict";
// The script of index.html. It reads the JSON in the page, sets text (never markup), and keeps records and source in step.
(() => {
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
  let hits = [];
  let hit = -1;

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

  // ---- the source text -------------------------------------------------------------------------------------------------

  // Marks, joins and page starts cut the text; each stretch between two cuts is written once, in the order of the source.
  function showText(data) {
    const article = $("text");
    article.replaceChildren();
    article.scrollTop = 0;
    const pieces = data.mentions.flatMap((mention) => mention.pieces.map(([start, end]) => ({ start, end, mention })));
    pieces.sort((a, b) => a.start - b.start || b.end - a.end);
    const state = { data, pieces, at: 0, open: [], join: 0, nodes: [], marks: new Map() };
    let place = 0;
    let nextPage = 0;
    const parts = [];
    const turn = (until) => {
      while (nextPage < data.pages.length && data.pages[nextPage] <= until) {
        const number = ++nextPage;
        if (data.pages.length > 1) parts.push(make("div", "pagemark", `${number}쪽`));
      }
    };
    const write = (end, className) => {
      while (place < end) {
        turn(place);
        const cut = nextPage < data.pages.length ? Math.min(end, Math.max(data.pages[nextPage], place + 1)) : end;
        const isGap = className === "gap" && data.text.slice(place, cut).trim() === "";
        const block = make("div", isGap ? "gap" : `block ${className === "gap" ? "other" : className}`);
        writeStretch(state, block, place, cut);
        parts.push(block);
        place = cut;
      }
    };
    for (const [start, end, kind, level] of data.blocks) {
      write(Math.max(start, place), "gap");
      write(end, `${kind} l${level}`);
    }
    write(data.text.length, "gap");
    article.append(...parts);
    return state;
  }

  function writeStretch(state, block, start, end) {
    const { pieces, data } = state;
    let place = start;
    while (place < end) {
      while (state.at < pieces.length && pieces[state.at].start <= place) state.open.push(pieces[state.at++]);
      state.open = state.open.filter((piece) => piece.end > place);
      let cut = state.at < pieces.length ? Math.min(end, pieces[state.at].start) : end;
      for (const piece of state.open) cut = Math.min(cut, piece.end);
      let parent = block;
      for (const { mention } of state.open) {
        const mark = make("mark", mention.label);
        mark.dataset.mention = mention.id;
        mark.tabIndex = -1;
        mark.setAttribute("role", "button");
        mark.title = [words.labels[mention.label], mention.shown].filter(Boolean).join(" · ");
        put(state.marks, mention.id, mark);
        parent.append(mark);
        parent = mark;
      }
      writeText(state, parent, place, cut, data.text);
      place = cut;
    }
  }

  function writeText(state, parent, start, end, text) {
    const { joins } = state.data;
    let place = start;
    while (place < end) {
      while (state.join < joins.length && joins[state.join][1] <= place) state.join++;
      const [from, to] = state.join < joins.length ? joins[state.join] : [end, end];
      const inside = from <= place;
      const cut = Math.min(end, inside ? to : from);
      const node = document.createTextNode(text.slice(place, cut));
      state.nodes.push([place, node]);
      if (inside) parent.append(make("span", "join", "", node));
      else parent.append(node);
      place = cut;
    }
  }

  function toRange(start, end) {
    const find = (place) => {
      let low = 0;
      let high = view.nodes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (view.nodes[middle][0] <= place) low = middle;
        else high = middle - 1;
      }
      return view.nodes[low];
    };
    const [first, node] = find(start);
    const [last, lastNode] = find(end - 1);
    const range = new Range();
    range.setStart(node, start - first);
    range.setEnd(lastNode, end - last);
    return range;
  }

  function paint(name, spans, priority) {
    if (!CSS.highlights) return;
    const highlight = new Highlight(...spans.map(([start, end]) => toRange(start, end)));
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }

  // ---- the records -----------------------------------------------------------------------------------------------------

  function showRecords(data, state) {
    state.facts = new Map();
    state.byEntity = new Map();
    state.cards = [];
    const parts = [];
    const projects = data.records.filter((record) => record.kind === "project");
    const named = data.records.filter((record) => record.kind !== "project" && record.subject.entity);
    const loose = data.records.filter((record) => record.kind !== "project" && !record.subject.entity);
    if (projects.length) parts.push(make("h2", "group", `${words.kinds.project} ${projects.length}`));
    for (const record of projects) parts.push(makeCard(data, state, [record]));
    if (named.length + loose.length) parts.push(make("h2", "group", `${words.kinds.statistic} ${named.length + loose.length}`));
    for (const record of named) parts.push(makeCard(data, state, [record]));
    if (loose.length) parts.push(makeCard(data, state, loose));
    if (!parts.length) parts.push(make("p", "empty", "이 보고서에서 찾은 기록이 없습니다."));
    $("records").replaceChildren(...parts);
  }

  function makeCard(data, state, records) {
    const [{ subject, score }] = records;
    const card = make("article", "card");
    const title = make("h3");
    if (subject.entity) {
      const name = make("button", "", subject.name);
      name.type = "button";
      name.dataset.entity = subject.entity;
      put(state.byEntity, subject.entity, card);
      title.append(name, makeMeter(score));
    } else title.append(make("span", "", "시장·지표"));
    card.append(title);
    if (subject.aliases.length) card.append(make("p", "aliases", subject.aliases.join(" · ")));
    for (const [field, plural] of Object.entries(FIELDS)) {
      const facts = records.flatMap((record) => record[plural]);
      if (!facts.length) continue;
      const list = make("ul", "", "", ...facts.map((fact) => make("li", "", "", makeFact(data, state, field, fact))));
      card.append(make("section", `field ${field}`, "", make("h4", "", words.fields[field]), list));
    }
    const said = new Set(records.flatMap((record) => Object.values(FIELDS).flatMap((plural) => record[plural])).map((fact) => fact.relation));
    const sentences = [...said].flatMap((id) => data.relations[id].pieces.map(([start, end]) => data.text.slice(start, end)));
    card.dataset.words = [card.textContent, ...sentences].join("").replace(/\s+/g, "").toLowerCase();
    state.cards.push(card);
    return card;
  }

  function makeMeter(score) {
    const bar = make("progress");
    bar.max = 1;
    bar.value = score;
    bar.setAttribute("aria-label", "점수");
    const meter = make("span", "meter", "", bar, score.toFixed(2));
    meter.title = "점수: 보정하기 전의 짐작";
    return meter;
  }

  function makeFact(data, state, field, fact) {
    const relation = data.relations[fact.relation];
    const end = field === "place" ? relation.tail : relation.head;
    const mention = data.mention.get(fact.mention || end || relation.head);
    const attribute = fact.role || fact.measure || fact.event || "";
    const what = ATTRIBUTES[field][attribute] || attribute;
    const name = fact.name || mention.text;
    const more = [];
    if (!fact.name && mention.shown && mention.shown.replace(/\s/g, "") !== name.replace(/\s/g, "")) more.push(mention.shown);
    if (field === "amount" && fact.year) more.push(`(${fact.year})`);
    const button = make("button", "fact", "", make("span", "name", name));
    if (what) button.append(make("span", "what", what));
    if (more.length) button.append(make("span", "more", more.join(" ")));
    button.append(make("span", "page", `${mention.page}쪽`));
    button.type = "button";
    button.dataset.mention = mention.id;
    button.dataset.relation = relation.id;
    button.title = `점수 ${relation.score.toFixed(2)}`;
    put(state.facts, mention.id, button);
    if (fact.entity) put(state.byEntity, fact.entity, button);
    return button;
  }

  // ---- hover, choice, detail -------------------------------------------------------------------------------------------

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

  // ---- filters and search ----------------------------------------------------------------------------------------------

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

  // ---- reports ---------------------------------------------------------------------------------------------------------

  function fileName(path) {
    return path.split(/[\\/]/).pop() || path;
  }

  function listReports() {
    const wanted = $("report-filter").value.replace(/\s+/g, "").toLowerCase();
    const items = page.reports.map((report, index) => {
      const all = [report.path, ...report.subjects].join("\n").replace(/[^\S\n]+/g, "").toLowerCase();
      if (!all.includes(wanted)) return null;
      const button = make("button", "", "", make("span", "", fileName(report.path)), make("small", "", `기록 ${report.records}`));
      button.type = "button";
      button.title = report.path;
      if (index === current) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => { open(index); $("reports").open = false; });
      return make("li", "", "", button);
    });
    $("report-list").replaceChildren(...items.filter(Boolean));
  }

  function open(index) {
    current = index;
    const data = readReport(index);
    const entry = page.reports[index];
    const state = showText(data);
    showRecords(data, state);
    view = { data, marks: state.marks, nodes: state.nodes, facts: state.facts, byEntity: state.byEntity, cards: state.cards, chosen: "" };
    const first = $("text").querySelector("mark");
    if (first) first.tabIndex = 0;
    for (const chip of $("legend").children) {
      const count = data.mentions.filter((mention) => mention.label === chip.dataset.label).length;
      chip.querySelector("b").textContent = count;
    }
    const about = [`${entry.pages}쪽`, entry.date].filter(Boolean).join(" · ");
    $("title").replaceChildren(fileName(entry.path), make("small", "", about));
    $("title").title = entry.path;
    $("report-name").textContent = `보고서 ${index + 1} / ${page.reports.length} · ${fileName(entry.path)}`;
    $("reports").hidden = page.reports.length < 2;
    $("detail").hidden = true;
    document.title = `${fileName(entry.path)} · 보고서 기록`;
    listReports();
    filter();
    paint("evidence", [], 0);
    $("records").parentNode.scrollTop = 0;
  }

  function follow() {
    let fragment = location.hash.slice(1);
    try { fragment = decodeURIComponent(fragment); } catch { /* not ours: taken as it is */ }
    const cut = fragment.lastIndexOf("~");
    const id = cut < 0 ? fragment : fragment.slice(0, cut);
    const index = page.reports.findIndex((report) => report.id === id);
    if (index >= 0 && index !== current) open(index);
    else if (current < 0 && page.reports.length) open(0);
    if (cut >= 0 && index >= 0) choose(fragment.slice(cut + 1));
  }

  function setView(name) {
    main.dataset.view = name;
    for (const tab of document.querySelectorAll(".tabs button")) tab.setAttribute("aria-pressed", String(tab.dataset.view === name));
  }

  function toggle(button, set, name) {
    const isOn = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isOn));
    if (isOn) set.add(name);
    else set.delete(name);
    filter();
  }

  function moveInText(mark, step) {
    const marks = [...$("text").querySelectorAll("mark:not(.off):not(.weak)")];
    const next = marks[marks.indexOf(mark) + step];
    if (!next) return;
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  // ---- events ----------------------------------------------------------------------------------------------------------

  function listen() {
    main.addEventListener("mouseover", (event) => heatFrom(event.target));
    main.addEventListener("mouseleave", () => heat([], ""));
    main.addEventListener("focusin", (event) => heatFrom(event.target));
    main.addEventListener("click", (event) => {
      const node = event.target.closest("[data-mention], [data-entity]");
      if (!node || node.classList.contains("off") || !getSelection().isCollapsed) return;
      if (node.dataset.entity) choose(mentionsOf(node.dataset.entity)[0], { from: "records" });
      else if (node.tagName === "MARK") choose(node.dataset.mention, { from: "text" });
      else choose(node.dataset.mention, { relation: node.dataset.relation, from: "records" });
    });
    document.addEventListener("keydown", (event) => {
      const isMark = event.target.tagName === "MARK";
      if (event.key === "Escape" && view) clear();
      else if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); $("search").focus(); }
      else if (isMark && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(event.target.dataset.mention, { from: "text" }); }
      else if (isMark && event.key === "ArrowRight") { event.preventDefault(); moveInText(event.target, 1); }
      else if (isMark && event.key === "ArrowLeft") { event.preventDefault(); moveInText(event.target, -1); }
    });
    let waiting = 0;
    $("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
    $("search").addEventListener("keydown", (event) => { if (event.key === "Enter") goToHit(event.shiftKey ? -1 : 1); });
    $("previous").addEventListener("click", () => goToHit(-1));
    $("next").addEventListener("click", () => goToHit(1));
    $("score").addEventListener("input", () => { least = Number($("score").value); $("score-shown").textContent = least.toFixed(2); filter(); });
    $("lines").addEventListener("click", () => {
      const isOn = $("text").classList.toggle("lines");
      $("lines").setAttribute("aria-pressed", String(isOn));
    });
    for (const chip of $("legend").children) chip.addEventListener("click", () => toggle(chip, off.labels, chip.dataset.label));
    for (const tab of document.querySelectorAll(".tabs button")) tab.addEventListener("click", () => setView(tab.dataset.view));
    $("report-filter").addEventListener("input", listReports);
    window.addEventListener("hashchange", follow);
  }

  function makeFieldChips() {
    for (const [field, name] of Object.entries(words.fields)) {
      const chip = make("button", "chip", name);
      chip.type = "button";
      chip.setAttribute("aria-pressed", "true");
      chip.addEventListener("click", () => toggle(chip, off.fields, field));
      $("fields").append(chip);
    }
  }

  function keepTheme() {
    const root = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)");
    let wanted = "";
    try { wanted = localStorage.getItem("bogoseo-theme") || ""; } catch { /* no storage: the system decides */ }
    const show = () => root.classList.toggle("dark", wanted ? wanted === "dark" : system.matches);
    system.addEventListener("change", show);
    $("theme").addEventListener("click", () => {
      wanted = root.classList.contains("dark") ? "light" : "dark";
      try { localStorage.setItem("bogoseo-theme", wanted); } catch { /* not kept */ }
      show();
    });
    show();
  }

  keepTheme();
  if (!page.reports.length) {
    main.replaceChildren(make("p", "empty", "이 실행에는 보고서가 없습니다."));
    return;
  }
  makeFieldChips();
  listen();
  follow();
})();
