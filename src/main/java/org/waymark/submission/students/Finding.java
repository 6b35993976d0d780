package org.waymark.submission.students;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.submission.EvidenceId;

/**
 * Something in an earner's work that may tell who somebody is.
 *
 * @param kind says how it is put, and what to do about it
 * @param words those found; empty for a place or what was not read
 * @param where in words
 * @param href where to change it
 * @param item which can be given another name, where the words are in its name
 * @param fingerprint by which it is remembered that the earner calls it fine
 */
record Finding(
        Kind kind,
        String words,
        MessageSourceResolvable where,
        String href,
        @Nullable EvidenceId item,
        String fingerprint) {

    /** How it came to be found. */
    enum Kind {
        NAME,
        OWN,
        TITLE,
        AUTHOR,
        EDITOR,
        COMPANY,
        COMMENT,
        PLACE,
        HIDDEN
    }

    static Finding of(
            Kind kind,
            String words,
            String place,
            MessageSourceResolvable where,
            String href,
            @Nullable EvidenceId item) {
        return new Finding(kind, words, where, href, item, fingerprint(kind, words, place));
    }

    /** The same words at the same place are the same finding, in the next attempt as well; the words are not in it. */
    private static String fingerprint(Kind kind, String words, String place) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "|" + place + "|" + Names.plain(words)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same words, wherever they stand, are asked about together; what is mended otherwise, by itself. */
    static Collection<List<Finding>> grouped(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String by = finding.item == null && (finding.kind == Kind.NAME || finding.kind == Kind.OWN)
                    ? finding.kind + " " + Names.plain(finding.words)
                    : finding.fingerprint;
            groups.computeIfAbsent(by, any -> new ArrayList<>()).add(finding);
        }
        return groups.values();
    }

    /** Where to change it, with the way back to the page of names where there is one. */
    public String change() {
        return href.replace("#", "?back=names#");
    }

    /** What was found, as a sentence. */
    public MessageSourceResolvable says() {
        return new DefaultMessageSourceResolvable(
                new String[] {"students.finding." + kind}, new Object[] {words, where});
    }
}
