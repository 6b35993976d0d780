package org.waymark.notices;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a person is told: that something happened, and the one next step. Never evidence, never what a decision says,
 * never the name of a child or of a reviewer: it may travel by e-mail.
 *
 * @param kind names the messages {@code notices.<kind>.what} and {@code notices.<kind>.next}
 * @param arguments fill in {0} and so on of both; short texts, such as the title of a micro-credential, or days as
 *     2028-07-31
 * @param path the address inside the tool of the next step, such as /reviews
 */
public record Notice(UUID district, UUID person, String kind, List<String> arguments, String path) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");
    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?");
    private static final int LONGEST_KIND = 64;
    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_ARGUMENT = 200;
    private static final int MOST_ARGUMENTS = 9;

    public Notice {
        if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("A kind of notice is a few plain words joined by hyphens");
        }
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("A notice leads to a page inside the tool");
        }
        if (arguments.size() > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("A notice is one sentence");
        }
        arguments = arguments.stream().map(Notice::oneLine).toList();
    }

    /** Texts from outside may hold anything; here each is one line and no longer than a title. */
    private static String oneLine(String text) {
        String plain = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_ARGUMENT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_ARGUMENT - 1)) + "…";
    }
}
