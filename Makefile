# make build   the real content to public/
# make test    everything that is checked before a change lands
.PHONY: build serve check test fuzz golden bench bench-search budget faults race browser lighthouse chromium npm java

build:
	CGO_ENABLED=0 go run ./cmd/katalog build

serve:
	CGO_ENABLED=0 go run ./cmd/katalog serve --layouts layouts --static static

check:
	CGO_ENABLED=0 go run ./cmd/katalog check

# The browser tests do without the race detector: the site that they look at is
# built under it before them, and there it would only cost time.
test: chromium npm java
	@test -z "$$(gofmt -l cmd internal embed.go)" || { echo "gofmt -w:"; gofmt -l cmd internal embed.go; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	CGO_ENABLED=0 go build -trimpath -o /dev/null ./cmd/katalog
	@command -v "$${CC:-cc}" >/dev/null || { echo "the race detector needs a C compiler: install gcc (Debian: apt-get install gcc libc6-dev)"; exit 1; }
	go test -race -timeout 30m $$(go list ./... | grep -v /internal/browser)
	@$(MAKE) --no-print-directory fuzz
	go test -timeout 30m ./internal/browser

# Every fuzz target for FUZZTIME, two at a time: make fuzz FUZZTIME=10m for a long
# run, FUZZ=FuzzGuard for one. The programs are built first, so that no time goes to
# that. What is found lies in testdata/fuzz of its package: commit it. Go tells at
# times of the deadline as if it were a fault; nothing is found then.
FUZZTIME ?= 10s
FUZZ ?= ^Fuzz
BINS := $(CURDIR)/tmp/fuzz
fuzz:
	@rm -rf $(BINS)/bin && mkdir -p $(BINS)/bin && : > $(BINS)/targets
	@for p in $$(grep -rl '^func Fuzz' --include='*_test.go' internal cmd | xargs -n1 dirname | sort -u); do \
	go test -c -fuzz=Fuzz -o $(BINS)/bin/$$p ./$$p && $(BINS)/bin/$$p -test.list '$(FUZZ)' | sed -n "s|^Fuzz|$$p &|p" >> $(BINS)/targets || exit 1; done
	@xargs -P 2 -L 1 sh -c 'cd $$0 && log=$(BINS)/bin/$$0.$$1.log && \
	if $(BINS)/bin/$$0 -test.run "^$$" -test.fuzz "^$$1$$" -test.fuzztime $(FUZZTIME) -test.fuzzminimizetime 10s -test.parallel 1 \
	-test.fuzzcachedir $(BINS)/cache/$$0 > $$log 2>&1 || { grep -q "context deadline exceeded" $$log && ! grep -q "Failing input" $$log; }; \
	then echo "$$1: $$(grep "^fuzz: " $$log | tail -n 1 | cut -d, -f2-)"; else cat $$log; exit 1; fi' < $(BINS)/targets

# Golden files are read before they are committed: git diff.
golden:
	go test ./internal/build ./internal/load ./internal/prose ./internal/page ./cmd/katalog -update

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Our search beside Pagefind, in Chromium on the same generated pages (Linux). It
# takes minutes; PAGES=100000 takes longer, and 9 GB of memory for Pagefind.
PAGES ?= 30,1000,10000
bench-search: chromium npm
	@cmp -s internal/searchbench/npm/package-lock.json internal/searchbench/npm/node_modules/lock.json || { \
	npm ci --prefix internal/searchbench/npm --ignore-scripts --no-audit --no-fund --silent && \
	cp internal/searchbench/npm/package-lock.json internal/searchbench/npm/node_modules/lock.json; }
	go test -count=1 -timeout 0 -run TestBesidePagefind -v ./internal/searchbench -pages $(PAGES)

# What the heaviest page of each kind weighs over the wire.
budget:
	go test -count=1 -run TestBudgets -v ./internal/build

# How often the promises were tried, and how often broken. Takes hours. It kills
# builds, lets their system calls fail and fills disks, and needs root or leave to
# trace and to make user namespaces (internal/faults tells).
FAULTS := $(CURDIR)/tmp/faults.tsv
faults:
	@mkdir -p tmp && rm -f $(FAULTS)
	KATALOG_FAULTS=$(FAULTS) go test -count=1 -timeout 0 -p 1 -run Promise ./... ; status=$$?; \
	printf 'promise\tway\ttries\tbroken\n' && sort -n $(FAULTS); exit $$status

# 200 builds of the real site under the race detector, on 1 to 32 processors. Slow.
race:
	@mkdir -p tmp
	KATALOG_FAULTS=$(CURDIR)/tmp/race.tsv go test -count=1 -timeout 0 -run TestRaces -v ./internal/faults

# Every page on every screen; make test has one page of each kind there. Slow.
browser: chromium npm java
	go test -count=1 -timeout 3h ./internal/browser -every

# Lighthouse on five pages, served from this machine.
lighthouse: chromium npm
	npm ci --prefix internal/browser/lighthouse --ignore-scripts --no-audit --no-fund --silent
	CGO_ENABLED=0 go run ./cmd/katalog build --base-url http://127.0.0.1:8779/ -o tmp/lighthouse
	node internal/browser/lighthouse/run.mjs tmp/lighthouse 8779

# The browser tests drive a real Chromium.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	else echo "the browser tests need Chromium: install it (Debian: sudo apt-get install chromium) and try again"; exit 1; fi

# The browser tests hold the pages against axe-core and the Nu validator, in the
# versions that the lock file names.
npm:
	@command -v npm >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; \
	else echo "the browser tests need npm: install it (Debian: sudo apt-get install nodejs npm) and try again"; exit 1; fi
	@cmp -s internal/browser/npm/package-lock.json internal/browser/npm/node_modules/lock.json || { \
	npm ci --prefix internal/browser/npm --ignore-scripts --no-audit --no-fund --silent && \
	cp internal/browser/npm/package-lock.json internal/browser/npm/node_modules/lock.json; }

# The HTML validator runs in Java.
java:
	@command -v java >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq default-jre-headless >/dev/null; \
	else echo "the HTML validator needs Java: install it (Debian: sudo apt-get install default-jre-headless) and try again"; exit 1; fi
