# make build   the real content to public/
# make test    everything that is checked before a change lands
.PHONY: build serve check test golden bench chromium

build:
	CGO_ENABLED=0 go run ./cmd/katalog build

serve:
	CGO_ENABLED=0 go run ./cmd/katalog serve --layouts layouts --static static

check:
	CGO_ENABLED=0 go run ./cmd/katalog check

test: chromium
	@test -z "$$(gofmt -l cmd internal embed.go)" || { echo "gofmt -w:"; gofmt -l cmd internal embed.go; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	CGO_ENABLED=0 go build -o /dev/null ./cmd/katalog
	@command -v "$${CC:-cc}" >/dev/null || { echo "the race detector needs a C compiler: install gcc (Debian: apt-get install gcc libc6-dev)"; exit 1; }
	go test -race ./...

# Golden files are read before they are committed: git diff.
golden:
	go test ./internal/build ./internal/load ./internal/prose ./internal/page ./cmd/katalog -update

bench:
	go test -run '^$$' -bench . -benchmem ./...

# The browser tests drive a real Chromium.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	else echo "the browser tests need Chromium: install it (Debian: sudo apt-get install chromium) and try again"; exit 1; fi
