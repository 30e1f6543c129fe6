package build

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"modellkatalog/internal/problem"
)

// BenchmarkRealContent builds what is published, without writing it.
func BenchmarkRealContent(b *testing.B) { benchmark(b, os.DirFS(realContent)) }

// BenchmarkGenerated builds made-up counties: many, and each with everything.
// The generator is no part of the module; where it is not, there is nothing to
// measure.
func BenchmarkGenerated(b *testing.B) {
	generator := filepath.Join(root, "..", "shared", "bench", "gen.py")
	if _, err := os.Stat(generator); err != nil {
		b.Log("no generator:", err)
		return
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		b.Log("no python:", err)
		return
	}
	for _, counties := range []string{"15", "150"} {
		folder := filepath.Join(b.TempDir(), counties)
		if out, err := exec.Command(python, generator, counties, folder).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		b.Run(counties, func(b *testing.B) { benchmark(b, os.DirFS(folder)) })
	}
}

func benchmark(b *testing.B, content fs.FS) {
	b.Helper()
	b.ReportAllocs()
	var r Result
	for b.Loop() {
		var err error
		if r, err = Site(context.Background(), input(content), Discard{}); err != nil {
			b.Fatal(err)
		}
		if r.Failed(false) {
			b.Fatal(messages(r.Problems, problem.Error))
		}
	}
	b.ReportMetric(float64(r.Pages)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(r.Pages), "pages")
	b.ReportMetric(float64(r.Bytes)/1e6, "MB")
}
