// The last part: everything is set up, and the report that the address names is opened.

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
if (page.reports.length) {
  makeFieldChips();
  listen();
  follow();
} else {
  main.replaceChildren(make("p", "empty", "이 실행에는 보고서가 없습니다."));
}
