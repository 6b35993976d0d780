package org.waymark.lti;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as it can be held to that. */
public final class ClientNetwork {

    private ClientNetwork() {}

    /** Whoever has IPv6 has a whole /48 of it, or as good as, and could come from ever new addresses. */
    public static String of(String remoteAddress) {
        if (remoteAddress.indexOf(':') < 0) {
            return remoteAddress;
        }
        try {
            byte[] bits = InetAddress.getByName(remoteAddress).getAddress();
            return bits.length == 16
                    ? HexFormat.of().formatHex(Arrays.copyOf(bits, 6))
                    : HexFormat.of().formatHex(bits);
        } catch (UnknownHostException noAddress) {
            return remoteAddress;
        }
    }
}
