package org.waymark.catalog.standards;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/**
 * A package as it was read, beside the frameworks: found at fault, compared and landed where it lies, by a number of
 * statements that grows with the depth of its tree and not with its size.
 */
@Component
@Transactional
class StagedPackage {

    /** Frameworks have five or six levels. */
    static final int DEEPEST_TREE = 20;

    private static final int SHOWN = 20;

    private static final String OF_IMPORT = " where import_id = :import and district_id = :district";

    private static final String DIFFERS = "(e.statement <> i.statement or e.title <> i.title or e.code <> i.code"
            + " or e.kind <> i.kind or coalesce(e.parent, '') <> coalesce(i.parent, ''))";

    private static final String BOTH = " from standards_import_item i join standards_item e"
            + " on e.identifier = i.identifier and e.framework_id = :framework and e.district_id = i.district_id"
            + " where i.import_id = :import and i.district_id = :district";

    private static final String MISSING = "framework_id = :framework and district_id = :district"
            + " and withdrawn = false and not exists (select 1 from standards_import_item i"
            + " where i.import_id = :import and i.district_id = :district"
            + " and i.identifier = standards_item.identifier)";

    /** A standard that the package no longer gives its code, which another standard has there that did not have it. */
    private static final String MOVED = "e.framework_id = :framework and e.district_id = :district"
            + " and not exists (select 1 from standards_import_item s where s.import_id = :import"
            + " and s.district_id = e.district_id and s.identifier = e.identifier and s.code = e.code)"
            + " and exists (select 1 from standards_import_item o where o.import_id = :import"
            + " and o.district_id = e.district_id and o.code = e.code and o.identifier <> e.identifier"
            + " and not exists (select 1 from standards_item h where h.framework_id = e.framework_id"
            + " and h.district_id = e.district_id and h.identifier = o.identifier and h.code = o.code))";

    private final NamedParameterJdbcTemplate jdbc;

    StagedPackage(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which package, of which district. */
    record Of(StandardsImportId id, DistrictId district) {

        MapSqlParameterSource parameters() {
            return new MapSqlParameterSource("import", id.id()).addValue("district", district.id());
        }
    }

    void items(Of of, List<PackageReader.Item> items) {
        jdbc.batchUpdate(
                "insert into standards_import_item (import_id, district_id, number, line, identifier, uri, place, code,"
                        + " kind, title, statement) values (:import, :district, :number, :line, :identifier, :uri, :number,"
                        + " :code, :kind, :title, :statement)",
                items.stream()
                        .map(item -> of.parameters()
                                .addValue("number", item.number())
                                .addValue("line", item.line())
                                .addValue("identifier", item.identifier())
                                .addValue("uri", item.uri())
                                .addValue("code", item.code())
                                .addValue("kind", item.kind())
                                .addValue("title", item.title())
                                .addValue("statement", item.statement()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void links(Of of, List<PackageReader.Link> links) {
        jdbc.batchUpdate(
                "insert into standards_import_link (import_id, district_id, number, line, origin, destination, place)"
                        + " values (:import, :district, :number, :line, :origin, :destination, :place)",
                links.stream()
                        .map(link -> of.parameters()
                                .addValue("number", link.number())
                                .addValue("line", link.line())
                                .addValue("origin", link.origin())
                                .addValue("destination", link.destination())
                                .addValue("place", link.place()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /**
     * Lets PostgreSQL look at how much has just come: it plans by what it last counted, and five thousand standards that
     * it takes for a few rows are compared each with each. H2 needs no such step.
     */
    private void measure() {
        jdbc.getJdbcOperations().execute((ConnectionCallback<Boolean>) connection -> {
            boolean postgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
            if (postgres) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze standards_import_item, standards_import_link, standards_item");
                }
            }
            return postgres;
        });
    }

    /** Makes a tree of it; what stands in its way. */
    List<PackageFault> grow(Of of, String documentId) {
        measure();
        List<PackageFault> faults = new ArrayList<>();
        MapSqlParameterSource named =
                of.parameters().addValue("document", documentId).addValue("shown", SHOWN);
        find(
                faults,
                "select min(number) as number, min(line) as line, identifier as detail from standards_import_item"
                        + OF_IMPORT + " group by identifier having count(*) > 1 order by 1 limit :shown",
                named,
                "CFItems",
                PackageFault.Kind.SAME_ID);
        find(
                faults,
                "select number, line, origin as detail from standards_import_link l" + OF_IMPORT
                        + " and not exists (select 1 from standards_import_item i where i.import_id = l.import_id"
                        + " and i.district_id = l.district_id and i.identifier = l.origin) order by number limit :shown",
                named,
                "CFAssociations",
                PackageFault.Kind.FROM_NOTHING);
        find(
                faults,
                "select number, line, destination as detail from standards_import_link l" + OF_IMPORT
                        + " and destination <> :document and not exists (select 1 from standards_import_item i"
                        + " where i.import_id = l.import_id and i.district_id = l.district_id"
                        + " and i.identifier = l.destination) order by number limit :shown",
                named,
                "CFAssociations",
                PackageFault.Kind.TO_NOTHING);
        if (faults.isEmpty()) {
            jdbc.update(
                    "merge into standards_import_item t using (select l.import_id, l.origin, l.destination, l.place"
                            + " from standards_import_link l join (select min(number) as number"
                            + " from standards_import_link where import_id = :import and district_id = :district"
                            + " group by origin) f on f.number = l.number where l.import_id = :import"
                            + " and l.district_id = :district) x"
                            + " on t.import_id = x.import_id and t.identifier = x.origin and t.district_id = :district"
                            + " when matched then update set place = x.place,"
                            + " parent = case when x.destination = :document then null else x.destination end",
                    named);
            faults.addAll(depths(named));
        }
        return faults;
    }

    /** Gives each item its depth; whoever gets none goes round in a circle, or is too far down. */
    private List<PackageFault> depths(MapSqlParameterSource named) {
        int reached = jdbc.update(
                "update standards_import_item set depth = :depth" + OF_IMPORT + " and parent is null",
                named.addValue("depth", 0));
        int depth = 1;
        while (reached > 0 && depth <= DEEPEST_TREE) {
            // A join, since H2 would ask a subquery anew for each row.
            reached = jdbc.update(
                    "merge into standards_import_item t using (select c.number from standards_import_item c"
                            + " join standards_import_item p on p.import_id = c.import_id"
                            + " and p.district_id = c.district_id and p.identifier = c.parent"
                            + " where c.import_id = :import and c.district_id = :district and c.depth is null"
                            + " and p.depth = :depth - 1) x"
                            + " on t.import_id = :import and t.district_id = :district and t.number = x.number"
                            + " when matched then update set depth = :depth",
                    named.addValue("depth", depth));
            depth++;
        }
        List<PackageFault> faults = new ArrayList<>();
        if (reached > 0) {
            find(
                    faults,
                    "select number, line, identifier as detail from standards_import_item" + OF_IMPORT
                            + " and depth = :depth - 1 order by number limit 1",
                    named.addValue("depth", depth),
                    "CFItems",
                    PackageFault.Kind.TREE_TOO_DEEP);
            return faults;
        }
        String leaf = "update standards_import_item i set depth = -1" + OF_IMPORT
                + " and depth is null and not exists (select 1 from standards_import_item c"
                + " where c.import_id = i.import_id and c.district_id = i.district_id and c.parent = i.identifier"
                + " and c.depth is null)";
        for (int round = 0; round < DEEPEST_TREE && jdbc.update(leaf, named) > 0; round++) {
            // What only hangs on a circle is not in it.
        }
        find(
                faults,
                "select number, line, identifier as detail from standards_import_item" + OF_IMPORT
                        + " and depth is null order by number limit :shown",
                named,
                "CFItems",
                PackageFault.Kind.CYCLE);
        return faults;
    }

    private void find(
            List<PackageFault> faults, String sql, MapSqlParameterSource named, String part, PackageFault.Kind kind) {
        faults.addAll(jdbc.query(
                sql,
                named,
                (row, at) -> new PackageFault(
                        part, row.getInt("number"), row.getInt("line"), kind, row.getString("detail"))));
    }

    /** The framework of this document, if the district has it; held until the transaction ends. */
    Optional<UUID> known(DistrictId district, String documentId) {
        return jdbc
                .queryForList(
                        "select id from standards_framework where district_id = :district and document_id = :document"
                                + " for update",
                        new MapSqlParameterSource("district", district.id()).addValue("document", documentId),
                        UUID.class)
                .stream()
                .findFirst();
    }

    /** What landing would do. */
    ImportCounts compare(Of of, @Nullable UUID framework, int otherLinks) {
        MapSqlParameterSource named = of.parameters().addValue("framework", framework);
        int items = count("select count(*) from standards_import_item" + OF_IMPORT, named);
        int doubled = count(
                "select count(*) from (select code from standards_import_item" + OF_IMPORT
                        + " group by code having count(*) > 1) d",
                named);
        if (framework == null) {
            return new ImportCounts(items, items, 0, 0, 0, 0, doubled, otherLinks);
        }
        int known = count("select count(*)" + BOTH, named);
        int back = count("select count(*)" + BOTH + " and e.withdrawn = true", named);
        int changed = count("select count(*)" + BOTH + " and e.withdrawn = false and " + DIFFERS, named);
        int missing = count("select count(*) from standards_item where " + MISSING, named);
        return new ImportCounts(
                items, items - known, changed, missing, back, known - back - changed, doubled, otherLinks);
    }

    /** Codes that mean another standard in the package than in the framework, some of them. */
    @Transactional(readOnly = true)
    List<String> moved(Of of, UUID framework) {
        return jdbc.queryForList(
                "select distinct e.code from standards_item e where " + MOVED + " order by e.code limit :shown",
                of.parameters().addValue("framework", framework).addValue("shown", SHOWN),
                String.class);
    }

    /** Brings it into the framework; nothing that was there is deleted. */
    UUID land(Of of, PackageReader.Document document, @Nullable String address, Set<String> taken, Instant at) {
        measure();
        UUID known = known(of.district(), document.identifier()).orElse(null);
        UUID framework = known == null ? UuidCreator.getTimeOrderedEpoch() : known;
        MapSqlParameterSource named = of.parameters()
                .addValue("framework", framework)
                .addValue("document", document.identifier())
                .addValue("title", document.title())
                .addValue("creator", document.creator())
                .addValue("adoption", document.adoption())
                .addValue("address", address)
                .addValue("now", OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        if (known == null) {
            jdbc.update(
                    "insert into standards_framework (id, version, district_id, document_id, label, title, creator,"
                            + " adoption, package_url, items, imported_at) values (:framework, 0, :district, :document,"
                            + " :label, :title, :creator, :adoption, :address, 0, :now)",
                    named.addValue("label", label(of.district(), document.title(), taken)));
        } else {
            jdbc.update(
                    "insert into standards_former_code (district_id, framework_id, code, identifier)"
                            + " select e.district_id, e.framework_id, e.code, e.identifier" + BOTH
                            + " and e.code <> i.code and not exists (select 1 from standards_former_code f"
                            + " where f.framework_id = e.framework_id and f.district_id = e.district_id"
                            + " and f.code = e.code and f.identifier = e.identifier)",
                    named);
            jdbc.update(
                    "insert into standards_former_code (district_id, framework_id, code, identifier)"
                            + " select e.district_id, e.framework_id, e.code, e.identifier from standards_item e where "
                            + MOVED
                            + " and not exists (select 1 from standards_former_code f"
                            + " where f.framework_id = e.framework_id and f.district_id = e.district_id"
                            + " and f.code = e.code and f.identifier = e.identifier)",
                    named);
            jdbc.update("update standards_item set withdrawn = true where " + MISSING, named);
            jdbc.update(
                    "merge into standards_item t using (select district_id, identifier, uri, parent, depth, place, code,"
                            + " kind, title, statement from standards_import_item" + OF_IMPORT + ") x"
                            + " on t.framework_id = :framework and t.district_id = x.district_id"
                            + " and t.identifier = x.identifier when matched then update set parent = x.parent,"
                            + " depth = x.depth, place = x.place, code = x.code, kind = x.kind, title = x.title,"
                            + " statement = x.statement, uri = x.uri, withdrawn = false",
                    named);
        }
        jdbc.update(
                "insert into standards_item (district_id, framework_id, identifier, uri, parent, depth, place, code, kind,"
                        + " title, statement, withdrawn) select district_id, cast(:framework as uuid), identifier, uri, parent,"
                        + " depth, place, code, kind, title, statement, false from standards_import_item i" + OF_IMPORT
                        + " and not exists (select 1 from standards_item e where e.framework_id = :framework"
                        + " and e.district_id = i.district_id and e.identifier = i.identifier)",
                named);
        jdbc.update(
                "update standards_framework set version = version + 1, title = :title, creator = :creator,"
                        + " adoption = :adoption, package_url = coalesce(:address, package_url), imported_at = :now,"
                        + " items = (select count(*) from standards_item e where e.framework_id = :framework"
                        + " and e.district_id = :district and e.withdrawn = false)"
                        + " where id = :framework and district_id = :district",
                named);
        return framework;
    }

    /** Its title, unless the district has another framework of that name: then with a number. */
    private String label(DistrictId district, String title, Set<String> taken) {
        Set<String> names = jdbc
                .queryForList(
                        "select label from standards_framework where district_id = :district",
                        new MapSqlParameterSource("district", district.id()),
                        String.class)
                .stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        taken.forEach(label -> names.add(label.toLowerCase(Locale.ROOT)));
        String base = title.length() > 240 ? title.substring(0, 240).strip() : title;
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? base : base + " (" + n + ")")
                .filter(label -> !names.contains(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    void faults(Of of, List<PackageFault> faults) {
        jdbc.batchUpdate(
                "insert into standards_import_fault (import_id, district_id, place, part, number, line, kind, detail)"
                        + " values (:import, :district, :place, :part, :number, :line, :kind, :detail)",
                IntStream.range(0, faults.size())
                        .mapToObj(at -> of.parameters()
                                .addValue("place", at)
                                .addValue("part", faults.get(at).part())
                                .addValue("number", faults.get(at).number())
                                .addValue("line", faults.get(at).line())
                                .addValue("kind", faults.get(at).kind().name())
                                .addValue("detail", faults.get(at).detail()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    @Transactional(readOnly = true)
    List<PackageFault> faultsOf(Of of) {
        return jdbc.query(
                "select part, number, line, kind, detail from standards_import_fault" + OF_IMPORT + " order by place",
                of.parameters(),
                (row, at) -> new PackageFault(
                        row.getString("part"),
                        row.getInt("number"),
                        row.getInt("line"),
                        PackageFault.Kind.valueOf(row.getString("kind")),
                        row.getString("detail")));
    }

    /** Forgets what was read, so that it can be read once more. */
    void clear(Of of) {
        for (String table : List.of("standards_import_item", "standards_import_link", "standards_import_fault")) {
            jdbc.update("delete from " + table + OF_IMPORT, of.parameters());
        }
    }

    /** Forgets what packages hold that are landed or not wanted any more. */
    void forgetClosed(DistrictId district) {
        for (String table : List.of("standards_import_item", "standards_import_link", "standards_import_fault")) {
            jdbc.update(
                    "delete from " + table + " where district_id = :district and import_id in (select id"
                            + " from standards_import where district_id = :district"
                            + " and status in ('LANDED', 'SET_ASIDE'))",
                    new MapSqlParameterSource("district", district.id()));
        }
    }

    private int count(String sql, MapSqlParameterSource named) {
        Integer count = jdbc.queryForObject(sql, named, Integer.class);
        return count == null ? 0 : count;
    }
}
