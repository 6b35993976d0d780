package org.waymark.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/** The district's micro-credentials. */
@Service
@Transactional
public class Definitions {

    private static final Logger log = LoggerFactory.getLogger(Definitions.class);

    private static final int LONGEST_SLUG = 100;

    private final DefinitionRepository definitions;
    private final PublishedVersionRepository versions;
    /** What a version says, and how long that is. */
    private record Content(DefinitionContent content, int letters) {}

    private static final String BY_SLUG = """
            select d.id, d.code, d.slug, d.stage, v.id as version, v.number
            from credential_definition d join definition_version v on v.id = d.current_version_id
            where d.slug = :slug and d.district_id = :district and v.district_id = :district
            """;

    /** Beside each as much again for the ids it is found by. */
    private final Remembered<Known, String> slugs = new Remembered<>((known, slug) -> 100 + slug.length());

    private final Remembered<DefinitionVersionId, Content> contents =
            new Remembered<>((version, content) -> content.letters());
    /** Of versions, which never change. */
    private final Remembered<KnownVersion, DefinitionRepository.Title> titles =
            new Remembered<>((known, title) -> 100 + title.title().length());

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Definitions(
            DefinitionRepository definitions,
            PublishedVersionRepository versions,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.definitions = definitions;
        this.versions = versions;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The current versions of what is live in a district, by title. */
    @Transactional(readOnly = true)
    public List<DefinitionVersion> published(DistrictId district) {
        return definitions.published(district).stream()
                .map(DefinitionRepository.Row::view)
                .toList();
    }

    /** The current versions of all there ever was in a district, whatever their stage, by code. */
    @Transactional(readOnly = true)
    public List<DefinitionVersion> all(DistrictId district) {
        return definitions.all(district).stream()
                .map(DefinitionRepository.Row::view)
                .toList();
    }

    /** Who tries it, as long as it is a pilot. */
    @Transactional(readOnly = true)
    public Optional<Pilot> pilot(DefinitionId definition, DistrictId district) {
        return definitions.findByIdAndDistrict(definition, district).map(CredentialDefinition::pilot);
    }

    /** A version with the time it was published. */
    public record Published(String number, Instant at, DefinitionContent content) {}

    /** All versions of one, the newest first. */
    @Transactional(readOnly = true)
    public List<Published> versions(DefinitionId definition, DistrictId district) {
        return versions.findByDefinitionAndDistrictOrderByPublishedAtDescIdDesc(definition, district).stream()
                .map(version -> new Published(version.number(), version.publishedAt(), version.content()))
                .toList();
    }

    /** The current version of one, if it is known in this district. */
    @Transactional(readOnly = true)
    public Optional<DefinitionVersion> current(DefinitionId definition, DistrictId district) {
        return definitions.current(definition, district).map(DefinitionRepository.Row::view);
    }

    /** The current versions of some of a district's, by title. */
    @Transactional(readOnly = true)
    public List<DefinitionVersion> current(Collection<DefinitionId> some, DistrictId district) {
        return some.isEmpty()
                ? List.of()
                : definitions.current(some, district).stream()
                        .map(DefinitionRepository.Row::view)
                        .toList();
    }

    /** The last part of its address, {@code /credentials/{slug}}, if it is known in this district: it never changes. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<String> slug(DefinitionId definition, DistrictId district) {
        return slugs.found(
                new Known(definition, district),
                known -> jdbc.sql(
                                "select slug from credential_definition where id = :definition and district_id = :district")
                        .param("definition", definition.id())
                        .param("district", district.id())
                        .query(String.class)
                        .optional());
    }

    private record Known(DefinitionId definition, DistrictId district) {}

    /** The current version of one, for a change: until it is done nobody else makes another. */
    public Optional<DefinitionVersion> currentForChange(DefinitionId definition, DistrictId district) {
        held(definition, district);
        return current(definition, district);
    }

    /**
     * The current version of the one at {@code /credentials/{slug}}. Most launches land there, so it is plain SQL, and reads
     * the long content only where this node has not seen it: a version never changes.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<DefinitionVersion> current(String slug, DistrictId district) {
        return jdbc.sql(BY_SLUG)
                .param("slug", slug)
                .param("district", district.id())
                .query((row, n) -> version(row, district))
                .optional();
    }

    private DefinitionVersion version(ResultSet row, DistrictId district) throws SQLException {
        DefinitionVersionId id = new DefinitionVersionId(row.getObject("version", UUID.class));
        return new DefinitionVersion(
                id,
                new DefinitionId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("slug"),
                row.getString("number"),
                contentOf(id, district),
                Stage.valueOf(row.getString("stage")),
                true);
    }

    /** Of a version that is known to be this district's. */
    private DefinitionContent contentOf(DefinitionVersionId version, DistrictId district) {
        return contents.of(version, unread -> content(unread, district)).content();
    }

    private Content content(DefinitionVersionId version, DistrictId district) {
        String text = jdbc.sql("select content from definition_version where id = :version and district_id = :district")
                .param("version", version.id())
                .param("district", district.id())
                .query(String.class)
                .single();
        return new Content(new ContentAsJson().convertToEntityAttribute(text), text.length());
    }

    /** The current version of the one with this code, such as WM-PSG-01, whatever its stage. */
    @Transactional(readOnly = true)
    public Optional<DefinitionVersion> byCode(String code, DistrictId district) {
        return definitions.byCode(code, district).map(DefinitionRepository.Row::view);
    }

    /** All that a district has, of every stage, by title; one read that opens no content. */
    @Transactional(readOnly = true)
    public List<NamedDefinition> named(DistrictId district) {
        return definitions.named(district);
    }

    /** Some of a district's by their names, for lists, where what names none may be looked up too; one read that opens no content. */
    @Transactional(readOnly = true)
    public Map<DefinitionId, NamedDefinition> named(Collection<DefinitionId> some, DistrictId district) {
        return some.isEmpty()
                ? Collections.emptyMap()
                : definitions.named(some, district).stream()
                        .collect(Collectors.toMap(NamedDefinition::id, named -> named));
    }

    /** The version an enrolment is pinned to. What it says is long, and read only where this node has not seen it. */
    @Transactional(readOnly = true)
    public DefinitionVersion version(DefinitionVersionId version, DistrictId district) {
        DefinitionRepository.Head head = definitions.version(version, district).orElseThrow();
        return new DefinitionVersion(
                version,
                head.definition(),
                head.code(),
                head.slug(),
                head.number(),
                contentOf(version, district),
                head.stage(),
                version.equals(head.current()));
    }

    /** What versions say, in one query. */
    @Transactional(readOnly = true)
    public Map<DefinitionVersionId, DefinitionContent> contents(
            Collection<DefinitionVersionId> versions, DistrictId district) {
        return versions.isEmpty()
                ? Map.of()
                : definitions.versions(versions, district).stream()
                        .collect(Collectors.toMap(PublishedVersion::getId, PublishedVersion::content));
    }

    /** The titles of versions, for lists. */
    @Transactional(readOnly = true)
    public Map<DefinitionVersionId, String> titles(Collection<DefinitionVersionId> versions, DistrictId district) {
        return said(versions, district, DefinitionRepository.Title::title);
    }

    /** The numbers of versions, such as 1.0.0, for lists that tell several of one micro-credential apart. */
    @Transactional(readOnly = true)
    public Map<DefinitionVersionId, String> numbers(Collection<DefinitionVersionId> versions, DistrictId district) {
        return said(versions, district, DefinitionRepository.Title::number);
    }

    private Map<DefinitionVersionId, String> said(
            Collection<DefinitionVersionId> versions,
            DistrictId district,
            Function<DefinitionRepository.Title, String> what) {
        List<KnownVersion> asked = versions.stream()
                .distinct()
                .map(version -> new KnownVersion(version, district))
                .toList();
        return titles.all(asked, unread -> read(unread, district)).values().stream()
                .collect(Collectors.toMap(DefinitionRepository.Title::version, what));
    }

    private Map<KnownVersion, DefinitionRepository.Title> read(Collection<KnownVersion> unread, DistrictId district) {
        return definitions.titles(unread.stream().map(KnownVersion::version).toList(), district).stream()
                .collect(Collectors.toMap(title -> new KnownVersion(title.version(), district), Function.identity()));
    }

    private record KnownVersion(DefinitionVersionId version, DistrictId district) {}

    /**
     * Puts a new micro-credential with its first version into a district, unless the code is taken there.
     *
     * @param number such as 1.0.0
     */
    public DefinitionVersionId publish(
            DistrictId district, String code, String number, DefinitionContent content, Stage stage) {
        DefinitionVersionId first = made(
                        district,
                        code,
                        number,
                        content,
                        stage,
                        freeSlug(content.title(), code, slug -> definitions.slugIsFree(slug, district)))
                .id();
        definitions.flush();
        return first;
    }

    /**
     * Puts many live ones into a district at once, none of whose codes is taken there; what is read does not grow with
     * their number.
     */
    public List<DefinitionVersion> publishAll(DistrictId district, List<Fresh> all) {
        Set<String> taken = all.isEmpty() ? new HashSet<>() : new HashSet<>(definitions.slugs(district));
        List<DefinitionVersion> made = all.stream()
                .map(one -> made(
                        district,
                        one.code(),
                        one.number(),
                        one.content(),
                        Stage.LIVE,
                        freeSlug(one.content().title(), one.code(), taken::add)))
                .toList();
        definitions.flush();
        return made;
    }

    /** Lets nobody else publish a version or move a stage until the end of the transaction. */
    public void hold(DistrictId district) {
        definitions.holdAll(district);
    }

    /** One that is to be live. */
    public record Fresh(String code, String number, DefinitionContent content) {}

    private DefinitionVersion made(
            DistrictId district, String code, String number, DefinitionContent content, Stage stage, String slug) {
        Instant now = clock.instant();
        DefinitionVersionId first = DefinitionVersionId.fresh();
        CredentialDefinition definition =
                definitions.save(new CredentialDefinition(district, code, slug, first, stage, now));
        PublishedVersion version =
                versions.save(new PublishedVersion(first, district, definition.id(), number, content, now));
        events.publishEvent(new VersionPublished(version.of(definition), district, true));
        log.info("Definition {} version {} published in district {}", definition.id(), number, district);
        return version.of(definition);
    }

    /**
     * Makes a new current version of a micro-credential; its code and address stay. Who had begun stays on the version
     * they began with.
     *
     * @param number not yet taken by one of its versions
     */
    public DefinitionVersionId publishVersion(
            DefinitionId definition, DistrictId district, String number, DefinitionContent content) {
        DefinitionVersionId next =
                moved(held(definition, district), district, number, content).id();
        versions.flush();
        return next;
    }

    /** The same for many at once, which are held by one read. */
    public List<DefinitionVersion> publishVersions(DistrictId district, Map<DefinitionId, Fresh> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<DefinitionVersion> made = new ArrayList<>();
        for (CredentialDefinition changed : definitions.holdAll(district)) {
            Fresh next = all.get(changed.id());
            if (next != null) {
                made.add(moved(changed, district, next.number(), next.content()));
            }
        }
        versions.flush();
        return made;
    }

    private DefinitionVersion moved(
            CredentialDefinition changed, DistrictId district, String number, DefinitionContent content) {
        DefinitionVersionId next = DefinitionVersionId.fresh();
        PublishedVersion version =
                versions.save(new PublishedVersion(next, district, changed.id(), number, content, clock.instant()));
        changed.moveTo(next);
        events.publishEvent(new VersionPublished(version.of(changed), district, false));
        log.info("Definition {} version {} published in district {}", changed.id(), number, district);
        return version.of(changed);
    }

    /** Says who tries a pilot. */
    public void isTriedBy(Pilot pilot, DefinitionId definition, DistrictId district) {
        held(definition, district).isTriedBy(pilot);
    }

    /** Opens a pilot to everyone. */
    public void goLive(DefinitionId definition, DistrictId district) {
        held(definition, district).goLive();
        log.info("Definition {} is live", definition);
    }

    /**
     * Closes it to those who have not begun.
     *
     * @param replacement where its page leads; one of the district's own
     */
    public void retire(DefinitionId definition, DistrictId district, @Nullable DefinitionId replacement) {
        if (replacement != null
                && definitions.findByIdAndDistrict(replacement, district).isEmpty()) {
            throw new DefinitionNotFound();
        }
        held(definition, district).retire(replacement);
        log.info("Definition {} is retired", definition);
    }

    private CredentialDefinition held(DefinitionId definition, DistrictId district) {
        return definitions.hold(definition, district).orElseThrow(DefinitionNotFound::new);
    }

    /** By the title; by the code, too, where another has that title or it has no letter that an address takes; then by a number. */
    static String freeSlug(String title, String code, Predicate<String> isFree) {
        String slug = slug(title);
        if (!slug.isEmpty() && isFree.test(slug)) {
            return slug;
        }
        String coded = slug(slug.substring(0, Math.min(slug.length(), LONGEST_SLUG - code.length() - 1)) + " " + code);
        String base = coded.substring(0, Math.min(coded.length(), LONGEST_SLUG - 8));
        String free = coded;
        for (int n = 2; !isFree.test(free); n++) {
            free = base + "-" + n;
        }
        return free;
    }

    /** "Formative assessment: acting on evidence" becomes formative-assessment-acting-on-evidence. */
    static String slug(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG));
        return cut.replaceAll("^-+|-+$", "");
    }
}
