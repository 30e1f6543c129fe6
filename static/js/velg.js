// Sets two to four counties of the reader's choice side by side. The page holds
// one table of all counties, hidden; its rows are shared out among three blocks
// by what the chosen ones answer. The choice stands in the address, in order.
(() => {
  "use strict";

  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const form = document.getElementById("velger");
  const status = document.getElementById("velg-svar");
  const tables = document.getElementById("velg-tabeller");
  const source = document.getElementById("velg-alt");
  if (!form || !status || !tables || !source) return;
  const heading = document.querySelector("h1");
  const title = heading.textContent;
  const words = status.dataset;
  const most = +form.dataset.mest;
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const listed = (names) => [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(words.og);

  const boxes = all("input", form);
  const counties = new Map(
    boxes.map((box, column) => [box.value, { id: box.value, box, column, name: box.nextElementSibling.textContent }]),
  );
  const rows = all("tbody", source).flatMap((group) => {
    const heading = group.querySelector(".gruppe");
    return all("tr:not(.gruppe)", group).map((row) => ({ row, group, heading, cells: [...row.children].slice(1) }));
  });
  const blocks = all("[data-blokk]", tables).map((section) => {
    const table = section.querySelector("table");
    const head = table.querySelector("tr");
    return {
      section, table, head, columns: [...head.children].slice(1),
      key: section.dataset.blokk, count: section.querySelector(".antall"), about: section.querySelector(".stilling"), empty: section.querySelector("p[hidden]"),
    };
  });

  // What the address asks for that is not here is left out.
  const read = () => {
    const asked = new Set(new URLSearchParams(location.search).getAll("fylke"));
    return [...asked].map((id) => counties.get(id)).filter(Boolean).slice(0, most);
  };
  let chosen = [];

  const write = () => {
    const query = chosen.map((c) => "fylke=" + c.id).join("&");
    try {
      history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
    } catch {
      // A page that is opened from a disk may not change its address.
    }
  };

  // Two answers differ when both state the same thing and not alike; a dash is
  // what an answer does not state (compare.ChoiceCell).
  const differ = (a, b) => [...a].some((sign, i) => sign !== "-" && (b[i] || "-") !== "-" && sign !== b[i]);
  const judge = (answers) => {
    const stated = answers.filter(Boolean);
    if (!stated.length) return "";
    if (stated.some((a) => stated.some((b) => differ(a, b)))) return "ulikt";
    return stated.length === answers.length ? "alle" : "noen";
  };

  // The chosen columns first, in order; on narrow screens a cell names its county.
  const arrange = (parent, cells) => {
    for (const cell of cells) cell.hidden = true;
    for (const c of chosen) {
      const cell = cells[c.column];
      cell.hidden = false;
      if (cell.localName === "td" && !cell.querySelector(".par-navn")) {
        const name = document.createElement("span");
        name.className = "par-navn";
        name.setAttribute("aria-hidden", "true");
        name.textContent = c.name;
        cell.prepend(name);
      }
      parent.append(cell);
    }
  };

  const tellWho = (row, cells, block) => {
    row.querySelector(".hvem")?.remove();
    if (block !== "noen") return;
    const who = document.createElement("span");
    who.className = "hvem";
    who.textContent = fill(words.hvem, listed(chosen.filter((c) => cells[c.column].dataset.svar).map((c) => c.name)));
    row.firstElementChild.append(who);
  };

  const fillBlock = (block, mine) => {
    for (const body of all("tbody", block.table)) body.remove();
    let group, body;
    for (const r of mine) {
      if (r.group !== group) {
        group = r.group;
        body = document.createElement("tbody");
        if (r.heading) body.append(r.heading.cloneNode(true));
        for (const th of all("[colspan]", body)) th.colSpan = chosen.length + 1;
        block.table.append(body);
      }
      arrange(r.row, r.cells);
      tellWho(r.row, r.cells, block.key);
      body.append(r.row);
    }
    arrange(block.head, block.columns);
    block.count.textContent = `(${mine.length})`;
    block.table.hidden = !mine.length;
    block.about.hidden = !mine.length;
    block.empty.hidden = !!mine.length;
    block.section.hidden = block.key === "ulikt" && !mine.length;
  };

  // Only the signs and the sources that are in sight are explained.
  const explain = () => {
    const letters = new Set(all("td:not([hidden]) .kilde", tables).flatMap((mark) => mark.lastChild.textContent.match(/\w+/g)));
    for (const [i, note] of all(".kilder li", tables).entries()) {
      note.value = i + 1; // its letter, also when those before it are hidden
      note.hidden = !letters.has(note.id.slice("kilde_".length));
    }
    for (const entry of all(".tegnene dd", tables)) {
      const sign = [...entry.firstElementChild.classList].at(-1);
      entry.hidden = !tables.querySelector("td:not([hidden])" + (sign === "prove-tom" ? ".tom" : " ." + sign));
    }
  };

  const show = () => {
    for (const c of counties.values()) {
      c.box.checked = chosen.includes(c);
      c.box.disabled = chosen.length === most && !c.box.checked;
    }
    for (const a of all(".sprak a")) a.search = location.search;
    const enough = chosen.length > 1;
    const names = listed(chosen.map((c) => c.name));
    heading.textContent = enough ? names : title;
    document.title = document.title.replace(/^[^–]+/, heading.textContent + " ");
    tables.hidden = !enough;
    if (!enough) {
      status.textContent = chosen.length ? fill(words.en, chosen[0].name) : words.ingen;
      return;
    }
    const answers = rows.map((r) => judge(chosen.map((c) => r.cells[c.column].dataset.svar)));
    const counts = blocks.map((block) => {
      const mine = rows.filter((_, i) => answers[i] === block.key);
      fillBlock(block, mine);
      return mine.length;
    });
    explain();
    const none = form.dataset.alle - counts.reduce((a, b) => a + b);
    const says = fill(counts[0] ? words.valgt : words.likt, names, ...counts, none);
    status.textContent = chosen.length === most ? says + " " + words.fullt : says;
  };

  form.addEventListener("change", ({ target }) => {
    const county = counties.get(target.value);
    chosen = target.checked ? [...chosen, county] : chosen.filter((c) => c !== county);
    write();
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    chosen = read();
    show();
  });

  form.hidden = false;
  chosen = read();
  show();
})();
