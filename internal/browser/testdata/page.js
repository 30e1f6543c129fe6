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

// tabbable lists what the Tab key should reach, in order. Of radio buttons that
// belong together it reaches the chosen one, or the first.
function tabbable() {
  const stops = all("a[href], button, input, select, textarea, summary, [tabindex]").filter(
    (e) => e.tabIndex >= 0 && !e.disabled && isShown(e) && !(e.closest("details:not([open])") && e.localName !== "summary"),
  );
  const group = (e) => stops.filter((o) => o.type === "radio" && o.name === e.name && o.form === e.form);
  return stops.filter((e) => e.type !== "radio" || e === (group(e).find((o) => o.checked) ?? group(e)[0]));
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

// targets lists what is hard to hit: smaller than 24 by 24 px and none of what
// WCAG 2.2, 2.5.8 excepts – words in a line of text, a circle of 24 px of its own,
// another way to the same place, and what the browser draws itself.
function targets() {
  const found = new Map();
  if (matchMedia("print").matches) return [];
  const boxes = tabbable().concat(all("input[type=radio]").filter(isShown)).filter((e) => !isHidden(e) && !isScrolledAway(e)).map((e) => [e, e.getBoundingClientRect()]);
  const isSmall = (r) => r.width < 24 || r.height < 24;
  const large = new Set(boxes.filter(([, r]) => !isSmall(r)).map(([e]) => e.href).filter(Boolean));
  for (const [e, r] of boxes) {
    if (!isSmall(r) || isInLine(e) || large.has(e.href)) continue;
    const near = boxes.find(([o, b]) => o !== e && !o.contains(e) && !e.contains(o) && (isSmall(b) ? between(middle(r), middle(b)) < 24 : apart(middle(r), b) < 12));
    const key = e.parentElement.localName + [...e.parentElement.classList].map((c) => "." + c).join("") + " > " + e.localName;
    if (near && !found.has(key)) found.set(key, `target of ${r.width.toFixed(1)} × ${r.height.toFixed(1)} px, too near ${where(near[0])}: ${where(e)}`);
  }
  return [...found.values()];
}

// isScrolledAway tells whether the element lies outside a frame that scrolls: where
// it would be, something else may stand.
function isScrolledAway(e) {
  const [x, y] = middle(e.getBoundingClientRect());
  for (let at = e.parentElement; at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const r = at.getBoundingClientRect();
    if (x < r.left || x > r.right || y < r.top || y > r.bottom) return true;
  }
  return false;
}

const middle = (r) => [r.x + r.width / 2, r.y + r.height / 2];
const between = ([x, y], [a, b]) => Math.hypot(x - a, y - b);
const apart = ([x, y], r) => Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom));

// isInLine tells whether the element stands in a line with text that leads nowhere.
function isInLine(e) {
  if (!getComputedStyle(e).display.startsWith("inline")) return false;
  let box = e.parentElement;
  while (getComputedStyle(box).display === "inline") box = box.parentElement;
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (data.trim() && isShown(parentElement) && !isHidden(parentElement) && !parentElement.closest("a, button, summary, label")) return true;
  }
  return false;
}

// still lists what moves though the reader wants no motion.
function still() {
  const found = [];
  for (const e of [document.documentElement, ...all("body, body *")]) {
    const s = getComputedStyle(e);
    if (s.scrollBehavior !== "auto") found.push(`scrolls smoothly: ${where(e)}`);
    if (s.animationName !== "none" || /[1-9]/.test(s.transitionDuration)) found.push(`moves: ${where(e)}`);
  }
  return found;
}

// shapes measures what is drawn: a line or a surface that tells something stands
// out from what lies behind it (3:1).
function shapes() {
  const found = new Map();
  for (const e of all("svg :is(path, line, rect, circle, ellipse, polyline, polygon)")) {
    const s = getComputedStyle(e);
    const { width, height } = e.getBBox();
    const inks = [s.stroke, width && height ? s.fill : "none"].filter((c) => /^rgb/.test(c) && parseColour(c).alpha > 0);
    if (!isShown(e) || !inks.length) continue;
    const best = Math.max(...inks.map((c) => ratio(c, e.closest("svg"))));
    const key = `${inks.join(" and ")} on rgb(${surface(e.closest("svg")).map(Math.round)}) is ${best.toFixed(2)}:1, want 3:1`;
    if (best < 3 && !found.has(key)) found.set(key, `shape ${key}: ${where(e)}`);
  }
  return [...found.values()];
}

// legends lists signs of the tile map's legend that look the same, or like nothing.
function legends() {
  const found = [];
  const looks = new Map();
  for (const e of all(".flis-prove").filter(isShown)) {
    const s = getComputedStyle(e);
    const behind = `rgb(${surface(e.parentElement).map(Math.round).join(", ")})`;
    const edge = s.borderTopStyle !== "none" && parseFloat(s.borderTopWidth) > 0 && s.borderTopColor !== behind ? [s.borderTopWidth, s.borderTopStyle] : [];
    const look = [s.backgroundColor === "rgba(0, 0, 0, 0)" ? behind : s.backgroundColor, s.backgroundImage, ...edge].join(" ");
    const other = looks.get(look);
    if (other && other.className !== e.className) found.push(`looks like ${where(other.parentElement)}: ${where(e.parentElement)}`);
    if (look === `${behind} none`) found.push(`cannot be seen: ${where(e.parentElement)}`);
    looks.set(look, e);
  }
  return found;
}

// stuck lists what stays in place and takes more than a third of the height that
// is scrolled, or, of a table's columns, half the width.
function stuck() {
  const found = [];
  const ports = new Map();
  const named = (port) => (port === document.scrollingElement ? "the page" : where(port));
  for (const e of all("body *")) {
    const s = getComputedStyle(e);
    if (!/sticky|fixed/.test(s.position) || !isShown(e) || isHidden(e)) continue;
    let port = e.parentElement;
    while (port && !/auto|scroll/.test(getComputedStyle(port).overflow)) port = port.parentElement;
    port ??= document.scrollingElement;
    const p = ports.get(port) ?? { top: 0, left: 0 };
    const r = e.getBoundingClientRect();
    if (s.top !== "auto") p.top = Math.max(p.top, parseFloat(s.top) + r.height);
    if (s.left !== "auto" && e.matches("tbody > tr > *")) p.left = Math.max(p.left, parseFloat(s.left) + r.width);
    ports.set(port, p);
  }
  for (const [port, { top, left }] of ports) {
    const [height, width] = [Math.min(port.clientHeight, innerHeight), Math.min(port.clientWidth, innerWidth)];
    if (top > height / 3 + 1 && port.scrollHeight > port.clientHeight) found.push(`${Math.round(top)} of ${height} px in height stay in place: ${named(port)}`);
    if (left > width / 2 && port.scrollWidth > port.clientWidth) found.push(`${Math.round(left)} of ${width} px in width stay in place: ${named(port)}`);
  }
  return found;
}

// shownTexts lists the texts of what is shown in main, those in controls and in
// what controls say apart from the rest, and without what says that no script runs.
function shownTexts() {
  const texts = { read: [], controls: [] };
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    const text = walk.currentNode.data.replace(/\s+/g, " ").trim();
    if (!text || !isShown(e) || e.closest("noscript")) continue;
    const a = e.closest("a[href]");
    const is = [e.closest("h1, h2, h3, h4, h5, h6")?.localName, a?.getAttribute("href")].filter(Boolean).join(" ");
    texts[e.closest("form, fieldset, button, label, output, [role=status]") ? "controls" : "read"].push(text + "\t" + is);
  }
  return texts;
}

// shownWords lists the words of main that can be seen. A drawing is a list where
// there is no room for it, without the link to it, and the name of a column stands
// by each value.
function shownWords() {
  const words = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (isShown(e) && !isHidden(e) && !e.closest("figure, .om-bildet a, thead")) for (const w of walk.currentNode.data.match(/[\p{L}\p{N}]+/gu) ?? []) words.add(w);
  }
  return [...words].sort();
}

// axeFaults runs the rules of axe-core (WCAG 2.2 A and AA, good practice, and
// text of 7:1). What the rules cannot decide is a fault, but for what is known.
// Forced colours they do not see (they read -webkit-text-fill-color, which stays
// the page's own): colours() measures those. Nobody hits a target on paper.
async function axeFaults(known) {
  const [forced, paper] = ["(forced-colors: active)", "print"].map((q) => matchMedia(q).matches);
  const { violations, incomplete } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {
      "color-contrast": { enabled: !forced },
      "color-contrast-enhanced": { enabled: !forced },
      "target-size": { enabled: !paper },
      "link-in-text-block": { enabled: !paper },
    },
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
  });
  const found = new Map();
  const add = (what, rule, node) => {
    const check = node.any.concat(node.all, node.none)[0];
    const name = [rule.id, check?.data?.messageKey].filter(Boolean).join("/");
    if (what === "cannot decide" && known.some((k) => k.rule === name && node.element.matches(k.selector))) return;
    const key = `axe ${what} ${name}: ${classes(node.element)}`;
    if (!found.has(key)) found.set(key, `${key}: ${(check?.message ?? rule.help).replace(/\s+/g, " ")}`);
  };
  for (const rule of violations) for (const node of rule.nodes) add("says", rule, node);
  for (const rule of incomplete) for (const node of rule.nodes) add("cannot decide", rule, node);
  return [...found.values()];
}

// classes names an element by what it shares with others of its kind.
function classes(e) {
  const name = (e) => e.localName + [...e.classList].map((c) => "." + c).join("");
  return [e.parentElement?.parentElement, e.parentElement, e].filter(Boolean).map(name).join(" > ");
}

// popoverButtons lists the buttons that open something, one for each.
function popoverButtons() {
  const buttons = all("button[popovertarget]").filter(isShown);
  return buttons.filter((b, i) => buttons.findIndex((o) => o.popoverTargetElement === b.popoverTargetElement) === i);
}

// popoverFaults tells what is wrong after the key that opens or closes it.
function popoverFaults(i, opened) {
  const button = popoverButtons()[i];
  const box = button.popoverTargetElement;
  if (!box) return [`opens nothing: ${where(button)}`];
  if (box.matches(":popover-open") !== opened) return [`${opened ? "does not open" : "does not close"}: ${where(button)}`];
  if (!opened) return document.activeElement === button ? [] : [`focus is at ${where(document.activeElement)} after ${where(button)}`];
  const found = [];
  const r = box.getBoundingClientRect();
  if (r.left < 0 || r.right > innerWidth || r.top < 0) found.push(`opens outside the screen: ${where(box)}`);
  if (r.bottom > innerHeight && getComputedStyle(box).overflowY !== "auto") found.push(`what opens is taller than the screen and does not scroll: ${where(box)}`);
  if (!textOf(box)) found.push(`opens something empty: ${where(button)}`);
  return found;
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

// stirred does what a reader might do on the page, waits for what the search says,
// and tells what is live.
async function stirred() {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (const e of all("details")) e.open = true;
  for (const e of all("[popover]")) { e.showPopover(); e.hidePopover(); }
  for (const e of all("main button[type=button]").filter(isShown).slice(0, 40)) e.click();
  for (const e of all("main input[type=checkbox]").filter(isShown).slice(0, 5)) e.click();
  for (const e of tabbable().slice(0, 200)) e.focus({ preventScroll: true });
  const asks = new URLSearchParams(location.search).get("q")?.trim();
  for (let i = 0; asks && i < 1000 && !document.querySelector("#sok-svar")?.textContent; i++) await wait(10);
  await wait(asks ? 100 : 20);
  return live();
}

// live tells what could run, fetch or send on the page as it is now.
function live() {
  const faults = [];
  const known = "html head body title header nav main footer article aside section div h1 h2 h3 h4 h5 h6 p span strong em sup abbr br hr pre code blockquote mark " +
    "ul ol li dl dt dd figure figcaption details summary template noscript table caption colgroup col thead tbody tfoot tr th td meta link script a img form input button " +
    "select option fieldset legend label time svg path rect text tspan circle line g";
  const inside = (address) => new URL(address, document.baseURI).origin === location.origin;
  for (const e of [...all("*"), ...all("template").flatMap((t) => all("*", t.content))]) {
    if (!known.split(" ").includes(e.localName)) faults.push("the element " + e.localName);
    for (const a of e.attributes) {
      if (/^on|^(style|srcdoc|srcset|ping|formaction|target|background)$/i.test(a.name)) faults.push(`the attribute ${a.name} of ${e.localName}`);
    }
    if (e.localName === "a" && e.hasAttribute("href") && !["http:", "https:", "mailto:", "tel:", "file:"].includes(e.protocol)) faults.push("a link to " + e.href);
    const loads = e.localName === "link" && !/canonical|alternate/.test(e.rel) ? e.href : e.getAttribute("src") ?? (e.localName === "form" ? e.getAttribute("action") : null);
    if (loads !== null && !inside(loads)) faults.push(`${e.localName} leads to ${loads}`);
    if (e.localName === "script" && (e.textContent || !e.src)) faults.push("a script on the page");
  }
  return faults;
}
