// Finds counties by situation. The page holds every choice as a link and, hidden
// under each county, what it says of the choices. More choices of one kind widen
// what is found, more kinds narrow it. What is chosen stands in the address.
(() => {
  "use strict";

  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const status = document.querySelector(".finn-svar");
  const chips = document.querySelector(".valgte");
  const chip = document.getElementById("finn-valgt");
  if (!status || !chips || !chip) return;
  const numerals = status.dataset.tall.split("|");
  const removeAll = chips.lastElementChild;
  const others = document.querySelector(".finn-andre");

  const choices = all("[data-valg]").map((item) => {
    const link = item.querySelector("a");
    const box = document.createElement("input");
    box.type = "checkbox";
    const name = document.createElement("span");
    name.append(...link.childNodes);
    const label = document.createElement("label");
    const count = item.querySelector(".antall");
    label.append(box, name, " ", count);
    item.replaceChildren(label);
    const key = item.dataset.valg;
    const [kind, value] = key.split("/");
    return { key, kind, value, item, box, name, count };
  });

  const counties = all("[data-svar] > .fylkesliste > li").map((row) => {
    const facts = all("[data-om]", row).map((line) => ({ line, key: line.dataset.om, says: line.dataset.sier || "ja" }));
    const says = { ja: new Set(), nei: new Set(), annet: new Set() };
    for (const f of facts) says[f.says].add(f.key);
    return { row, facts, says, list: row.closest("[data-svar]"), link: row.querySelector("a"), kept: row.querySelector(".funn") };
  });

  // kinds is what is chosen: the keys of each kind that has any.
  const kinds = () => {
    const chosen = new Map();
    for (const { box, kind, key } of choices) if (box.checked) chosen.set(kind, [...(chosen.get(kind) || []), key]);
    return chosen;
  };
  const missed = (county, chosen) => [...chosen.values()].filter((keys) => !keys.some((k) => county.says.ja.has(k)));

  // What a choice would leave is told beside it, given the other kinds.
  const tellCounts = (chosen) => {
    for (const c of choices) {
      const rest = new Map(chosen);
      rest.set(c.kind, [c.key]);
      const n = counties.filter((county) => !missed(county, rest).length).length;
      c.count.textContent = n;
      c.item.classList.toggle("ingen", !n);
    }
  };

  const listed = (nodes) => nodes.flatMap((n, i) => (i ? [", ", n] : [n]));
  const copyOf = (e) => {
    const copy = document.createElement("span");
    copy.append(...[...e.childNodes].map((n) => n.cloneNode(true)));
    return copy;
  };
  const named = (county, keys, says) => {
    const name = document.createElement("span");
    name.append(county.link.cloneNode(true));
    const facts = county.facts.filter((f) => f.says === says && keys.includes(f.key)).map((f) => copyOf(f.line));
    if (facts.length) name.append(": ", ...listed(facts));
    return name;
  };

  // A county that does not fit is named with why: silence is never a no.
  const tellOthers = (chosen) => {
    const groups = { nei: [], annet: [], ikke: [] };
    for (const county of counties) {
      const keys = missed(county, chosen).flat();
      if (!keys.length) continue;
      const says = ["nei", "annet"].find((s) => keys.some((k) => county.says[s].has(k))) || "ikke";
      groups[says].push(named(county, keys, says));
    }
    for (const p of all("[data-andre]", others)) {
      const names = groups[p.dataset.andre];
      p.hidden = !names.length;
      p.querySelector("span").replaceChildren(...listed(names));
      const [one, several] = all("strong", p);
      if (several) [one.hidden, several.hidden] = [chosen.size > 1, chosen.size < 2];
    }
    others.hidden = !Object.values(groups).some((g) => g.length);
  };

  const numeral = (n) => numerals[n] || String(n);
  const firstUpper = (s) => s[0].toUpperCase() + s.slice(1);
  const showCounties = (chosen) => {
    const keys = [...chosen.values()].flat();
    const left = new Map(counties.map((county) => [county.list, 0]));
    for (const county of counties) {
      const fits = !missed(county, chosen).length;
      county.row.hidden = !fits;
      if (fits) left.set(county.list, left.get(county.list) + 1);
      for (const f of county.facts) f.line.hidden = !keys.includes(f.key);
      if (county.kept) county.kept.hidden = !county.facts.some((f) => !f.line.hidden);
    }
    for (const [list, n] of left) list.hidden = !n;
    const says = [...left].map(([list, n]) => firstUpper(list.dataset.svar.replace("{0}", numeral(n)))).join(" ");
    status.textContent = keys.length ? says : "";
  };

  const showChips = () => {
    const chosen = choices.filter((c) => c.box.checked);
    chips.replaceChildren(
      ...chosen.map((c) => {
        const item = chip.content.cloneNode(true).firstElementChild;
        item.querySelector("button").dataset.key = c.key;
        item.querySelector("button").lastElementChild.textContent = c.name.textContent;
        return item;
      }),
      removeAll,
    );
    chips.hidden = !chosen.length;
  };

  const show = () => {
    const chosen = kinds();
    tellCounts(chosen);
    showCounties(chosen);
    tellOthers(chosen);
    showChips();
    for (const a of all(".sprak a")) a.search = location.search;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    const beside = matchMedia("(min-width: 60rem)").matches; // else open kinds would push what is found out of sight
    for (const c of choices) {
      c.box.checked = asked.getAll(c.kind).includes(c.value);
      if (c.box.checked && beside) c.item.closest("details").open = true;
    }
    show();
  };

  const write = () => {
    const address = new URL(location);
    address.search = new URLSearchParams(choices.filter((c) => c.box.checked).map((c) => [c.kind, c.value]));
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page opened from a disk may not change its address.
    }
    show();
  };

  // The button that is pressed goes away: focus goes to what takes its place,
  // in the end to the heading of the kind it came from.
  const take = (button) => {
    const at = all("button", chips).indexOf(button);
    const gone = choices.filter((c) => c.box.checked && (!button.dataset.key || c.key === button.dataset.key));
    for (const c of gone) c.box.checked = false;
    write();
    const next = chips.hidden ? gone[0].item.closest("details").firstElementChild : all("button", chips)[at];
    next.focus();
  };

  for (const { box } of choices) box.addEventListener("change", write);
  chips.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) take(button);
  });
  addEventListener("popstate", read);
  read();
})();
