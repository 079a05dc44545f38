"use strict";
// The error browser: rows are [report, line, kind, labels, gold, predicted, context, score]; labels are gold's, and the model's
// where it differs.
const rows = JSON.parse(document.getElementById("data").textContent);
const words = JSON.parse(document.getElementById("words").textContent);
const STEP = 200;
const byId = (id) => document.getElementById(id);
let shown = STEP;

function chosen() {
  const kind = byId("kind").value, label = byId("label").value, report = byId("report").value;
  const wanted = byId("search").value.trim().toLowerCase();
  return rows.filter((row) =>
    (!kind || row[2] === kind) && (!label || row[3].includes(label)) && (!report || row[0] === report) &&
    (!wanted || [row[4], row[5], row[6].map((piece) => piece[0]).join("")].join(" ").toLowerCase().includes(wanted)));
}

function cell(line, text) {
  const box = document.createElement("td");
  box.textContent = text;
  line.append(box);
  return box;
}

function toLine(row) {
  const line = document.createElement("tr");
  const labels = row[3].map((label) => words.labels[label] ?? label).join(" → ");
  const score = row[7] === null ? "" : row[7].toFixed(2);
  [row[0], row[1], words.kinds[row[2]], labels, row[4], row[5], score].forEach((text) => cell(line, text));
  const sentence = cell(line, "");
  for (const [text, role] of row[6]) {
    const piece = role ? document.createElement("mark") : document.createElement("span");
    if (role) piece.className = role;
    piece.textContent = text;
    sentence.append(piece);
  }
  return line;
}

function draw() {
  const found = chosen();
  byId("list").replaceChildren(...found.slice(0, shown).map(toLine));
  byId("count").textContent = `${found.length.toLocaleString()}건`;
  byId("meaning").textContent = words.meanings[byId("kind").value] ?? "";
  byId("more").hidden = found.length <= shown;
}

for (const id of ["kind", "label", "report", "search"]) {
  byId(id).addEventListener("input", () => { shown = STEP; draw(); });
}
byId("more").addEventListener("click", () => { shown += STEP; draw(); });
draw();
