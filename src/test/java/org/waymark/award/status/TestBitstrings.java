package org.waymark.award.status;

import java.util.Collection;

/** Lists of places as status lists hold them. */
public final class TestBitstrings {

    private TestBitstrings() {}

    public static String of(Collection<Integer> set) {
        return Bitstring.of(set);
    }
}
