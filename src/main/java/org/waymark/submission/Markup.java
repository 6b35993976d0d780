package org.waymark.submission;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML of an office file without who wrote, changed or commented it; all else stays letter for letter. It is read once from
 * front to end, and nothing is looked for beyond the next tag, so that no file takes longer than its length.
 */
final class Markup {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![\\w:.-])([\\w:.-]++)(\\s*+=\\s*+)(\"[^\"]*+\"|'[^']*+')");
    private static final Pattern NAME = Pattern.compile("</?+([^\\s/>]*+)");
    private static final Pattern OTHER_LETTERS = Pattern.compile(
            "\\A\ufeff?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"'](?!utf-8|us-ascii)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> PERSONS =
            Set.of("author", "initials", "userName", "lastModifiedBy", "refreshedBy", "userId");

    /** By the element that they stand in, since elsewhere they name something else. */
    private static final Map<String, Set<String>> PERSONS_IN = Map.of(
            "cmAuthor", Set.of("name"),
            "author", Set.of("name"),
            "userInfo", Set.of("name"),
            "customWorkbookView", Set.of("name"),
            "person", Set.of("displayName"),
            "absPath", Set.of("url"));

    /** Elements whose words are a person. */
    private static final Set<String> NAMED = Set.of(
            "author",
            "creator",
            "creator-initials",
            "sender-initials",
            "initial-creator",
            "printed-by",
            "lastModifiedBy");

    private Markup() {}

    /** A tag that begins an element; values as they stand between their quotes. */
    record Tag(String name, Map<String, String> attributes) {

        String value(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    static void requireReadable(String xml) throws IOException {
        if (xml.indexOf('\0') >= 0
                || xml.startsWith("\ufffd")
                || OTHER_LETTERS
                        .matcher(xml.substring(0, Math.min(xml.length(), 400)))
                        .find()) {
            throw new IOException("a part of an office file is not in UTF-8");
        }
    }

    static void tags(String xml, Consumer<Tag> found) throws IOException {
        requireReadable(xml);
        for (int at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
            int end = end(xml, at);
            String tag = xml.substring(at, end);
            if (!isNoTag(tag) && tag.charAt(1) != '/') {
                Map<String, String> attributes = new LinkedHashMap<>();
                Matcher each = ATTRIBUTE.matcher(tag);
                while (each.find()) {
                    attributes.put(
                            each.group(1),
                            each.group(3).substring(1, each.group(3).length() - 1));
                }
                found.accept(new Tag(local(name(tag)), attributes));
            }
            at = end;
        }
    }

    static String unsigned(String xml) throws IOException {
        requireReadable(xml);
        StringBuilder out = new StringBuilder(xml.length());
        int done = 0;
        for (int at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', done)) {
            out.append(xml, done, at);
            done = end(xml, at);
            String tag = xml.substring(at, done);
            if (tag.startsWith("<!--")) {
                continue;
            }
            if (isNoTag(tag)) {
                out.append(tag);
                continue;
            }
            String name = local(name(tag));
            out.append(unsigned(tag, name));
            if (NAMED.contains(name) && tag.charAt(1) != '/' && !tag.endsWith("/>")) {
                done = words(xml, done, out);
            }
        }
        return out.append(xml, done, xml.length()).toString();
    }

    /** Leaves the words that follow out; answers where they end. */
    private static int words(String xml, int from, StringBuilder out) throws IOException {
        int next = xml.indexOf('<', from);
        boolean said = next >= 0 && !xml.substring(from, next).isBlank();
        while (next >= 0 && xml.startsWith("<!", next)) {
            said = true;
            next = xml.indexOf('<', end(xml, next));
        }
        if (next < 0) {
            throw new IOException("a part of an office file breaks off");
        }
        out.append(said ? "-" : "");
        return next;
    }

    private static String unsigned(String tag, String element) {
        if (tag.indexOf('=') < 0) {
            return tag;
        }
        Set<String> here = PERSONS_IN.getOrDefault(element, Set.of());
        return ATTRIBUTE.matcher(tag).replaceAll(each -> {
            String attribute = local(each.group(1));
            boolean person = PERSONS.contains(attribute) || here.contains(attribute);
            return Matcher.quoteReplacement(person ? each.group(1) + each.group(2) + "\"-\"" : each.group());
        });
    }

    private static boolean isNoTag(String tag) {
        return tag.startsWith("<!") || tag.startsWith("<?");
    }

    /** Behind what begins here. */
    private static int end(String xml, int at) throws IOException {
        if (xml.startsWith("<!--", at)) {
            return behind(xml, "-->", at + 4);
        }
        if (xml.startsWith("<![CDATA[", at)) {
            return behind(xml, "]]>", at);
        }
        if (xml.startsWith("<!", at)) {
            throw new IOException("an office file that defines words of its own");
        }
        if (xml.startsWith("<?", at)) {
            return behind(xml, "?>", at);
        }
        char quote = 0;
        for (int i = at + 1; i < xml.length(); i++) {
            char letter = xml.charAt(i);
            if (quote == 0 && letter == '>') {
                return i + 1;
            }
            if (letter == '<') {
                break;
            }
            if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            }
        }
        throw new IOException("a part of an office file has a tag without an end");
    }

    private static int behind(String xml, String end, int from) throws IOException {
        int at = xml.indexOf(end, from);
        if (at < 0) {
            throw new IOException("a part of an office file breaks off");
        }
        return at + end.length();
    }

    private static String name(String tag) {
        Matcher name = NAME.matcher(tag);
        return name.lookingAt() ? name.group(1) : "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
