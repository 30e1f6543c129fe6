package serve

import (
	"fmt"
	"net"
	"strconv"
)

// listen opens an address that only this machine can reach.
func listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not a loopback address", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	if a, ok := l.Addr().(*net.TCPAddr); !ok || !a.IP.IsLoopback() { // localhost may be anything in a hosts file
		return nil, fmt.Errorf("%s is not a loopback address: %w", addr, l.Close())
	}
	return l, nil
}

// hostsOf returns the hosts that requests for an address may name. Any other
// host is a page elsewhere whose name leads to this machine (DNS rebinding).
func hostsOf(a net.Addr) []string {
	_, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return nil
	}
	names := []string{"localhost", "127.0.0.1", "::1"}
	var hosts []string
	for _, name := range names {
		hosts = append(hosts, net.JoinHostPort(name, port))
	}
	if port == strconv.Itoa(80) {
		hosts = append(hosts, "localhost", "127.0.0.1", "[::1]")
	}
	return append(hosts, a.String())
}
