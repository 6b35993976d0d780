package org.waymark.award.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.GZIPOutputStream;

/** A list of bits as a status list credential holds it (Bitstring Status List 1.0, 3.3). */
final class Bitstring {

    /** The fewest that a list may have, so that nobody can tell whose place is asked for. */
    static final int PLACES = 131_072;

    private Bitstring() {}

    /** The list with these places set: gzip, then base64url without padding, in multibase. */
    static String of(Collection<Integer> set) {
        byte[] bits = new byte[PLACES / 8];
        // Place 0 is the first bit from the left of the first byte.
        set.forEach(place -> bits[place / 8] |= (byte) (1 << (7 - place % 8)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
