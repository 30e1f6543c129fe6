// The page of the search: asks what the address says, shows what is found, and
// keeps the address in step with what the reader types and ticks. Every word comes
// from the page; what the index holds is put in as text.
(() => {
  "use strict";

  const form = document.getElementById("sok");
  if (!form?.dataset.src) return;
  const [status, instead, found, results, more, clear, doors] = ["sok-svar", "sok-ordrett", "sokt", "sok-treff", "sok-flere", "sok-fjern", "sok-bla"].map((id) => document.getElementById(id));
  const narrowing = found.querySelector("details");
  const client = new URL(form.dataset.src, location);
  const lang = document.documentElement.lang;
  const field = form.elements.q;
  const step = 10, settled = 500;
  const words = form.dataset;
  let loading, turn = 0, shown = step, counted, typing, telling;
  let typed; // what is asked for is taken to have no errors

  const choices = [...found.querySelectorAll("input")].map((box) => {
    const [name, count] = box.closest("label").querySelectorAll("span");
    return { box, name, count, item: box.closest("li") };
  });
  const kinds = new Map(choices.filter((c) => c.box.name === "slag").map((c) => [c.box.value, c.name.textContent]));

  const load = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = client;
    script.onload = done;
    script.onerror = () => failed(loading = undefined);
    document.head.append(script);
  });

  const ask = async (query, options) => {
    const facets = {};
    for (const { box } of choices) if (box.checked) (facets[box.name] ??= []).push(box.value);
    await load();
    return katalogSok(query, { lang, facets, typed, ...options });
  };

  // A count that changes at every key is told when the reader has stopped.
  const tell = (text, values = [], wait = 0) => {
    clearTimeout(telling);
    const say = () => {
      const now = text.replace(/\{(\d)\}/g, (_, i) => values[i]);
      if (status.textContent !== now) status.textContent = now; // or it is told twice
    };
    if (wait) telling = setTimeout(say, wait);
    else say();
  };

  const put = (element, { text, lang: written = lang }) => {
    element.textContent = text;
    if (written !== lang) element.lang = written;
    return element;
  };
  const made = (name, words) => put(document.createElement(name), words);

  const link = (a, address, words) => {
    const to = new URL(".." + address, client);
    if (to.protocol === "file:") to.pathname = to.pathname.replace(/\/$/, "/index.html");
    put(a, words).href = to;
  };

  // Its kind, and the counties that it is about.
  const about = ({ kind, counties }) => {
    const names = counties.map((name) => made("span", name));
    return [kinds.get(kind) ?? "", ...names].flatMap((name, i) => i ? [" · ", name] : [name]);
  };

  const excerpt = (p, { text, lang: written }, pieces = [{ text }]) => {
    p.lang = written;
    p.replaceChildren(...pieces.map((piece) => piece.marked ? made("mark", piece) : piece.text));
  };

  const item = (hit) => {
    const li = document.getElementById("sok-ett").content.cloneNode(true).firstElementChild;
    const [kind, lead] = li.querySelectorAll("p"), parts = li.querySelector("ul");
    link(li.querySelector("a"), hit.address, hit.title);
    kind.append(...about(hit));
    excerpt(lead, hit.lead);
    for (const { address, heading } of hit.sections) {
      link(parts.appendChild(document.createElement("li")).appendChild(document.createElement("a")), address, heading);
    }
    if (!hit.sections.length) parts.remove();
    return li;
  };

  const count = (counts) => {
    for (const { box, item, count } of choices) {
      const n = counts[box.name]?.[box.value] ?? 0;
      count.textContent = n;
      item.hidden = !n && !box.checked;
    }
    for (const set of narrowing.querySelectorAll("fieldset")) set.hidden = !set.querySelector("li:not([hidden])");
  };

  const addressNow = (exactly) => {
    const address = new URL(location), asked = [...new FormData(form)].filter(([, value]) => value.trim());
    if (exactly) asked.push(["ordrett", 1]);
    address.search = new URLSearchParams(asked);
    return address;
  };

  // What was typed can be searched for as it stands; it is an address of its own.
  const offerTyped = (query) => {
    const a = made("a", { text: words.ordrett.replace("{0}", () => query) });
    a.href = addressNow(true);
    instead.replaceChildren(a);
    instead.hidden = !query;
  };

  // The list keeps so many of the hits that it has.
  const show = (query, { hits, total, more: uncounted, corrected, counts }, wait, kept) => {
    const chosen = choices.some((c) => c.box.checked);
    let list = results.firstElementChild;
    if (!kept) results.replaceChildren(list = document.getElementById("sok-liste").content.cloneNode(true).firstElementChild);
    list.append(...hits.slice(kept).map(item));
    if (!total) list.remove();
    const focused = document.activeElement === more;
    more.hidden = total <= shown;
    if (focused && more.hidden) list.children[kept]?.querySelector("a").focus();
    clear.hidden = !chosen;
    offerTyped(corrected ? query : "");
    found.hidden = !total && !chosen;
    doors.hidden = total > 0;
    if (counts) count(counts);
    const few = chosen ? words.utvalg : words.ingen, some = uncounted ? words.minst : total === 1 ? words.en : words.flere;
    tell(corrected ? words.rettet : total ? some : few, [corrected || query, total, query], wait);
  };

  // The text of a term is the names of others: its lead says more.
  const fill = ({ hits }) => {
    const leads = results.querySelectorAll("p:nth-of-type(2)");
    hits.forEach(({ kind, excerpt: found }, i) => found && kind !== "begrep" && excerpt(leads[i], found, found.pieces));
  };

  const nothing = (says) => {
    found.hidden = instead.hidden = true;
    doors.hidden = false;
    tell(says);
  };

  const search = async (wait) => {
    const mine = ++turn, query = field.value.trim();
    clearTimeout(typing);
    counted = narrowing.open;
    if (!query) return nothing("");
    // The first hit is shown while the titles of the others are on their way.
    let kept = shown > step ? results.firstElementChild?.children.length ?? 0 : 0;
    const asked = (kept ? [shown] : [1, shown]).map((limit) => ask(query, { limit, counts: counted }));
    asked.at(-1).catch(() => {}); // which is told of the first already
    try {
      for (const answer of asked) {
        const found = await answer;
        if (mine !== turn) return;
        show(query, found, wait, kept);
        kept ||= found.hits.length;
      }
    } catch {
      if (mine === turn) nothing(words.feil);
      return;
    }
    const texts = await ask(query, { limit: shown, texts: true }).catch(() => null); // without them the leads remain
    if (mine === turn && texts) fill(texts);
  };

  const write = () => {
    try {
      history.replaceState(null, "", addressNow(typed));
    } catch {
      // A page opened from a disk may not change its address.
    }
    for (const a of document.querySelectorAll(".sprak a")) a.search = location.search;
    shown = step;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    typed = asked.get("ordrett") === "1";
    for (const { box } of choices) {
      box.checked = asked.getAll(box.name).includes(box.value);
      if (box.checked) narrowing.open = true;
    }
    for (const a of document.querySelectorAll(".sprak a")) a.search = location.search;
    shown = step;
    search();
  };

  const again = () => {
    write();
    search();
  };

  form.hidden = false;
  narrowing.open = matchMedia("(min-width: 60rem)").matches;
  field.addEventListener("focus", () => load().catch(() => {}));
  field.addEventListener("input", () => {
    typed = false;
    write();
    clearTimeout(typing);
    typing = setTimeout(search, 150, settled - 150);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    again();
  });
  narrowing.addEventListener("change", again);
  narrowing.addEventListener("toggle", () => narrowing.open && !counted && search());
  clear.addEventListener("click", () => {
    for (const { box } of choices) box.checked = false;
    narrowing.querySelector("summary").focus();
    again();
  });
  more.addEventListener("click", () => {
    shown += step;
    search();
  });
  addEventListener("popstate", read);
  read();
})();
