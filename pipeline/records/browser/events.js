// What the reader does: clicks and keys.

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
