package org.waymark.catalog.standards;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a CFPackage of CASE 1.0 or 1.1 (Service Model, CFPackage) as it comes, in memory that does not grow with it: entries
 * are handed on some hundreds at a time. A package may be the whole document or stand in an envelope named CFPackage.
 */
class PackageReader {

    static final int MOST_ITEMS = 100_000;
    static final int MOST_LINKS = 300_000;
    static final int MOST_FAULTS = 100;

    /** A little below what the way out to other machines lets through. */
    static final long MOST_BYTES = 60L * 1024 * 1024;

    private static final int BATCH = 500;
    private static final int DEEPEST = 40;
    private static final int LONGEST_STRING = 200_000;
    private static final int LONGEST_STATEMENT = 20_000;
    private static final int LONGEST_CODE = 255;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DOCUMENT_TITLE = 500;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ADDRESS = 600;

    private static final String DOCUMENT = "CFDocument";
    private static final String ITEMS = "CFItems";
    private static final String LINKS = "CFAssociations";
    private static final String ENVELOPE = "CFPackage";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern SCRIPT = Pattern.compile(
            "<\\s*/?\\s*(script|iframe|object|embed|svg|link|meta|style|form|base)\\b|<[^>]*\\son\\w+\\s*=|javascript\\s*:|data\\s*:\\s*text/html",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]{0,400}>");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s\\u00A0]+");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The CFDocument: which framework it is. */
    record Document(
            String identifier,
            String title,
            String creator,
            @Nullable String adoption) {}

    /**
     * A CFItem.
     *
     * @param uri its address; null where it has none that is one
     */
    record Item(
            int number,
            int line,
            String identifier,
            @Nullable String uri,
            String code,
            String kind,
            String title,
            String statement) {}

    /** A CFAssociation isChildOf: the origin stands below the destination. */
    record Link(int number, int line, String origin, String destination, int place) {}

    /**
     * What was read.
     *
     * @param otherLinks associations of other kinds, which are left out
     * @param faults the first of them; the package is not taken if there is one
     */
    record Read(@Nullable Document document, int items, int links, int otherLinks, List<PackageFault> faults) {}

    private final Consumer<List<Item>> itemSink;
    private final Consumer<List<Link>> linkSink;
    private final List<Item> items = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<PackageFault> faults = new ArrayList<>();
    private final Set<String> parts = new HashSet<>();
    private @Nullable Document document;
    private int itemCount;
    private int linkCount;
    private int childCount;

    PackageReader(Consumer<List<Item>> itemSink, Consumer<List<Link>> linkSink) {
        this.itemSink = itemSink;
        this.linkSink = linkSink;
    }

    /** @throws IOException when the stream breaks off */
    Read read(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new Counted(in))) {
            read(json);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof TooLarge) {
                faults.add(PackageFault.of(PackageFault.Kind.TOO_LARGE, String.valueOf(MOST_BYTES / 1024 / 1024)));
            } else {
                throw e.getCause();
            }
        } catch (StreamConstraintsException e) {
            String why = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
            faults.add(
                    broken(e, why.contains("nesting") ? PackageFault.Kind.TOO_DEEP : PackageFault.Kind.TEXT_TOO_LONG));
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            faults.add(broken(e, twice ? PackageFault.Kind.NAMED_TWICE : PackageFault.Kind.NOT_JSON));
        }
        flush();
        return new Read(document, itemCount, childCount, linkCount - childCount, List.copyOf(faults));
    }

    private static PackageFault broken(JacksonException e, PackageFault.Kind kind) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        return new PackageFault("", 0, line, kind, "");
    }

    private void read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            faults.add(PackageFault.of(PackageFault.Kind.NOT_A_PACKAGE, ""));
            return;
        }
        members(json, true);
        if (json.nextToken() != null) {
            faults.add(new PackageFault("", 0, line(json), PackageFault.Kind.NOT_JSON, ""));
        }
        if (faults.isEmpty() && parts.isEmpty()) {
            faults.add(PackageFault.of(PackageFault.Kind.NOT_A_PACKAGE, ""));
        } else if (faults.isEmpty() && document == null) {
            faults.add(PackageFault.of(PackageFault.Kind.NO_DOCUMENT, ""));
        } else if (faults.isEmpty() && itemCount == 0) {
            faults.add(PackageFault.of(PackageFault.Kind.NO_ITEMS, ""));
        }
    }

    private void members(JsonParser json, boolean outermost) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case ENVELOPE -> {
                    if (outermost && value == JsonToken.START_OBJECT) {
                        members(json, false);
                    } else {
                        json.skipChildren();
                    }
                }
                case DOCUMENT -> {
                    if (once(name, json) && value == JsonToken.START_OBJECT) {
                        document(json);
                    } else {
                        json.skipChildren();
                    }
                }
                case ITEMS -> entries(json, value, name, MOST_ITEMS, PackageFault.Kind.TOO_MANY_ITEMS);
                case LINKS -> entries(json, value, name, MOST_LINKS, PackageFault.Kind.TOO_MANY_LINKS);
                case "CFDocuments" -> {
                    add(new PackageFault("", 0, line(json), PackageFault.Kind.A_LIST, ""));
                    json.skipChildren();
                }
                case "imsx_codeMajor", "imsx_StatusInfo" -> {
                    add(new PackageFault("", 0, line(json), PackageFault.Kind.AN_ERROR, ""));
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
    }

    /** A part may stand inside and outside an envelope; one of them is too many. */
    private boolean once(String part, JsonParser json) {
        if (parts.add(part)) {
            return true;
        }
        add(new PackageFault(part, 0, line(json), PackageFault.Kind.NAMED_TWICE, part));
        return false;
    }

    private void entries(JsonParser json, JsonToken value, String part, int most, PackageFault.Kind tooMany) {
        if (!once(part, json) || value != JsonToken.START_ARRAY) {
            if (value != JsonToken.START_ARRAY && value != JsonToken.VALUE_NULL) {
                add(new PackageFault(part, 0, line(json), PackageFault.Kind.NOT_A_PACKAGE, ""));
            }
            json.skipChildren();
            return;
        }
        int number = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            number++;
            if (number > most) {
                if (number == most + 1) {
                    add(new PackageFault(part, number, line(json), tooMany, String.valueOf(most)));
                }
                json.skipChildren();
            } else if (json.currentToken() != JsonToken.START_OBJECT) {
                add(new PackageFault(part, number, line(json), PackageFault.Kind.NOT_A_PACKAGE, ""));
                json.skipChildren();
            } else if (part.equals(ITEMS)) {
                item(json, number);
            } else {
                link(json, number);
            }
        }
    }

    private void document(JsonParser json) {
        int line = line(json);
        Map<String, String> said = texts(json, Set.of("identifier", "title", "creator", "adoptionStatus"), null);
        Where where = new Where(DOCUMENT, 0, line);
        String id = id(said, where);
        String title = plain(said, "title", where);
        String creator = plain(said, "creator", where);
        if (title.isEmpty()) {
            add(where.fault(PackageFault.Kind.NO_TITLE, ""));
        }
        document = new Document(
                id,
                cut(title, LONGEST_DOCUMENT_TITLE),
                cut(creator, LONGEST_CODE),
                cut(plain(said, "adoptionStatus", where), LONGEST_WORD));
    }

    private void item(JsonParser json, int number) {
        Where where = new Where(ITEMS, number, line(json));
        Map<String, String> said = texts(
                json,
                Set.of(
                        "identifier",
                        "uri",
                        "fullStatement",
                        "abbreviatedStatement",
                        "humanCodingScheme",
                        "listEnumeration",
                        "CFItemType"),
                null);
        itemCount++;
        String id = id(said, where);
        String statement = plain(said, "fullStatement", where);
        String brief = plain(said, "abbreviatedStatement", where);
        String code = plain(said, "humanCodingScheme", where);
        if (statement.isEmpty() && brief.isEmpty()) {
            add(where.fault(PackageFault.Kind.NO_TEXT, id));
        }
        if (code.length() > LONGEST_CODE || statement.length() > LONGEST_STATEMENT) {
            add(where.fault(PackageFault.Kind.TEXT_TOO_LONG, id));
        }
        if (!faults.isEmpty()) {
            return;
        }
        items.add(new Item(
                number,
                where.line(),
                id,
                address(said.get("uri")),
                code.isEmpty() ? id : code,
                cut(plain(said, "CFItemType", where), LONGEST_CODE),
                cut(brief.isEmpty() ? statement : brief, LONGEST_TITLE),
                statement.isEmpty() ? brief : statement));
        if (items.size() == BATCH) {
            flush();
        }
    }

    /** An address that a badge can name: what is none is passed over, since the standard is known by its code all the same. */
    private static @Nullable String address(@Nullable String uri) {
        if (uri == null || uri.length() > LONGEST_ADDRESS) {
            return null;
        }
        try {
            URI address = new URI(uri.strip());
            String scheme = address.getScheme();
            return address.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))
                    ? address.toASCIIString()
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void link(JsonParser json, int number) {
        Where where = new Where(LINKS, number, line(json));
        Map<String, String> said =
                texts(json, Set.of("associationType", "sequenceNumber"), Set.of("originNodeURI", "destinationNodeURI"));
        linkCount++;
        if (!"isChildOf".equals(said.get("associationType"))) {
            return;
        }
        childCount++;
        String origin = said.getOrDefault("originNodeURI", "").toLowerCase(Locale.ROOT);
        String destination = said.getOrDefault("destinationNodeURI", "").toLowerCase(Locale.ROOT);
        if (!ID.matcher(origin).matches() || !ID.matcher(destination).matches()) {
            add(where.fault(PackageFault.Kind.NO_LINK, ""));
        }
        if (!faults.isEmpty()) {
            return;
        }
        links.add(new Link(number, where.line(), origin, destination, place(said.get("sequenceNumber"), number)));
        if (links.size() == BATCH) {
            flush();
        }
    }

    /** The order that a link gives; its own place in the file where it gives none. */
    private static int place(@Nullable String sequence, int number) {
        try {
            return sequence == null ? number : Integer.parseInt(sequence);
        } catch (NumberFormatException e) {
            return number;
        }
    }

    /** An entry of the package. */
    private record Where(String part, int number, int line) {

        PackageFault fault(PackageFault.Kind kind, String detail) {
            return new PackageFault(part, number, line, kind, detail);
        }
    }

    /**
     * The texts of an object that are asked for; all else is passed over.
     *
     * @param nodes members that are links of their own (LinkGenURI): of these the identifier
     */
    private static Map<String, String> texts(JsonParser json, Set<String> names, @Nullable Set<String> nodes) {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && names.contains(name)) {
                texts.put(name, json.getString());
            } else if (value == JsonToken.START_OBJECT && nodes != null && nodes.contains(name)) {
                String id = texts(json, Set.of("identifier"), null).get("identifier");
                if (id != null) {
                    texts.put(name, id.strip());
                }
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    private String id(Map<String, String> said, Where where) {
        String id = said.getOrDefault("identifier", "").strip().toLowerCase(Locale.ROOT);
        if (id.isEmpty()) {
            add(where.fault(PackageFault.Kind.NO_ID, ""));
        } else if (!ID.matcher(id).matches()) {
            add(where.fault(PackageFault.Kind.BAD_ID, id));
        }
        return id;
    }

    /** Text only: markup falls away, and what would run is a fault. */
    private String plain(Map<String, String> said, String name, Where where) {
        String text = said.getOrDefault(name, "");
        if (SCRIPT.matcher(text).find()) {
            add(where.fault(PackageFault.Kind.SCRIPT, name));
            return name;
        }
        return UNSEEN.matcher(MARKUP.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }

    private void add(PackageFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private void flush() {
        if (faults.isEmpty() && !items.isEmpty()) {
            itemSink.accept(List.copyOf(items));
        }
        if (faults.isEmpty() && !links.isEmpty()) {
            linkSink.accept(List.copyOf(links));
        }
        items.clear();
        links.clear();
    }

    private static int line(JsonParser json) {
        return Math.max(0, json.currentTokenLocation().getLineNr());
    }

    /** More bytes than any framework has. */
    private static final class TooLarge extends IOException {}

    private static final class Counted extends FilterInputStream {

        private long left = MOST_BYTES;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
