package org.waymark.catalog.standards;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
