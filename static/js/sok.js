// Answers queries from the files that package search writes, as its Go twin does; why
// each rule is as it is, is told there. The build puts the root of the index at the
// end of this script; the other files lie beside it and are loaded as scripts, which
// works from a disk too.
(() => {
  "use strict";

  const version = 5;
  const levels = 16, few = 10, longest = 100, otherLanguage = "\x02";
  const maxWords = 16, maxForms = 12, maxSections = 3, usualLimit = 10, excerptLetters = 200, beforeLetters = 60;
  const weights = { same: 100, folded: 90, beside: 50, joined: 90, guessed: 80, cut: 60, front: 40 };
  const letters = { prefix: 2, ending: 4, oneError: 5, twoErrors: 9, part: 3, front: 8, change: 6 };
  const wholeFactors = [250, 150, 120], heading = 2, countyFactor = 360, titledFactor = 250, pairFactor = 130;
  const surely = 70, enough = 60, mostOf = 55, titledOf = 30, mostLight = 40;

  const here = document.currentScript?.src || document.baseURI;
  const parts = new Map(); // key → data
  const loading = new Map(); // key → promise of its file
  const shards = new Map(), ends = new Map(), classes = new Map(), uncuts = new Map(), columns = new Map();
  let root;

  const fault = (what) => new Error("search file " + what + " is cut or altered");

  // Reading

  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const values = new Uint8Array(128).fill(64);
  const capitals = 26;
  for (let value = 0; value < 64; value++) values[digits.charCodeAt(value)] = value;

  // Numbers are five bits a letter, the lowest first.
  class Scanner {
    constructor(text, name) {
      this.text = text;
      this.name = name;
      this.at = 0;
    }
    get more() {
      return this.at < this.text.length;
    }
    check(ok) {
      if (!ok) throw fault(this.name);
    }
    number() {
      for (let n = 0, unit = 1; unit <= 2 ** 30; unit *= 32) {
        const v = values[this.text.charCodeAt(this.at++)];
        if (!(v < 64)) throw fault(this.name);
        n += (v & 31) * unit;
        if (v < 32) {
          this.check(n < 2 ** 31);
          return n;
        }
      }
      throw fault(this.name);
    }
    signed() {
      const n = this.number();
      return n % 2 ? -(n + 1) / 2 : n / 2;
    }
    below(limit) {
      const n = this.number();
      this.check(n < limit);
      return n;
    }
    // As many things as are counted, none of which is shorter than a letter.
    list(read) {
      return Array.from({ length: this.below(this.text.length - this.at + 1) }, read);
    }
    // A capital ends a word; it begins a number.
    word(before) {
      const shared = this.number(), begin = this.at;
      while (!(values[this.text.charCodeAt(this.at)] < capitals)) this.check(this.at++ < this.text.length);
      const word = before.slice(0, shared) + this.text.slice(begin, this.at);
      this.check(shared <= before.length && word.length <= longest);
      return word;
    }
    close() {
      const n = this.number();
      return n < capitals - 1 ? n : n + this.number();
    }
    // The first of a list of numbers, in which each tells whether more follow.
    chain(read) {
      for (let n = 1; n % 2;) read((n = this.number()) >> 1);
    }
    end() {
      this.check(!this.more);
    }
  }

  // FNV-1a, from a place in the text on.
  function checksum(h, text, i) {
    for (; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    return h;
  }

  // Every file of the index makes a call of this function, and nothing else.
  window.sok = (key, sealed) => {
    if (typeof sealed !== "string" || !(key === "r" ? !root : loading.has(key))) return;
    try {
      const s = new Scanner(sealed, key), sum = s.number(), h = checksum(checksum(2166136261, key, 0), sealed, s.at);
      if ((h & 0x7fffffff) === sum) parts.set(key, sealed.slice(s.at));
    } catch {
      // What was cut is missed by the one who asked for it.
    }
  };

  function load(key) {
    if (!loading.has(key)) {
      loading.set(key, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.onload = done;
        script.onerror = () => failed(new Error("search file " + key + " is missing"));
        script.src = new URL(key + "." + root.a + ".js", here);
        document.head.append(script);
      }));
    }
    return loading.get(key);
  }

  async function part(group, nr) {
    const key = group + nr;
    try {
      await load(key);
      if (!parts.has(key)) throw fault(key);
    } catch (e) {
      loading.delete(key); // the reader may try again
      throw e;
    }
    return parts.get(key);
  }

  const scan = async (group, nr) => new Scanner(await part(group, nr), group + nr);

  // The root has come with this script, so that it is whole if its checksum holds.
  function open() {
    if (root) return;
    const r = JSON.parse(parts.get("r") ?? "0");
    if (r.v !== version) throw fault("r");
    let at = 0;
    r.first = r.c.map((held) => (at += held) - held);
    r.folds = new Map(Object.entries(r.f).flatMap(([to, from]) => [...from].map((letter) => [letter, to])));
    r.endings = new Set(r.s.split(" "));
    root = r;
  }

  // Which of some runs, told by what each begins with, would hold x.
  const holding = (begins, x) => Math.max(first(begins.length, (i) => begins[i] > x) - 1, 0);

  // The first number below n that passes, else n; all after it pass.
  function first(n, passes) {
    let low = 0;
    while (low < n) {
      const middle = (low + n) >> 1;
      if (passes(middle)) n = middle;
      else low = middle + 1;
    }
    return low;
  }

  // Plain letters fold to themselves.
  const fold = (word) => /[^\0-\x7f]/.test(word) ? [...word].map((letter) => root.folds.get(letter) ?? letter).join("") : word;
  const foldAgain = (key) => key.replace(/aa|oe/g, (two) => two[0]);
  const reversed = (word) => [...word].reverse().join("");

  // What is read once, though several ask for it at a time; a fault is not kept.
  function once(read, key, how) {
    if (!read.has(key)) {
      read.set(key, how());
      read.get(key).catch(() => read.delete(key));
    }
    return read.get(key);
  }

  const shard = (nr) => once(shards, nr, async () => decodeShard(await part("d", nr), nr));
  const shardOf = (key) => shard(holding(root.d, key));

  function decodeShard(data, nr) {
    const bar = data.indexOf("|"), s = new Scanner(data.slice(0, Math.max(bar, 0)), "d" + nr), entries = [];
    s.check(bar >= 0);
    let near = root.first[nr];
    const other = (step) => {
      const c = near + step;
      s.check(c >= 0 && c < root.m);
      return c;
    };
    const link = () => {
      const weight = s.below(weights.same + 1), to = s.list(() => other(s.signed()));
      s.check(to.length);
      return { classes: to, weight };
    };
    for (let before = ""; s.more;) {
      const word = before = s.word(before), n = s.close(), links = [];
      let count = n & 7, step = n >> 3, more = 1; // 1 for a class of its own, 2 for each link beside
      if (count > 6) count += s.number();
      if (step > 1) {
        more = s.number();
        step = more & 1 && s.signed();
      }
      if (more & 1) links.push({ classes: [near = other(step)], weight: weights.same });
      for (; more > 1; more -= 2) links.push(link());
      entries.push({ word, fold: fold(word), count, links });
    }
    return { entries, classes: data.slice(bar + 1).split(" ") };
  }

  const home = (nr) => holding(root.first, nr);

  const classOf = (nr) => once(classes, nr, async () => {
    const at = home(nr), data = (await shard(at)).classes[nr - root.first[at]];
    if (data === undefined) throw fault("d" + at);
    return decodeClass(new Scanner(data, "d" + at));
  });

  // A class begins with what there is of it: 1 for phrases, 2 for a weight that does
  // not follow from its places, 4 for a part of its own, 8 for the rest in another.
  async function decodeClass(s) {
    const what = s.number(), c = { rest: -1 };
    let body = s;
    if (what & 2) c.idf = s.number();
    if (what & 4) body = await scan("p", s.number());
    if (what & 8) c.rest = s.number();
    Object.assign(c, bodyOf(body, what & 1));
    if (what & 4) await new Promise((done) => setTimeout(done)); // the page may answer before it is ranked
    c.idf ??= Math.max(Math.round(100 * Math.log((root.n + 1) / (c.at.size + 0.5))), 1);
    s.end();
    return c;
  }

  // The places of a class, and its pairs and titles; their units are told by the
  // number among its places.
  function bodyOf(s, phrased) {
    const at = places(s, phrased ? s.number() : Infinity), all = [...at.keys()];
    const units = (kinds) => {
      const some = Array.from({ length: kinds }, () => []);
      let nr = 0;
      s.chain((n) => {
        s.check((nr += Math.floor(n / kinds)) < all.length);
        some[n % kinds].push(all[nr]);
      });
      return some;
    };
    let code = 0;
    const list = (read) => phrased ? s.list(read) : [];
    const pairs = list(() => {
      s.check((code += s.number()) < 2 * root.m);
      return { other: code >> 1, before: code & 1, units: units(1)[0] };
    });
    const titles = list(() => {
      const rest = s.list(() => s.below(root.m));
      return { rest, at: rest.length && s.below(rest.length + 1), wholes: units(wholeFactors.length) };
    });
    s.end();
    return { phrased, at, pairs, titles };
  }

  // A class and, where all of it is wanted, the places that weigh the least as well.
  async function uncut(nr, whole) {
    const c = await classOf(nr);
    if (!whole || c.rest < 0) return c;
    return once(uncuts, nr, async () => {
      const rest = bodyOf(await scan("p", c.rest), c.phrased);
      return { ...c, at: new Map([...c.at, ...rest.at]), pairs: [...c.pairs, ...rest.pairs], titles: [...c.titles, ...rest.titles] };
    });
  }

  // So many places, or as many as there are. Where the sections of one begin is
  // kept, as few are asked for.
  function places(s, count) {
    const at = new Map();
    let unit = 0;
    for (; count && s.more; count--) {
      const n = s.below(2 * levels);
      s.check((unit += s.number()) < root.n);
      at.set(unit, { impact: (n >> 1) + 1, text: s.text, from: n % 2 ? s.at : -1 });
      if (n % 2) s.chain(() => {});
    }
    return at;
  }

  function sectionsOf(place) {
    const all = [], s = new Scanner(place.text, "p");
    let section = 0;
    s.at = place.from;
    if (place.from >= 0) s.chain((m) => all.push({ section: section += (m >> 1) + 1, heading: m & 1 }));
    return all;
  }

  function tails(key) {
    const nr = holding(root.e, reversed(key));
    return once(ends, nr, async () => {
      const s = await scan("e", nr), all = [];
      for (let before = ""; s.more;) {
        before = s.word(before);
        all.push({ fold: reversed(before), count: s.close() });
      }
      return all;
    });
  }

  // Understanding

  function asked(query) {
    const text = query.replaceAll("\u00ad", "").normalize("NFC").replace(/\s+/g, " ").replace(/§+/g, "§");
    const words = [];
    let end = -1;
    for (const m of text.matchAll(/§ ?(\d+)(?:[-‐‑–](\d+))?(?:(?: (?![iåIÅ])|)(\p{L})(?![\p{L}\p{N}]))?|[\p{L}\p{N}]+/gu)) {
      if (words.length === maxWords) break;
      let [word, law, paragraph, letter] = m, fixed = /[0-9]/.test(word);
      const capitals = /^(\p{Lu}{2,3})s?$/u.exec(word);
      if (law) word = "§" + law + (paragraph ? "-" + paragraph : "") + (letter ?? "");
      else if (capitals) [word, fixed] = [capitals[1], true];
      const tied = /^[-‐‑]$/.test(text.slice(end, m.index));
      end = m.index + m[0].length;
      words.push({ text: word.toLowerCase(), fixed, tied, how: "unknown", as: "", alts: [] });
    }
    return words;
  }

  const add = (word, form, weight) => {
    for (const l of form.links) {
      word.alts.push({ classes: l.classes, weight: Math.floor(l.weight * weight / 100) });
      l.classes.forEach(classOf); // beside what else is read; a fault waits for who needs it
    }
  };

  const take = (word, how, form) => {
    if (word.how !== how) [word.how, word.as] = [how, form.word];
  };

  function run(s, key, wanted) {
    const begin = first(s.entries.length, (i) => s.entries[i].fold >= key);
    let end = begin;
    while (end < s.entries.length && wanted(s.entries[end].fold)) end++;
    return s.entries.slice(begin, end);
  }

  const alikeIn = (s, key) => run(s, key, (f) => f === key);
  const alike = async (key) => alikeIn(await shardOf(key), key);

  async function understand(words, typed) {
    const joined = words.slice(1).flatMap((two, i) => ["", "s", "e"].map(async (joint) => {
      return { both: [words[i], two], forms: await alike(fold(words[i].text) + joint + fold(two.text)) };
    }));
    await Promise.all([...joined, ...words.map(occurs)]); // side by side
    for (const j of joined) {
      const { both, forms } = await j;
      for (const f of forms) {
        for (const w of both) {
          if (!w.alts.length) take(w, "joined", f);
          add(w, f, weights.joined);
        }
      }
    }
    for (const w of words) {
      if (!w.alts.length && !w.fixed) await guess(w, w === words.at(-1), typed);
    }
  }

  async function occurs(w) {
    const key = fold(w.text);
    for (const k of [key, foldAgain(key)]) {
      const same = await alike(k), exact = same.find((f) => f.word === w.text);
      if (exact) {
        w.how = "exact";
        add(w, exact, 100);
      }
      for (const f of same) {
        if (f === exact) continue;
        if (!exact) take(w, "folded", f);
        add(w, f, exact ? weights.beside : weights.folded);
      }
      if (same.length) return;
    }
  }

  async function guess(w, last, typed) {
    const key = fold(w.text), s = await shardOf(key), n = [...key].length;
    if (last && n >= letters.prefix && any(w, "prefix", run(s, key, (f) => f.startsWith(key)))) return;
    if (any(w, "ending", otherEndings(s, key))) return;
    if (n >= letters.oneError && !typed && await misspelt(w, s, key, 1)) return;
    if (n >= 2 * letters.part && await compound(w, s, key)) return;
    if (n >= letters.twoErrors && !typed && await misspelt(w, s, key, 2)) return;
    if (!typed) front(w, s, key);
  }

  function any(w, how, forms) {
    for (const f of forms.sort((a, b) => b.count - a.count).slice(0, maxForms)) {
      take(w, how, f);
      add(w, f, weights.guessed);
    }
    return forms.length > 0;
  }

  function otherEndings(s, key) {
    const all = [...key];
    for (let n = all.length; n >= letters.ending; n--) {
      const stem = all.slice(0, n).join("");
      if (n < all.length && !root.endings.has(key.slice(stem.length))) continue;
      const forms = run(s, stem, (f) => f.startsWith(stem)).filter((f) => f.fold === stem || root.endings.has(f.fold.slice(stem.length)));
      if (forms.length) return forms;
    }
    return [];
  }

  async function misspelt(w, s, key, errors) {
    let best = nearest(s.entries, key, errors);
    if (!best && root.e.length) best = nearest(await tails(key), key, errors);
    return best ? any(w, "typo", await alike(best.fold)) : false;
  }

  // Which letters a word has, a bit each: an error changes two at the most.
  function lettersOf(key) {
    let bits = 0;
    for (let i = 0; i < key.length; i++) bits |= 1 << (key.charCodeAt(i) & 31);
    return bits;
  }

  function differing(a, b) {
    let n = 0;
    for (let bits = a ^ b; bits; bits &= bits - 1) n++;
    return n;
  }

  function nearest(forms, key, errors) {
    const word = [...key], bits = lettersOf(key);
    let best, rank;
    for (const f of forms) {
      if (Math.abs(f.fold.length - key.length) > errors || /[§0-9]/.test(f.fold)) continue;
      if (differing(bits, f.bits ??= lettersOf(f.fold)) > 2 * errors) continue;
      const other = [...f.fold], d = distance(word, other, errors);
      if (other.length < letters.oneError || d > errors || !likely(word, other)) continue;
      const now = (2 * d + !f.fold.startsWith(word[0])) * 2 ** 32 - f.count; // the less, the nearer
      if (!(now >= rank)) [best, rank] = [f, now];
    }
    return best;
  }

  function likely(a, b) {
    if (a[0] !== b[0]) {
      if (a.length === b.length && a[0] === b[1] && a[1] === b[0]) return true;
      if (a.length < letters.twoErrors || a.length > b.length) return false;
    }
    if (a.length >= letters.change) return true;
    if (a.length !== b.length) return true;
    const differ = a.flatMap((letter, i) => letter === b[i] ? [] : [letter + b[i]]);
    return differ.length !== 1 || /^[aeiouy]{2}$/.test(differ[0]);
  }

  // Letters to add, drop, change or swap with the next one.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = [...b.keys(), b.length], now = [];
    for (let i = 1; i <= a.length; i++) {
      now[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
        least = Math.min(least, now[j]);
      }
      if (least > limit) return limit + 1;
      [before, last, now] = [last, now, before];
    }
    return last[b.length];
  }

  const known = (s, key) => alikeIn(s, key).slice(0, 1).find((f) => f.links.length);

  // The first part of a compound, with or without what joins it.
  function firstPart(s, key) {
    const stem = key.slice(0, -1);
    return known(s, key) ?? ("se".includes(key.at(-1)) && stem.length >= letters.part ? known(s, stem) : undefined);
  }

  function front(w, s, key) {
    const all = [...key];
    for (let i = all.length - letters.part; i >= letters.front; i--) {
      const f = firstPart(s, all.slice(0, i).join(""));
      if (!f) continue;
      [w.how, w.as] = ["parts", f.word];
      w.alts.push({ classes: f.links[0].classes, weight: weights.front });
      return;
    }
  }

  async function compound(w, s, key) {
    const all = [...key], cuts = [];
    for (let i = letters.part; i <= all.length - letters.part; i++) cuts.push(i);
    const longer = (i) => Math.max(i, all.length - i);
    cuts.sort((a, b) => longer(a) - longer(b));
    const heads = root.e.length ? await tails(key) : [];
    for (const least of [1, 0]) { // first of words that occur themselves
      for (const i of cuts) {
        const head = all.slice(i).join(""), one = firstPart(s, all.slice(0, i).join(""));
        if (!(one?.count >= least) || !known(s, head) && !heads.some((f) => f.fold === head)) continue;
        const [two] = await alike(head);
        if (!two?.links.length || two.count < least) continue;
        [w.how, w.as] = ["parts", one.word + " " + two.word];
        one.links.forEach((a, i) => two.links.forEach((b, j) => {
          if (i && j) return;
          w.alts.push({ classes: [...a.classes, ...b.classes], weight: Math.floor(weights.cut * a.weight * b.weight / 10000) });
        }));
        return true;
      }
    }
    return false;
  }

  // Ranking, in whole numbers so that it is the same everywhere

  async function rank(words, whole) {
    const found = [], occurs = (i) => words[i]?.alts.length;
    for (const [i, w] of words.entries()) {
      found.push(await meant(w, whole));
      // What hangs on a word that occurs by a hyphen.
      if (!occurs(i) && (w.tied && occurs(i - 1) || words[i + 1]?.tied && occurs(i + 1))) found[i].mass = 1;
    }
    const massOf = (all) => all.reduce((sum, f) => sum + f.mass, 0);
    const total = massOf(found), known = massOf(found.filter((_, i) => words[i].alts.length));
    if (known * 100 < total * enough) return [];
    const { exact, named, titled, gaps } = await phrases(words, whole);
    const sums = new Map(), all = [], spaces = gaps.length * 100;
    for (const { best, mass } of found) {
      for (const [unit, m] of best) {
        let f = sums.get(unit);
        if (!f) sums.set(unit, f = { unit, found, score: 0, covered: 0 });
        f.score += m.score;
        f.covered += mass;
      }
    }
    for (const f of sums.values()) {
      const { unit, covered } = f, times = (n, m = 100) => (f.score = Math.floor(f.score * n / m));
      if (covered * 100 < known * (titled.has(unit) ? titledOf : mostOf) && !named.has(unit)) continue;
      times(covered, total);
      if (named.size !== 1 || !named.has(unit)) times(covered, total);
      if (spaces) times(spaces + gaps.filter((units) => units.has(unit)).length * (pairFactor - 100), spaces);
      times(exact.get(unit) ?? (titled.has(unit) ? titledFactor : 100));
      if (named.has(unit) && (exact.has(unit) || !exact.size)) times(countyFactor);
      f.title = exact.get(unit) === wholeFactors[0];
      all.push(f);
    }
    return all.sort((a, b) => b.score - a.score || a.unit - b.unit);
  }

  async function meant(w, whole) {
    const best = new Map();
    let mass = w.alts.length ? 1 : Math.max(root.u, 1);
    for (const alt of w.alts) {
      const cs = await Promise.all(alt.classes.map((nr) => uncut(nr, whole)));
      const share = (sum) => Math.floor(Math.floor(sum / cs.length) * alt.weight / 100);
      mass = Math.max(mass, share(cs.reduce((sum, c) => sum + c.idf, 0)));
      units: for (const unit of cs[0].at.keys()) {
        let sum = 0;
        for (const { at, idf } of cs) {
          const p = at.get(unit);
          if (!p) continue units;
          sum += idf * p.impact;
        }
        const score = share(sum);
        if (score > (best.get(unit)?.score ?? 0)) best.set(unit, { score, cs });
      }
    }
    if (w.how === "typo" || w.how === "parts") mass = Math.max(Math.floor(mass / 2), 1);
    return { best, mass };
  }

  // What of a query stands together: whole titles, counties, and neighbours.
  async function phrases(words, whole) {
    const exact = new Map(), named = new Map(), titled = new Set(), gaps = words.slice(1).map(() => new Set());
    const sure = words.map((w) => new Set(w.alts.filter((alt) => alt.classes.length === 1 && alt.weight >= surely).map((alt) => alt.classes[0])));
    const light = []; // says next to nothing
    for (const of of sure) light.push(of.size > 0 && (await Promise.all([...of].map(classOf))).every((c) => c.idf <= mostLight));
    const stands = ({ rest, at }, meant, begin) => rest.every((nr, k) => meant[begin + k + (k < at ? 0 : 1)]?.has(nr));
    const note = ({ wholes }, begin, last) => {
      const all = light.every((is, i) => is || i >= begin && i <= last), says = light.slice(begin, last + 1).includes(false);
      wholes.forEach((units, whole) => units.forEach((u) => {
        if (all) exact.set(u, Math.max(exact.get(u) ?? 0, wholeFactors[whole]));
        else if (whole === heading) return;
        else if (u < root.y) named.set(u, [begin, last]);
        else if (says) titled.add(u);
      }));
    };
    for (let i = 0; i < words.length; i++) {
      for (const nr of sure[i]) {
        const c = await uncut(nr, whole);
        for (const t of c.titles) {
          const { rest, at } = t, begin = i - at, last = begin + rest.length;
          if (begin < 0 || !stands(t, sure, begin)) continue;
          // Written as two words though it is one, the first or last of it stands twice.
          note(t, sure[begin - 1]?.has(at ? rest[0] : nr) ? begin - 1 : begin, sure[last + 1]?.has(at < rest.length ? rest.at(-1) : nr) ? last + 1 : last);
        }
        for (const { other, before, units } of c.pairs) {
          if (sure[before ? i - 1 : i + 1]?.has(other)) units.forEach((u) => gaps[before ? i - 1 : i].add(u));
        }
      }
    }
    for (const [i, w] of words.entries()) {
      for (const { classes: of, weight } of w.alts) {
        if (of.length < 2 || weight < surely) continue;
        const meant = of.map((nr) => new Set([nr]));
        for (const [k, nr] of of.entries()) {
          for (const t of (await uncut(nr, whole)).titles) if (k === t.at && t.rest.length + 1 === of.length && stands(t, meant, 0)) note(t, i, i);
        }
      }
    }
    const spans = [...named]; // Telemark is not named in Vestfold og Telemark
    for (const [u, [from, to]] of spans) {
      if (spans.some(([, [a, b]]) => a <= from && to <= b && b - a > to - from)) named.delete(u);
    }
    return { exact, named, titled, gaps };
  }

  // Answering

  async function column(facet) {
    const nr = root.g.indexOf(facet);
    if (nr < 0) throw new Error("search has no facet " + facet);
    return once(columns, facet, async () => {
      const data = await part("f", nr), bar = data.indexOf("|"), s = new Scanner(data.slice(bar + 1), "f" + nr);
      s.check(bar >= 0);
      const ids = bar ? data.slice(0, bar).split(" ") : [], from = new Uint32Array(root.n + 1), of = [];
      for (let i = 0; i < root.n; from[++i] = of.length) {
        for (let n = s.number(); n; n--) of.push(s.below(ids.length));
      }
      s.end();
      return { ids, of: Uint16Array.from(of), from };
    });
  }

  async function narrow(found, chosen, counted) {
    const picked = [];
    for (const facet of Object.keys(chosen).filter((facet) => chosen[facet].length)) {
      const { ids, of, from } = await column(facet), wanted = new Set(chosen[facet].map((id) => ids.indexOf(id)));
      picked.push({ facet, holds: (unit) => of.subarray(from[unit], from[unit + 1]).some((i) => wanted.has(i)) });
    }
    const allowed = (unit, but) => picked.every((p) => p.facet === but || p.holds(unit));
    let counts;
    if (counted) {
      counts = {};
      for (const facet of root.g) {
        const { ids, of, from } = await column(facet), some = new Uint32Array(ids.length);
        for (const { unit } of found) {
          if (allowed(unit, facet)) for (let i = from[unit]; i < from[unit + 1]; i++) some[of[i]]++;
        }
        counts[facet] = Object.fromEntries(ids.map((id, i) => [id, some[i]]).filter((c) => c[1]));
      }
    }
    return { left: found.filter((f) => allowed(f.unit, "")), counts };
  }

  function phrase(words, lang) {
    if (!words.startsWith(otherLanguage)) return { text: words, lang };
    return { text: words.slice(1), lang: lang === "nn" ? "nb" : "nn" };
  }

  // The sections that answer best, without those that answer less than half as well.
  function best({ unit, found }) {
    const scores = new Map();
    for (const { best } of found) {
      const m = best.get(unit);
      for (const c of m?.cs ?? []) {
        const sections = sectionsOf(c.at.get(unit));
        for (const { section, heading } of sections) {
          const score = Math.floor(m.score * (heading ? 2 : 1) / sections.length);
          scores.set(section, (scores.get(section) ?? 0) + score);
        }
      }
    }
    const all = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return all.filter((s) => s[1] * 2 >= all[0][1]).map((s) => s[0]);
  }

  // What a result shows of a unit, and where texts are.
  async function card(unit, lang) {
    const nr = Math.floor(unit / root.t), name = "t" + lang + nr;
    const lines = (await part("t" + lang, nr)).split("\n"), fields = lines[unit % root.t + 1]?.split("\t") ?? [];
    if (fields.length < 5) throw fault(name);
    return { name, fields, texts: lines[0] };
  }

  // Of the first, those whose title is the query as it is typed come first.
  async function asTyped(found, words, lang) {
    const typed = new Set(), folded = (all) => all.map((w) => fold(w.text)).join(" ");
    for (const f of found.slice(0, few)) {
      if (f.title && folded(asked(phrase((await card(f.unit, lang)).fields[2], lang).text)) === folded(words)) typed.add(f);
    }
    return [...typed, ...found.filter((f) => !typed.has(f))];
  }

  async function hit(f, lang, marks) {
    const { name, fields, texts } = await card(f.unit, lang);
    const kind = new Scanner(fields[1], name).below(2 * root.k.length); // twice, and 1 for text in the other language
    const address = (lang === root.l[0] ? "" : "/" + lang) + fields[0], headings = [];
    const counties = new Scanner(fields[4], name).below(fields.length - 4);
    for (let i = 5 + counties; i < fields.length; i++) {
      const anchor = fields[i];
      if (anchor && i + 1 >= fields.length) throw fault(name);
      headings.push(anchor ? { address: address + "#" + anchor, heading: phrase(fields[++i], lang) } : undefined);
    }
    const sections = best(f).map((s) => headings[s - 1]).filter((h) => h);
    const found = {
      address, kind: root.k[kind >> 1], title: phrase(fields[2], lang), lead: phrase(fields[3], lang),
      counties: fields.slice(5, 5 + counties).map((name) => phrase(name, lang)), sections: sections.slice(0, maxSections),
    };
    const words = marks && await excerpt(f, root.l.indexOf(lang) ^ kind & 1, texts, marks);
    return words ? { ...found, excerpt: words } : found;
  }

  // Which words of the query a form stands for, by what it folds to.
  async function marksOf(words) {
    const marks = new Map();
    for (const [i, w] of words.entries()) {
      const mark = (key) => marks.has(key) || marks.set(key, i);
      for (const form of [...w.as.split(" "), w.text]) mark(fold(form));
      for (const alt of w.alts) {
        if (alt.classes.length > 1 || alt.weight < surely) continue;
        for (const f of (await shard(home(alt.classes[0]))).entries) {
          const own = f.links[0];
          if (own?.weight === weights.same && own.classes[0] === alt.classes[0]) mark(f.fold);
        }
      }
    }
    return marks;
  }

  // In the language of that number; the line tells where its text is.
  async function excerpt(f, nr, line, marks) {
    const [section] = best(f), lang = root.l[nr], group = "x" + lang;
    if (!section) return;
    const [from, file] = line.split("\t")[nr]?.split(" ").map((file) => file.split(":")).findLast((file) => +file[0] <= f.unit) ?? [];
    const unit = (await part(group, +file)).split("\n")[f.unit - from];
    if (unit === undefined) throw fault(group + file);
    const words = unit.split("\t")[section - 1];
    if (!words) return;
    const { text, lang: written } = phrase(words, lang), pieces = cut([...text], marks);
    return pieces && { pieces, lang: written };
  }

  function spansOf(text, marks) {
    const spans = [];
    for (let from = 0; from < text.length; from++) {
      let to = from;
      while (to < text.length && /[\p{L}\p{N}]/u.test(text[to])) to++;
      const word = to > from ? marks.get(fold(text.slice(from, to).join("").toLowerCase())) : undefined;
      if (word !== undefined) spans.push({ from, to, word });
      from = to;
    }
    return spans;
  }

  function cut(text, marks) {
    const spans = spansOf(text, marks);
    let start, most = 0;
    for (const [i, a] of spans.entries()) {
      const near = spans.slice(i).filter((b) => b.to - a.from <= excerptLetters - beforeLetters);
      const different = new Set(near.map((b) => b.word)).size;
      if (different > most) [start, most] = [a, different];
    }
    if (!start) return;
    let begin = Math.max(0, start.from - beforeLetters);
    while (begin > 0 && begin < start.from && text[begin - 1] !== " ") begin++;
    let end = Math.min(text.length, begin + excerptLetters);
    while (end < text.length && end > start.to && text[end] !== " ") end--;
    const all = [], push = (words, marked) => words && all.push({ text: words, marked });
    let at = begin, before = begin > 0 ? "… " : "";
    for (const s of spans) {
      if (s.from < begin || s.to > end) continue;
      push(before + text.slice(at, s.from).join(""), false);
      push(text.slice(s.from, s.to).join(""), true);
      [at, before] = [s.to, ""];
    }
    push(text.slice(at, end).join("") + (end < text.length ? " …" : ""), false);
    return all;
  }

  // Options: lang ("nb"), facets ({ fylke: ["nordland"] }), limit, counts (true to
  // count the values of every facet), texts (true for an excerpt with each hit),
  // typed (true to correct nothing). The result is that of Search in Go; every text
  // in it is text, never markup. The promise fails with an Error when a file is
  // missing, cut or altered.
  window.katalogSok = async (query, options = {}) => {
    open();
    const lang = root.l.includes(options.lang) ? options.lang : root.l[0];
    const words = asked(String(query));
    if (root.n <= root.t) part("t" + lang, 0).catch(() => {}); // beside the words; who needs it will fail
    await understand(words, options.typed);
    const all = await Promise.all(words.flatMap((w) => w.alts.flatMap((alt) => alt.classes.map(classOf))));
    const marks = options.texts ? await marksOf(words) : undefined;
    const ranked = async (whole) => narrow(await rank(words, whole), options.facets ?? {}, options.counts);
    let { left, counts } = await ranked();
    const isMore = all.some((c) => c.rest >= 0), again = isMore && left.length < few;
    if (again) ({ left, counts } = await ranked(true));
    left = await asTyped(left, words, lang);
    const result = {
      words: words.map((w) => ({ word: w.text, how: w.how, as: w.as })),
      corrected: left.length && words.some((w) => w.how === "typo") ? words.map((w) => w.how === "typo" ? w.as : w.text).join(" ") : "",
      total: left.length,
      more: isMore && !again,
      hits: await Promise.all(left.slice(0, options.limit || usualLimit).map((f) => hit(f, lang, marks))),
    };
    if (counts) result.counts = counts;
    return result;
  };
})();
