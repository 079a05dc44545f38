// The list of reports, opening one, and the address of what is shown.

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
