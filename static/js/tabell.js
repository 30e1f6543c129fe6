// A reader's own view of a table: rows and columns left out, only what counties
// answer differently, sorted rows. The view stands in the address:
//
//   fylker, svar, tema  the ids that are shown, with commas, or "ingen"; left out: all
//   ulike=1             only what two of the counties shown answer differently
//   oppgitt=1           only what one of the counties shown states
//   sorter              the column that rows are sorted by, or "navn" for their heads
//
// What the address says that the table does not know is passed over.
(() => {
  "use strict";
  const tools = document.querySelector(".tilpass");
  const table = document.querySelector(".matrise");
  if (!tools || !table) return;

  // The order of states when rows are sorted: from yes to no, and last what is
  // not stated.
  const STATES = ["ja", "onsket", "planlagt", "omtalt", "uklart", "avsluttet", "nei"];

  const one = (selector, from = tools) => from.querySelector(selector);
  const all = (selector, from = table) => [...from.querySelectorAll(selector)];
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const lang = document.documentElement.lang;
  const status = one("[role=status]");
  const again = one("[name=igjen]");
  const sorter = one("select");
  const flags = all("li input", tools);
  const [labelTemplate, sortTemplate] = one("template").content.children;

  // A line is a row or a column. Its name is what its head leads to.
  const line = (th) => ({ th, id: th.dataset.id, name: one("a, button", th) ?? th, single: "enkelt" in th.dataset, at: th.cellIndex });
  const rows = all("tbody th[data-id]").map((th) => ({ ...line(th), row: th.parentElement }));
  const columns = all("thead th[data-id]").map(line);
  const lines = { [tools.dataset.rader]: rows, [tools.dataset.kolonner]: columns };
  const { fylker: counties } = lines;
  const answers = counties === rows ? columns : rows;
  const cell = (county, answer) => (counties === rows ? county.row.cells[answer.at] : answer.row.cells[county.at]);
  const isStated = (td) => !td.classList.contains("tom");
  const sides = (td) => (td.dataset.tilstand ?? "").split("/");

  // Counties differ where two of them state something, of the same side, and not
  // the same. A scale is one question: a county that states one of its terms has
  // answered for all. Single facts are held against nothing. (internal/compare,
  // judge)
  const isDifferent = (answer, shown) => {
    const { skala } = answer.th.dataset;
    const question = skala ? answers.filter((a) => a.th.dataset.skala === skala) : [answer];
    return [0, 1].some((side) => {
      const says = (county, a) => sides(cell(county, a))[side] ?? "";
      const said = shown.filter((c) => !c.single && question.some((a) => says(c, a))).map((c) => says(c, answer));
      return new Set(said.map((s) => s.replace(/[+-]/, ""))).size > 1 || (said.includes("ja+") && said.includes("ja-"));
    });
  };

  const rank = (td) => {
    const [is, wanted] = sides(td);
    const place = STATES.indexOf(is.replace(/[+-]/, "") || (wanted === "ja" ? "onsket" : wanted));
    return place < 0 ? STATES.length : place;
  };

  // Rows that stand in their order stay where they are: to move them lays the
  // whole table out anew, which is felt when the page opens.
  let placed = rows;
  const sort = () => {
    const by = columns.find((c) => c.id === sorter.value);
    const collator = new Intl.Collator([lang, "no"]);
    const name = (r) => r.name.textContent;
    const order = [...rows];
    if (by) order.sort((a, b) => rank(a.row.cells[by.at]) - rank(b.row.cells[by.at]));
    else if (sorter.value) order.sort((a, b) => collator.compare(name(a), name(b)));
    if (order.some((r, i) => r !== placed[i])) {
      for (const body of table.tBodies) body.append(...order.map((r) => r.row).filter((tr) => tr.parentElement === body));
      placed = order;
    }
    for (const c of heads) {
      const sorted = sorter.value && c.id === sorter.value;
      if (sorted) c.th.setAttribute("aria-sort", by ? "other" : "ascending");
      else c.th.removeAttribute("aria-sort");
    }
  };

  // show puts the choice into the table.
  const show = () => {
    const { ulike, oppgitt } = Object.fromEntries(flags.map((f) => [f.name, f.checked]));
    for (const l of [...rows, ...columns]) l.shown = l.box.checked;
    const shown = counties.filter((c) => c.shown);
    for (const a of answers) {
      if (oppgitt) a.shown &&= shown.some((c) => isStated(cell(c, a)));
      if (ulike) a.shown &&= isDifferent(a, shown);
    }
    for (const r of rows) r.row.hidden = !r.shown;
    for (const tr of table.rows) {
      if (tr.matches(".gruppe, .overhode")) continue;
      for (const c of columns) tr.cells[c.at].hidden = !c.shown;
    }
    for (const body of table.tBodies) body.hidden = rows.every((r) => r.row.parentElement !== body || r.row.hidden);
    fit();
    sort();
  };

  // fit makes the heads of groups as wide as what is left of them.
  const fit = () => {
    const groups = all("colgroup").slice(1);
    let from = 1;
    all(".overhode th").forEach((th, i) => {
      th.dataset.bredde ??= th.colSpan;
      const to = from + +th.dataset.bredde;
      const left = columns.filter((c) => c.shown && c.at >= from && c.at < to).length;
      for (const e of [th, groups[i]]) e.hidden = !left;
      if (left) th.colSpan = groups[i].span = left;
      from = to;
    });
    for (const th of all(".gruppe th")) th.colSpan = 1 + columns.filter((c) => c.shown).length;
  };

  const query = () => {
    const parts = [];
    for (const [key, list] of Object.entries(lines)) {
      const chosen = list.filter((l) => l.box.checked);
      if (chosen.length < list.length) parts.push(key + "=" + (chosen.map((l) => l.id).join() || "ingen"));
    }
    for (const f of flags) if (f.checked) parts.push(f.name + "=1");
    if (sorter.value) parts.push("sorter=" + sorter.value);
    return parts.length ? "?" + parts.join("&") : "";
  };

  // tell says what is in sight. The column of single facts is no county.
  const tell = (changed) => {
    const words = status.dataset;
    const count = (list) => [list.filter((l) => l.shown).length, list.length];
    const ofCounties = count(counties.filter((c) => c.id !== "enkelt"));
    const ofAnswers = count(answers);
    const says = [];
    if ([...rows, ...columns].some((l) => !l.shown)) says.push(fill(words.viser, ...ofCounties, ...ofAnswers));
    if (!ofAnswers[0] && flags.some((f) => f.checked && f.name === "ulike")) says.push(words.ulike);
    if (counties.some((c) => !c.shown)) says.push(words.telt);
    if (sorter.value) says.push(fill(words.sortert, sorter.selectedOptions[0].textContent));
    again.hidden = !query();
    status.textContent = says.join(" ") || (changed ? words.alt : "");
  };

  // The address in the other language says the same.
  const links = all(".sprak a", document);
  const update = (changed) => {
    show();
    tell(changed);
    for (const a of links) a.search = query();
  };

  const changed = () => {
    update(true);
    try {
      history.replaceState(null, "", location.pathname + query() + location.hash);
    } catch {
      // A page on a disk may not change its address; the table is right all the same.
    }
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const [key, list] of Object.entries(lines)) {
      const ids = (asked.get(key) ?? "").split(",");
      const any = ids[0] === "ingen" || list.some((l) => ids.includes(l.id));
      for (const l of list) l.box.checked = !any || ids.includes(l.id);
    }
    for (const f of flags) f.checked = asked.get(f.name) === "1";
    sorter.value = asked.get("sorter");
    if (sorter.selectedIndex < 0) sorter.value = "";
    update(false);
  };

  const named = (e, from) => e.append(" ", ...[...from.name.childNodes].map((n) => n.cloneNode(true)));

  for (const [key, list] of Object.entries(lines)) {
    const fieldset = one(`[name=${key}]`);
    for (const l of list) {
      const label = labelTemplate.cloneNode(true);
      l.box = one("input", label);
      named(label, l);
      fieldset.append(label);
    }
    fieldset.addEventListener("click", ({ target: { name } }) => {
      if (name !== "alle" && name !== "ingen") return;
      for (const l of list) l.box.checked = name === "alle";
      changed();
    });
  }

  // A head of a column sorts by it, or back again. The head's own words are its
  // name, without those of the button.
  const corner = one("thead tr:last-child > th", table);
  const heads = [{ ...line(corner), id: "navn" }, ...columns.filter((c) => !c.single)];
  for (const c of heads) {
    const button = sortTemplate.cloneNode(true);
    if (c.th !== corner) sorter.append(new Option(fill(sorter.dataset.kolonne, c.name.textContent), c.id));
    named(one("span", button), c);
    c.th.setAttribute("aria-label", c.th.textContent.trim().replace(/\s+/g, " "));
    button.addEventListener("click", () => {
      sorter.value = sorter.value === c.id ? "" : c.id;
      changed();
    });
    if (c.name === c.th) c.th.append(" ", button);
    else c.name.after(" ", button);
  }

  tools.addEventListener("change", changed);
  tools.addEventListener("submit", (e) => e.preventDefault()); // the Enter key
  again.addEventListener("click", () => {
    for (const l of [...rows, ...columns]) l.box.checked = true;
    for (const f of flags) f.checked = false;
    sorter.value = "";
    one("summary").focus(); // the button goes
    changed();
  });
  addEventListener("popstate", read);
  read();
  tools.hidden = false;
})();
