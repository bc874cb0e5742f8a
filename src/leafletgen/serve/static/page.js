// What the page does with a script and can do without: results while typing, the print window at once, a list of today's
// sheets, and forgetting what was typed. Nothing here sends or keeps a patient's words.

const by = (id) => document.getElementById(id);

// ---- Results while typing
const box = by("q");
const results = by("results");
let asked = 0;
let spoken;
async function find() {
  const own = ++asked;
  const form = new URLSearchParams(new FormData(box.form));
  let found;
  try {
    found = await import(`/find.js?${form}&n=${own}`);
  } catch {
    return; // The button still works.
  }
  if (own !== asked) return;
  results.innerHTML = found.html;
  history.replaceState(null, "", box.value ? `/?${form}` : "/");
  clearTimeout(spoken);
  spoken = setTimeout(() => { by("said").textContent = found.said; }, 600);
}
if (box && results) {
  let pause;
  box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(find, 120); });
  by("specialty")?.addEventListener("change", find);
  box.setSelectionRange(box.value.length, box.value.length);
}

// ---- Printed on this computer today
const day = new Date().toISOString().slice(0, 10);
function today() {
  try {
    const kept = JSON.parse(localStorage.getItem("leaflets-today") || "{}");
    return kept.day === day && Array.isArray(kept.rows) ? kept.rows : [];
  } catch {
    return [];
  }
}
function keep(row) {
  const rows = [row, ...today().filter((one) => one.href !== row.href)].slice(0, 6);
  try {
    localStorage.setItem("leaflets-today", JSON.stringify({ day, rows }));
  } catch { /* A browser that keeps nothing. */ }
}
const list = by("today");
if (list && today().length) {
  for (const row of today()) {
    if (typeof row.href !== "string" || !row.href.startsWith("/l/")) continue;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.className = "title";
    link.href = row.href;
    link.textContent = row.title;
    const note = document.createElement("p");
    note.textContent = row.note;
    item.append(link, note);
    list.querySelector("ul").append(item);
  }
  list.hidden = false;
  by("clear-today").addEventListener("click", () => {
    localStorage.removeItem("leaflets-today");
    list.hidden = true;
    box.focus();
  });
}

// ---- Print
const print = by("print");
function printed() {
  keep({ href: print.dataset.href, title: print.dataset.title, note: print.dataset.note });
}
function printFrame(address) {
  document.querySelector("iframe.unseen")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "unseen";
  frame.title = print.textContent.trim();
  frame.tabIndex = -1;
  frame.addEventListener("load", () => {
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
      by("printing").textContent = by("printing").dataset.said;
    } catch {
      // Some browsers do not let a script print a frame with a PDF. Then the PDF itself is shown.
      if (!window.open(address, "_blank", "noopener")) location.assign(address);
    }
  });
  frame.src = address;
  document.body.append(frame);
}
if (print?.tagName === "A") {
  print.addEventListener("click", (event) => {
    printed();
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.pdfViewerEnabled) return;
    event.preventDefault();
    printFrame(print.href);
  });
}

// ---- Fields: what was typed is made into a sheet, shown, and then printed, all by one press
const sheet = by("sheet");
if (sheet && print) {
  const fields = [...sheet.elements].filter((one) => one.matches(".patient-fields input"));
  print.addEventListener("click", (event) => {
    printed();
    if (!navigator.pdfViewerEnabled) return;
    event.preventDefault();
    const changed = fields.some((one) => one.value !== one.defaultValue);
    if (print.dataset.pdf && !changed) {
      printFrame(print.dataset.pdf);
      return;
    }
    const then = document.createElement("input");
    then.type = "hidden";
    then.name = "then";
    then.value = "print";
    sheet.append(then);
    sheet.requestSubmit(sheet.querySelector("button[value=preview]"));
  });
  if (print.dataset.now !== undefined && print.dataset.pdf) {
    const address = new URL(location.href);
    address.searchParams.delete("then");
    history.replaceState(null, "", address);
    if (navigator.pdfViewerEnabled) printFrame(print.dataset.pdf);
  }
}
const fieldInputs = document.querySelectorAll(".patient-fields input");
if (fieldInputs.length) {
  // Neither the Back button nor a screen that nobody watches shows what was typed for the last patient.
  const clear = () => { for (const one of fieldInputs) { one.value = ""; one.defaultValue = ""; } };
  window.addEventListener("pagehide", clear);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  const notice = by("idle");
  let warning;
  let ending;
  const wake = () => {
    clearTimeout(warning);
    clearTimeout(ending);
    notice.hidden = true;
    warning = setTimeout(() => {
      if (![...fieldInputs].some((one) => one.value)) return;
      notice.hidden = false;
      ending = setTimeout(() => { clear(); document.querySelector(".bar-new").submit(); }, 60000);
    }, 600000);
  };
  notice.querySelector("button").addEventListener("click", wake);
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, wake);
  wake();
}

// ---- A picture that could not be had because the page was busy is asked for again
for (const one of document.querySelectorAll(".pages img")) {
  let tries = 0;
  const again = () => { if (++tries < 4) setTimeout(() => { one.src = one.src; }, 3000 * tries); };
  one.addEventListener("error", again);
  if (one.complete && !one.naturalWidth) again();
}

// ---- For the notes
const copy = by("copy-notes");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(by("notes-text").textContent);
    copy.textContent = copy.dataset.done;
  });
}

// ---- A message takes the focus; a busy page tries again by itself, three times
const notice = document.querySelector("main .notice.alarm, main .notice[data-retry], #trouble")?.closest("section");
notice?.querySelector("[tabindex='-1']")?.focus();
const retry = document.querySelector("[data-retry]");
const tries = Number(sessionStorage.getItem("leaflets-tries") || 0);
if (retry && tries < 3) {
  retry.querySelector(".by-itself").hidden = false;
  sessionStorage.setItem("leaflets-tries", tries + 1);
  setTimeout(() => retry.querySelector(".way-list a, .way-list button").click(), 1000 * retry.dataset.retry);
} else if (!retry) {
  sessionStorage.removeItem("leaflets-tries");
}
