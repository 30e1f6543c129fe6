// What a reader's browser does with one of the two searches; script is the address
// of ours, or "" for Pagefind. Every function tells the milliseconds it took.
const engine = (script) => {
  let pagefind, last;
  const load = () => new Promise((done, failed) => {
    const s = document.createElement("script");
    s.src = script;
    s.onload = done;
    s.onerror = () => failed(new Error("no script " + script));
    document.head.append(s);
  });
  const timed = async (does) => {
    const start = performance.now(), hits = await does();
    return { ms: performance.now() - start, hits };
  };
  const ourHits = async (query, options) => (await katalogSok(query, { lang: "nb", ...options })).total;

  // The time in the middle of 21, or of fewer when they take long.
  const middle = async (does) => {
    const all = [], start = performance.now();
    while (all.length < 21 && (all.length < 3 || performance.now() - start < 3000)) all.push(await timed(does));
    return all.sort((a, b) => a.ms - b.ms)[all.length >> 1];
  };

  // Tasks that keep the page from answering for 50 ms or more.
  let longest = 0;
  const note = (tasks) => tasks.forEach((task) => (longest = Math.max(longest, task.duration)));
  const watch = new PerformanceObserver((list) => note(list.getEntries()));
  watch.observe({ type: "longtask" });

  const search = async (query) => {
    pagefind ??= await import(new URL("pagefind/pagefind.js", document.baseURI).href);
    last = (await pagefind.search(query)).results;
    return last.length;
  };
  const show = (n) => Promise.all(last.slice(0, n).map((r) => r.data()));

  const ask = async (query, n) => {
    if (script) {
      if (!window.katalogSok) await load();
      return ourHits(query, { limit: n });
    }
    const hits = await search(query);
    await show(n);
    return hits;
  };

  return {
    // The title and lead of the first hit, from nothing.
    first: (query) => timed(() => ask(query, 1)),
    // Those of ten hits, from nothing. Pagefind has no titles without excerpts.
    titles: (query) => timed(() => ask(query, 10)),
    // Ten hits with excerpts.
    ten: (query) => timed(async () => {
      if (script) return ourHits(query, { limit: 10, texts: true });
      await show(10);
      return last.length;
    }),
    // How many hits every value of every facet has.
    counts: (query) => timed(async () => {
      if (script) return ourHits(query, { limit: 10, counts: true });
      await pagefind.filters();
      return search(query);
    }),
    // The same once more, when all files are there.
    again: async (query) => middle(() => ask(query, script ? 10 : 0)),
    countsAgain: async (query) => middle(() => script ? ourHits(query, { limit: 10, counts: true }) : search(query)),
    longest: async () => {
      await new Promise((done) => setTimeout(done)); // a task is known when it has ended
      note(watch.takeRecords());
      return { ms: longest, hits: 0 };
    },
  };
};
