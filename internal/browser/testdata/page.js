// What looks at a page from the inside. Each function below "the questions"
// returns plain values; those that look for faults return a list of lines.

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const textOf = (e) => e.textContent.replace(/\s+/g, " ").trim();

// where names an element so that a person finds it.
function where(e) {
  const names = [];
  for (let at = e; at && at !== document.body && names.length < 4; at = at.parentElement) {
    const id = at.id ? "#" + at.id : "";
    names.unshift(at.localName + id + [...at.classList].map((c) => "." + c).join(""));
    if (id) break;
  }
  const text = textOf(e).slice(0, 30);
  return names.join(" > ") + (text ? ` «${text}»` : "");
}

// once remembers what a function said of an element.
function once(f) {
  const said = new Map();
  return (e) => {
    if (!said.has(e)) said.set(e, f(e));
    return said.get(e);
  };
}

// isHidden tells whether only a screen reader meets the element.
const isHidden = once((e) => {
  const s = getComputedStyle(e);
  return (s.clipPath === "inset(50%)" && s.overflow !== "visible") || (e.parentElement !== null && isHidden(e.parentElement));
});

const isShown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;

// Colour: WCAG 2.2, "relative luminance" and "contrast ratio".
function parseColour(text) {
  const m = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
  if (!m) throw new Error("a colour that is not understood: " + text);
  return { rgb: [+m[1], +m[2], +m[3]], alpha: m[4] === undefined ? 1 : +m[4] };
}

const over = (top, bottom) => top.rgb.map((c, i) => c * top.alpha + bottom[i] * (1 - top.alpha));

function luminance(rgb) {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

// surface is the colour behind an element, found up the tree. Patterns of dots
// are seen through: the text lies on the colour between them.
const surface = once((e) => {
  const c = parseColour(getComputedStyle(e).backgroundColor);
  if (c.alpha === 1) return c.rgb;
  return over(c, e.parentElement ? surface(e.parentElement) : [255, 255, 255]);
});

const ratio = (colour, e) => {
  const behind = surface(e);
  return contrast(over(parseColour(colour), behind), behind);
};

// tabbable lists what the Tab key should reach, in order.
function tabbable() {
  return all("a[href], button, input, select, textarea, summary, [tabindex]").filter(
    (e) => e.tabIndex >= 0 && !e.disabled && isShown(e) && !(e.closest("details:not([open])") && e.localName !== "summary"),
  );
}

// The questions.

// structure looks at what holds at every width and in every colour.
function structure(lang) {
  const found = [];
  const html = document.documentElement;
  if (html.lang !== lang) found.push(`html has lang=${html.lang}, want ${lang}`);
  if (!document.title.trim()) found.push("no title");
  for (const name of ["header", "main", "footer"]) {
    const n = all(`body > ${name}`).length;
    if (n !== 1) found.push(`${n} ${name} in body, want 1`);
  }

  const headings = all("h1, h2, h3, h4, h5, h6").filter((e) => isShown(e) || isHidden(e) || e.closest("details"));
  const levels = headings.map((e) => +e.localName[1]);
  if (levels.filter((l) => l === 1).length !== 1 || levels[0] !== 1) found.push(`headings ${levels.join("")}, want one h1, first`);
  headings.forEach((e, i) => {
    if (i && levels[i] > levels[i - 1] + 1) found.push(`the heading jumps from h${levels[i - 1]}: ${where(e)}`);
    if (!textOf(e)) found.push(`heading without text: ${where(e)}`);
  });

  const ids = new Set();
  for (const e of all("[id]")) {
    if (!e.id || /\s/.test(e.id) || ids.has(e.id)) found.push(`id twice or not an id: ${where(e)}`);
    ids.add(e.id);
  }
  for (const a of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"]) {
    for (const e of all(`[${a}]`)) {
      for (const id of e.getAttribute(a).split(/\s+/)) if (!ids.has(id)) found.push(`${a}=${id} leads nowhere: ${where(e)}`);
    }
  }

  for (const e of all("img")) if (!e.hasAttribute("alt")) found.push(`image without alt: ${e.getAttribute("src")}`);
  for (const e of all("a[href], button, summary")) if (!nameOf(e)) found.push(`${e.localName} without text: ${where(e.parentElement)}`);
  for (const e of all("input, select, textarea")) if (!e.labels.length && !nameOf(e)) found.push(`field without a label: ${where(e)}`);
  for (const e of all("a:not([href])")) found.push(`a without href: ${where(e)}`);
  const names = all("nav").map(nameOf);
  names.forEach((n, i) => (!n || names.indexOf(n) !== i) && found.push(`nav without a name of its own: «${n}»`));

  for (const e of all("table")) {
    if (!e.caption || !textOf(e.caption)) found.push(`table without caption: ${where(e)}`);
    if (!e.querySelector("th")) found.push(`table without th: ${where(e)}`);
    for (const th of all("th:not([scope])", e)) found.push(`th without scope: ${where(th)}`);
  }
  for (const e of all("ul, ol")) {
    for (const c of e.children) if (c.localName !== "li") found.push(`${c.localName} in a list: ${where(e)}`);
    if (!e.children.length) found.push(`empty list: ${where(e)}`);
  }
  for (const e of all("[style], style, script:not([src])")) {
    if (e.type !== "application/ld+json") found.push(`style or script inside the page: ${where(e)}`);
  }
  return found;
}

function nameOf(e) {
  const by = e.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map((id) => textOf(document.getElementById(id) ?? document.createElement("i"))).join(" ").trim();
  return (e.getAttribute("aria-label") ?? textOf(e)).trim() || all("img[alt], svg title", e).map((i) => i.alt ?? textOf(i)).join(" ").trim();
}

// width looks for what is too wide: for the page, for its own box, and for a
// keyboard that cannot scroll it.
function width() {
  const found = [];
  const page = document.scrollingElement;
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  if (page.scrollWidth > innerWidth) {
    const wide = all("body *").filter((e) => {
      if (e.getBoundingClientRect().right <= innerWidth + 0.5 || !isShown(e) || isHidden(e)) return false;
      for (let at = e.parentElement; at !== document.body; at = at.parentElement) if (scrolls(at)) return false;
      return true;
    });
    const inner = wide.filter((e) => !wide.some((o) => o !== e && e.contains(o)));
    found.push(`the page scrolls sideways, ${page.scrollWidth} px: ${inner.slice(0, 3).map(where).join(" | ")}`);
  }
  for (const e of all("body *")) {
    const s = getComputedStyle(e);
    if (!isShown(e) || isHidden(e)) continue;
    if (/hidden|clip/.test(s.overflowX + s.overflowY) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) {
      found.push(`text is cut off: ${where(e)}`);
    }
    if (scrolls(e) && e.scrollWidth > e.clientWidth && (e.tabIndex < 0 || !nameOf(e))) {
      found.push(`scrolls sideways, and has no tabindex or no name: ${where(e)}`);
    }
  }
  return found;
}

// colours measures text (7:1, also links that have been visited) and signs (3:1).
function colours() {
  const found = new Map();
  const judge = (what, colour, e, least) => {
    const r = ratio(colour, e);
    const key = `${what} ${colour} on rgb(${surface(e).map(Math.round)}) is ${r.toFixed(2)}:1, want ${least}:1`;
    if (r < least && !found.has(key)) found.set(key, `${key}: ${where(e)}`);
  };
  const root = getComputedStyle(document.documentElement);
  const probe = document.body.appendChild(document.createElement("i"));
  const token = (name) => ((probe.style.color = root.getPropertyValue(name)), getComputedStyle(probe).color);
  const [link, visited] = [token("--lenke"), token("--lenke-besokt")];
  probe.remove();

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !isShown(e) || isHidden(e)) continue;
    const s = getComputedStyle(e);
    judge("text", s.color, e, 7);
    if (s.color === link && e.closest("a[href]")) judge("visited link", visited, e, 7);
    if (+s.opacity < 1) found.set(e, `text that is seen through: ${where(e)}`);
  }
  for (const e of all("body *")) {
    for (const which of ["::before", "::after"]) {
      const s = getComputedStyle(e, which);
      if (/^"\s*\S/.test(s.content) && s.display !== "none" && isShown(e) && !isHidden(e)) judge("sign " + s.content, s.color, e, 3);
    }
  }
  return [...found.values()];
}

// targets lists what is smaller than 24 by 24 px and stands alone, not in running
// text (WCAG 2.2, 2.5.8).
function targets() {
  const small = new Map();
  for (const e of tabbable()) {
    const r = e.getBoundingClientRect();
    if (isHidden(e) || (r.width >= 24 && r.height >= 24) || e.classList.contains("hopp")) continue;
    const alone = textOf(e.parentElement) === textOf(e);
    const key = e.parentElement.localName + [...e.parentElement.classList].map((c) => "." + c).join("") + " > " + e.localName;
    if (alone && !small.has(key)) small.set(key, `${Math.round(r.width)}×${Math.round(r.height)} px: ${where(e)}`);
  }
  return [...small.values()];
}

// addresses gives the ids of the page and every address it leads to.
function addresses() {
  const to = all("[href], [src], [action]")
    .map((e) => e.href?.baseVal ?? e.href ?? e.src ?? e.action)
    .concat(all("[srcset]").flatMap((e) => e.srcset.split(",").map((s) => new URL(s.trim().split(/\s+/)[0], location).href)));
  return { to: [...new Set(to)], ids: all("[id]").map((e) => e.id) };
}

// stored tells what the page has left on the device.
async function stored() {
  const found = [];
  const count = (what, n) => n && found.push(`${n} in ${what}`);
  count("cookies", document.cookie.length);
  count("localStorage", localStorage.length);
  count("sessionStorage", sessionStorage.length);
  count("IndexedDB", (await indexedDB.databases()).length);
  if (isSecureContext && globalThis.caches) count("caches", (await caches.keys()).length);
  return found;
}

// watchFocus notes every element that gets focus, and how that is seen.
function watchFocus() {
  const order = tabbable();
  globalThis.focused = [];
  addEventListener("focusin", ({ target }) => {
    const s = getComputedStyle(target);
    const seen = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
    let fault = "";
    if (!seen) fault = "focus is not seen";
    else if (ratio(s.outlineColor, target.parentElement) < 3) fault = "the ring of focus is too faint";
    focused.push({ place: order.indexOf(target), fault, what: where(target) });
  });
  return order.length;
}

// focusFaults tells what the Tab key missed, took in another order or did not
// show, of the first elements up to a number.
function focusFaults(upTo) {
  const found = [];
  const reached = new Set();
  let last = -1;
  for (const f of focused) {
    if (reached.has(f.what + f.place)) continue;
    reached.add(f.what + f.place);
    if (f.fault) found.push(`${f.fault}: ${f.what}`);
    if (f.place >= 0 && f.place < last) found.push(`focus goes back: ${f.what}`);
    last = f.place;
  }
  const places = new Set(focused.map((f) => f.place));
  tabbable().slice(0, upTo).forEach((e, i) => places.has(i) || found.push(`Tab does not reach ${where(e)}`));
  return found;
}
