package org.waymark.lti;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Resolves names to addresses of the public internet only. The client connects to exactly what was resolved here, so a
 * name that answers differently a moment later (DNS rebinding) gains nothing.
 */
final class PublicAddresses implements DnsResolver {

    /** Not of the public internet (IANA's special-purpose registries), or of a cloud's own host. */
    private static final List<IpAddressMatcher> ELSEWHERE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // the unspecified and loopback ones, and IPv4 in IPv6: compatible, translated; Java makes IPv4 of
                    // mapped
                    "::/96",
                    "::ffff:0:0:0/96",
                    // NAT64, discard, Teredo, benchmarks, ORCHID, documentation, 6to4
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    // unique local, link-local, site-local, multicast
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(IpAddressMatcher::new)
            .toList();

    /** A name stands for an address that we do not call. */
    static final class NotPublic extends UnknownHostException {
        NotPublic(String host) {
            super(host + " is on a private address");
        }
    }

    /** All addresses of a name: one that is not public among them spoils the rest. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return ELSEWHERE.stream().noneMatch(range -> range.matches(plain));
    }
}
