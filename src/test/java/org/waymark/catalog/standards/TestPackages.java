package org.waymark.catalog.standards;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.waymark.catalog.CatalogDesk;

/** CASE packages for tests, and imports of them. */
@Component
public class TestPackages {

    private final StandardsImports imports;

    TestPackages(StandardsImports imports) {
        this.imports = imports;
    }

    /** An import that waits for somebody; its id. */
    public String waiting(CatalogDesk desk) {
        try {
            return imports.take(desk, in(mathematics())).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a file and brings it in; how many standards were new. */
    public int landed(Path file, CatalogDesk desk) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            StandardsImportId id = imports.take(desk, in);
            int made = imports.view(id, desk.district()).counts().made();
            if (made > 0) {
                imports.land(id, desk);
            }
            return made;
        }
    }

    /** A file with a package of so many items, ten below each. */
    public static Path file(int items) throws IOException {
        Path file = Files.createTempFile("framework", ".json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"CFDocument\":{\"identifier\":\"large-" + items + "\",\"title\":\"Large " + items
                    + "\"},\"CFItems\":[");
            for (int i = 0; i < items; i++) {
                out.write((i == 0 ? "" : ",\n")
                        + item("i" + i, "L." + i, ("Standard number " + i + " of a large framework. ").repeat(8)));
            }
            out.write("],\"CFAssociations\":[");
            for (int i = 0; i < items; i++) {
                out.write((i == 0 ? "" : ",\n") + link("i" + i, i < 10 ? "large-" + items : "i" + (i / 10 - 1), i));
            }
            out.write("]}");
        }
        return file;
    }

    static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two levels: M, below it M.1 and M.2. */
    static String mathematics() {
        return of(
                "Mathematics",
                item("a", "M", "Mathematics") + "," + item("b", "M.1", "Counts to ten") + ","
                        + item("c", "M.2", "Counts to a hundred"),
                link("a", "doc", 1) + "," + link("b", "a", 1) + "," + link("c", "a", 2));
    }

    static String of(String title, String items, String links) {
        return """
                {"CFDocument":{"identifier":"doc","uri":"https://case.example/doc","creator":"The State",
                 "title":"%s","adoptionStatus":"Adopted","CFPackageURI":{"title":"x","identifier":"p","uri":"u"}},
                 "CFItems":[%s],
                 "CFAssociations":[%s],
                 "CFDefinitions":{"CFItemTypes":[{"identifier":"t","title":"Standard"}]},"CFRubrics":[]}
                """.formatted(title, items, links);
    }

    static String item(String id, String code, String text) {
        return """
                {"identifier":"%s","uri":"https://case.example/%s","fullStatement":"%s","humanCodingScheme":"%s",
                 "CFItemType":"Standard","educationLevel":["01"],"CFDocumentURI":{"identifier":"doc"}}""".formatted(id, id, text, code);
    }

    static String link(String from, String to, int place) {
        return """
                {"identifier":"l-%s-%s","associationType":"isChildOf","sequenceNumber":%d,
                 "originNodeURI":{"title":"f","identifier":"%s","uri":"u"},
                 "destinationNodeURI":{"title":"t","identifier":"%s","uri":"u"}}""".formatted(from, to, place, from, to);
    }

    /** A package of so many items, ten below each. */
    static String large(int items) {
        return of(
                "Large",
                IntStream.range(0, items)
                        .mapToObj(i -> item("i" + i, "L." + i, "Standard number " + i + " of a large framework"))
                        .collect(Collectors.joining(",")),
                IntStream.range(0, items)
                        .mapToObj(i -> link("i" + i, i < 10 ? "doc" : "i" + (i / 10 - 1), i))
                        .collect(Collectors.joining(",")));
    }
}
