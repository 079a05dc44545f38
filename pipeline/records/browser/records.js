// The records as cards.

function showRecords(data, state) {
  state.facts = new Map();
  state.byEntity = new Map();
  state.cards = [];
  const parts = [];
  const projects = data.records.filter((record) => record.kind === "project");
  const named = data.records.filter((record) => record.kind !== "project" && record.subject.entity);
  const loose = data.records.filter((record) => record.kind !== "project" && !record.subject.entity);
  if (projects.length) parts.push(make("h2", "group", `${words.kinds.project} ${projects.length}`));
  for (const record of projects) parts.push(makeCard(data, state, record));
  if (named.length + loose.length) parts.push(make("h2", "group", `${words.kinds.statistic} ${named.length + loose.length}`));
  for (const record of named) parts.push(makeCard(data, state, record));
  if (loose.length) parts.push(makeLooseCard(data, state, loose));
  if (!parts.length) parts.push(explainEmpty(data));
  document.querySelector(".filters").hidden = !state.cards.length;
  $("records").replaceChildren(...parts);
}

function makeCard(data, state, record) {
  const { subject, score } = record;
  const name = make("button", "", subject.name);
  name.type = "button";
  name.dataset.entity = subject.entity;
  const card = make("article", "card", "", make("h3", "", "", name, makeMeter(score)));
  put(state.byEntity, subject.entity, card);
  if (subject.aliases.length) card.append(make("p", "aliases", subject.aliases.join(" · ")));
  for (const field of Object.keys(FIELDS)) {
    const facts = record[FIELDS[field]];
    if (facts.length) card.append(make("section", `field ${field}`, "", make("h4", "", words.fields[field]), listFacts(data, state, field, facts)));
  }
  return keepCard(data, state, card, [record]);
}

// Figures without a subject, each under the sentence that alone says what they are about.
function makeLooseCard(data, state, records) {
  const card = make("article", "card", "", make("h3", "", "", make("span", "", words.market)));
  for (const record of records) {
    const said = new Set(record.amounts.map((fact) => data.sentences[fact.relation]).filter(Boolean));
    const lines = [...said].map((sentence) => make("p", "said", sentence));
    card.append(make("section", "field amount loose", "", ...lines, listFacts(data, state, "amount", record.amounts)));
  }
  return keepCard(data, state, card, records);
}

function listFacts(data, state, field, facts) {
  return make("ul", "", "", ...facts.map((fact) => make("li", "", "", makeFact(data, state, field, fact))));
}

// The search finds a card by what stands on it and by the sentences behind it.
function keepCard(data, state, card, records) {
  const said = new Set(records.flatMap((record) => Object.values(FIELDS).flatMap((plural) => record[plural])).map((fact) => fact.relation));
  const sentences = [...said].flatMap((id) => data.relations[id].pieces.map(([start, end]) => data.text.slice(start, end)));
  card.dataset.words = [card.textContent, ...sentences].join("").replace(/\s+/g, "").toLowerCase();
  state.cards.push(card);
  return card;
}

function explainEmpty(data) {
  const counts = new Map();
  for (const { label } of data.mentions) counts.set(label, (counts.get(label) || 0) + 1);
  const found = [...counts].map(([label, count]) => `${words.labels[label]} ${count}`).join(", ");
  const box = make("div", "nothing", "", make("h2", "", "이 보고서에서 찾은 기록이 없습니다"));
  box.append(make("p", "", "기록은 사업, 기관, 지역에 금액이나 연도, 참여 주체, 장소가 이어질 때 만들어집니다."));
  if (found) box.append(make("p", "", `글에서 찾은 표현은 ${found}건이며 원문에 표시되어 있습니다.`));
  else if (data.text.trim()) box.append(make("p", "", "이름, 금액, 날짜도 찾지 못했습니다. 사업 보고서가 아니거나 글이 깨졌는지 원문을 확인하십시오."));
  else box.append(make("p", "", "글이 없는 보고서입니다."));
  return box;
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
  if (field === "amount" && fact.year) more.push(`(${data.dates[fact.year] || fact.year})`);
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
