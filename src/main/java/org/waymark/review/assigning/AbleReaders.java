package org.waymark.review.assigning;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.review.Conflicts;
import org.waymark.review.Qualified;
import org.waymark.review.agreement.ReviewPauses;
import org.waymark.review.assigning.ReaderFields.Reads;
import org.waymark.submission.SharedEvidence;
import org.waymark.submission.SubmissionId;

/** Who, of those who hold the role, may be given some work. What was given before is nobody's to take away here. */
@Service
@Transactional(readOnly = true)
public class AbleReaders {

    private static final Duration LATELY = Duration.ofDays(90);
    private static final int OFTEN = 3;

    private static final String OFTEN_WITH = "select other.reader_id from review mine"
            + " join review other on other.double_review_id = mine.double_review_id"
            + " and other.reader_id <> mine.reader_id and other.slot in ('FIRST', 'SECOND')"
            + " where mine.district_id = :district and mine.reader_id = :reader and mine.slot in ('FIRST', 'SECOND')"
            + " and mine.assigned_at >= :since and other.district_id = :district"
            + " group by other.reader_id having count(*) >= :often";

    private final Bonds bonds;
    private final Conflicts conflicts;
    private final SharedEvidence shared;
    private final GivenBackRepository givenBack;
    private final ReaderAwayRepository away;
    private final ReaderFields fields;
    private final ReviewPauses pauses;
    // Implemented by those who certify readers, where a district asks for it.
    private final ObjectProvider<Qualified> qualified;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    AbleReaders(
            Bonds bonds,
            Conflicts conflicts,
            SharedEvidence shared,
            GivenBackRepository givenBack,
            ReaderAwayRepository away,
            ReaderFields fields,
            ReviewPauses pauses,
            ObjectProvider<Qualified> qualified,
            Definitions definitions,
            DistrictSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.bonds = bonds;
        this.conflicts = conflicts;
        this.shared = shared;
        this.givenBack = givenBack;
        this.away = away;
        this.fields = fields;
        this.pauses = pauses;
        this.qualified = qualified;
        this.definitions = definitions;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of these readers, in their order, those who may be given this work now. */
    public List<PersonId> of(Collection<PersonId> readers, Work work) {
        DistrictId district = work.district();
        DistrictProfile profile = settings.of(district);
        Set<PersonId> able = new HashSet<>(readers);
        able.removeAll(barred(work.earner(), work));
        able.removeAll(pauses.paused(district));
        able.removeAll(away(profile, district));
        if (!able.isEmpty()) {
            able.removeAll(fields.notReading(
                    able,
                    work.definition(),
                    definitions.version(work.version(), district).content(),
                    district));
            able.retainAll(qualified(able, work.version(), district));
        }
        return readers.stream().filter(able::contains).toList();
    }

    /** Who must not read this work whatever else is so, were it this earner's. */
    public Set<PersonId> barred(PersonId earner, Work work) {
        DistrictId district = work.district();
        Set<PersonId> barred = new HashSet<>(near(earner, work.definition(), settings.of(district), district));
        barred.addAll(shared.broughtToo(work.submission(), district));
        barred.addAll(givenBack.of(work.doubleReview(), district));
        return barred;
    }

    /**
     * Of this work, in its order, what a reader may take without being given it: nothing of a colleague of their own school,
     * even where their district gives them such work, and nothing beside whom they have read with so often of late.
     */
    public List<Work> takeable(PersonId reader, List<Work> waiting, DistrictId district) {
        if (waiting.isEmpty()
                || pauses.isPaused(reader, district)
                || away(settings.of(district), district).contains(reader)) {
            return List.of();
        }
        Set<PersonId> near = bonds.of(reader, true, district);
        List<Work> able =
                waiting.stream().filter(work -> !near.contains(work.earner())).toList();
        Set<UUID> had = new HashSet<>(
                able.isEmpty()
                        ? List.of()
                        : givenBack.had(
                                reader, able.stream().map(Work::doubleReview).toList(), district));
        Set<SubmissionId> brought =
                shared.sharedWith(reader, able.stream().map(Work::submission).toList(), district);
        Set<UUID> often = able.isEmpty() ? Set.of() : withOften(reader, able, district);
        Set<DefinitionVersionId> theirs = read(reader, able, district);
        return able.stream()
                .filter(work -> !had.contains(work.doubleReview()))
                .filter(work -> !often.contains(work.doubleReview()))
                .filter(work -> !brought.contains(work.submission()))
                .filter(work -> theirs.contains(work.version()))
                .toList();
    }

    /** Of these, those with whom this reader has read so often of late that others are asked first. */
    public Set<PersonId> oftenWith(PersonId reader, DistrictId district) {
        return new HashSet<>(jdbc.sql(OFTEN_WITH)
                .param("district", district.id())
                .param("reader", reader.id())
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(LATELY), ZoneOffset.UTC))
                .param("often", OFTEN)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Of this work, where one of the two places is free and the other is of one with whom this reader has read so often. */
    private Set<UUID> withOften(PersonId reader, List<Work> some, DistrictId district) {
        return new HashSet<>(jdbc.sql("select held.double_review_id from review held"
                        + " join review free on free.double_review_id = held.double_review_id"
                        + " and free.reader_id is null and free.slot in ('FIRST', 'SECOND')"
                        + " where held.district_id = :district and free.district_id = :district"
                        + " and held.double_review_id in (:some) and held.slot in ('FIRST', 'SECOND')"
                        + " and held.reader_id in (" + OFTEN_WITH + ")")
                .param("district", district.id())
                .param("some", some.stream().map(Work::doubleReview).toList())
                .param("reader", reader.id())
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(LATELY), ZoneOffset.UTC))
                .param("often", OFTEN)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Why some of these readers cannot read one version now; whoever is left can. */
    Standing standing(
            Collection<PersonId> readers, DefinitionVersion version, Set<PersonId> near, DistrictId district) {
        List<PersonId> left = new ArrayList<>(readers);
        int apart = without(left, near);
        int paused = without(left, pauses.paused(district));
        int gone = without(left, away(settings.of(district), district));
        int elsewhere = without(
                left,
                left.isEmpty() ? Set.of() : fields.notReading(left, version.definition(), version.content(), district));
        Set<PersonId> unqualified = new HashSet<>(left);
        unqualified.removeAll(qualified(left, version.id(), district));
        int uncertified = without(left, unqualified);
        return new Standing(Set.copyOf(left), apart, paused, gone, elsewhere, uncertified);
    }

    /** @param able who can */
    record Standing(Set<PersonId> able, int apart, int paused, int away, int elsewhere, int unqualified) {}

    /** Whoever is too near to an earner to read what they hand in of one micro-credential. */
    Set<PersonId> near(PersonId earner, DefinitionId definition, DistrictProfile profile, DistrictId district) {
        Set<PersonId> near = bonds.of(earner, !profile.policies().readersOfSameSchool(), district);
        near.addAll(conflicts.with(earner, definition, district));
        near.add(earner);
        return near;
    }

    /** From the last business day before they go nothing new comes to those who will be away. */
    private Set<PersonId> away(DistrictProfile profile, DistrictId district) {
        BusinessDays days = profile.businessDays();
        LocalDate today = days.day(clock.instant());
        return Set.copyOf(away.between(today, days.next(today), district));
    }

    /** The versions of some work that a reader reads. */
    private Set<DefinitionVersionId> read(PersonId reader, List<Work> some, DistrictId district) {
        Map<DefinitionVersionId, DefinitionId> definitionOf = new HashMap<>();
        some.forEach(work -> definitionOf.put(work.version(), work.definition()));
        Reads reads = fields.of(reader, district);
        Set<DefinitionVersionId> read = new HashSet<>(definitionOf.keySet());
        if (!reads.named().isEmpty() && !read.isEmpty()) {
            Map<DefinitionVersionId, DefinitionContent> contents =
                    definitions.contents(definitionOf.keySet(), district);
            definitionOf.forEach((version, definition) -> {
                DefinitionContent content = contents.get(version);
                if (content == null || !reads.covers(definition, content)) {
                    read.remove(version);
                }
            });
        }
        definitionOf.keySet().retainAll(read);
        qualified.stream().forEach(each -> read.retainAll(each.versionsOf(reader, definitionOf, district)));
        return read;
    }

    private Set<PersonId> qualified(Collection<PersonId> readers, DefinitionVersionId version, DistrictId district) {
        Set<PersonId> left = new HashSet<>(readers);
        qualified.stream().forEach(each -> left.retainAll(each.of(Set.copyOf(left), version, district)));
        return left;
    }

    private static int without(List<PersonId> left, Set<PersonId> gone) {
        int before = left.size();
        left.removeAll(gone);
        return before - left.size();
    }
}
