//go:build !linux && !darwin

package site

import (
	"errors"
	"fmt"
)

// exchange cannot be done here.
func exchange(_, b string) error {
	return fmt.Errorf("exchange %s: %w", b, errors.ErrUnsupported)
}
