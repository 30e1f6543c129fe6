// Offers titles while the reader types in the field for searching: the combobox
// with a listbox of the ARIA Authoring Practices. What searches is loaded when the
// field gets focus; without it the field leads to the page of the search.
(() => {
  "use strict";

  const form = document.querySelector(".felt[data-src]");
  if (!form) return;
  const client = new URL(form.dataset.src, location);
  const kinds = new Map(form.dataset.slag.split("|").map((kind) => kind.split(":")));
  const field = form.elements.q;
  const list = form.lastElementChild;
  let loading, turn = 0, at = -1;

  const load = () => loading ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = client;
    script.onload = done;
    script.onerror = () => (loading = undefined);
    document.head.append(script);
  });

  const say = (name, value) => field.setAttribute("aria-" + name, value);

  const point = (i) => {
    list.children[at]?.setAttribute("aria-selected", false);
    const option = list.children[at = i];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    say("activedescendant", option?.id ?? "");
  };

  const open = (is) => {
    point(-1);
    list.hidden = !is;
    say("expanded", is);
  };

  const close = () => {
    turn++; // what is on its way comes too late
    open(false);
  };

  const part = (name, text, lang, parent) => {
    const e = parent.appendChild(document.createElement(name));
    e.textContent = text;
    if (lang !== document.documentElement.lang) e.lang = lang;
    return e;
  };

  const offer = async () => {
    const mine = ++turn, lang = document.documentElement.lang;
    let hits = [];
    if (field.value.trim()) {
      await load();
      hits = (await katalogSok(field.value, { lang, limit: 7 })).hits;
    }
    if (mine !== turn) return;
    list.replaceChildren();
    hits.forEach(({ address, kind, title }, i) => {
      const option = part("div", "", lang, list);
      option.id = "_forslag" + i;
      option.setAttribute("role", "option");
      option.dataset.til = address;
      part("span", title.text, title.lang, option);
      part("span", " " + (kinds.get(kind) ?? ""), lang, option).className = "svak";
    });
    open(hits.length > 0);
  };

  const go = (option) => {
    const to = new URL(".." + option.dataset.til, client);
    if (to.protocol === "file:") to.pathname = to.pathname.replace(/\/$/, "/index.html");
    location.assign(to);
  };

  const keys = {
    ArrowDown: () => list.hidden ? offer().catch(close) : point(at + 1 < list.children.length ? at + 1 : 0),
    ArrowUp: () => list.hidden || point((at < 1 ? list.children.length : at) - 1),
    Escape: () => list.hidden ? (field.value = "") : close(),
  };

  field.setAttribute("role", "combobox");
  say("controls", list.id);
  say("autocomplete", "list");
  open(false);
  field.addEventListener("focus", load);
  field.addEventListener("blur", close);
  field.addEventListener("input", () => offer().catch(close));
  field.addEventListener("keydown", (e) => {
    if (e.isComposing || !keys[e.key]) return;
    e.preventDefault();
    keys[e.key]();
  });
  form.addEventListener("submit", (e) => {
    if (at < 0) return;
    e.preventDefault();
    go(list.children[at]);
  });
  list.addEventListener("mousedown", (e) => e.preventDefault()); // the field keeps focus
  list.addEventListener("click", ({ target }) => go(target.closest("[role=option]")));
  if (document.activeElement === field) load();
})();
