package org.waymark.award.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.jobs.DueJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/** The awards from elsewhere that people have in their record. */
@Service
@Transactional
class ImportedAwards {

    static final int MOST = 100;
    static final Duration AGAIN_AFTER = Duration.ofDays(30);
    static final Duration AFTER_NOTHING = Duration.ofDays(1);

    private static final int MOST_AN_HOUR = 1000;

    private static final int LONGEST_NAME = 1000;

    private final ImportedAwardRepository awards;
    private final Equivalents equivalents;
    private final Definitions definitions;
    private final Holders holders;
    private final People people;
    private final AuditLog audit;
    private final DueJobs due;
    private final ImportedCheck check;
    private final Clock clock;

    ImportedAwards(
            ImportedAwardRepository awards,
            Equivalents equivalents,
            Definitions definitions,
            Holders holders,
            People people,
            AuditLog audit,
            DueJobs due,
            ImportedCheck check,
            Clock clock) {
        this.awards = awards;
        this.equivalents = equivalents;
        this.definitions = definitions;
        this.holders = holders;
        this.people = people;
        this.audit = audit;
        this.due = due;
        this.check = check;
        this.clock = clock;
    }

    /**
     * One as its holder sees it.
     *
     * @param named whether it names an address or a DID that is proved to be its holder's
     * @param vainlyTriedAt when a check last came to nothing, if it was the last
     * @param stale whether it counts no more because nobody could tell for too long
     * @param countsAs the micro-credentials here that it counts for, by their titles
     */
    record Card(
            ImportedAwardId id,
            String title,
            String issuer,
            String standard,
            Finding finding,
            boolean named,
            Instant checkedAt,
            @Nullable Instant vainlyTriedAt,
            boolean stale,
            Instant earnedAt,
            @Nullable Instant until,
            List<String> countsAs) {}

    @Transactional(readOnly = true)
    List<Card> of(PersonId holder, DistrictId district) {
        List<ImportedAward> all = awards.findByHolderAndDistrictOrderByAddedAtDesc(holder, district);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Equivalent> rules = equivalents.inForce(district);
        Map<DefinitionId, NamedDefinition> titles = definitions.named(
                rules.stream().map(Equivalent::definition).distinct().toList(), district);
        Instant now = clock.instant();
        Holders.Known known = holders.of(holder, district);
        Set<ImportedAward> counting = Set.copyOf(counting(all, rules, known, holder, district));
        return all.stream()
                .map(award -> card(
                        award,
                        known.isNamedBy(award.read()),
                        now,
                        counting.contains(award)
                                ? rules.stream()
                                        .filter(rule -> rule.covers(award.issuer(), award.achievement()))
                                        .flatMap(rule -> Optional.ofNullable(titles.get(rule.definition())).stream())
                                        .map(NamedDefinition::title)
                                        .distinct()
                                        .toList()
                                : List.of()))
                .toList();
    }

    private static Card card(ImportedAward award, boolean named, Instant now, List<String> countsAs) {
        return new Card(
                award.id(),
                award.title(),
                award.issuerName().isEmpty() ? award.issuer() : award.issuerName(),
                award.standard(),
                award.finding(),
                named,
                award.checkedAt(),
                award.vainlyTriedAt(),
                award.isStale(now),
                award.earnedAt(),
                award.validUntil(),
                countsAs);
    }

    /**
     * Takes a badge that was checked into the record of whoever brought it.
     *
     * @throws ImportRefused for one that is not valid, or not theirs
     */
    ImportedAwardId add(Verdict verdict, PersonId holder, DistrictId district) {
        ReadBadge badge = verdict.badge();
        if (!verdict.isValid() || badge == null) {
            throw new ImportRefused(verdict.sentence());
        }
        if (!badge.standard().startsWith("Open Badges")) {
            throw new ImportRefused("award.elsewhere.refused.kind");
        }
        boolean named = holders.of(holder, district).isNamedBy(badge);
        if (!named && !badge.recipients().isEmpty()) {
            throw new ImportRefused("award.elsewhere.refused.address");
        }
        if (!named && badge.about() != null && badge.about().startsWith("did:")) {
            throw new ImportRefused("award.elsewhere.refused.did");
        }
        if (badge.issuer().length() > LONGEST_NAME
                || badge.achievement() != null && badge.achievement().length() > LONGEST_NAME) {
            throw new ImportRefused("award.elsewhere.refused.kind");
        }
        String fingerprint = fingerprint(badge);
        if (awards.existsByFingerprintAndHolderAndDistrict(fingerprint, holder, district)) {
            throw new ImportRefused("award.elsewhere.refused.twice");
        }
        if (named
                && !taken(Map.of(fingerprint, clock.instant()), holder, district)
                        .isEmpty()) {
            throw new ImportRefused("award.elsewhere.refused.taken");
        }
        if (awards.countByHolderAndDistrict(holder, district) >= MOST) {
            throw new ImportRefused("award.elsewhere.refused.many");
        }
        ImportedAward added = awards.save(new ImportedAward(district, holder, badge, fingerprint, verdict));
        audit.recordAbout(
                district.id(),
                holder.toString(),
                AuditLog.SELF_ROLE,
                "award-imported",
                holder.toString(),
                added.id().toString());
        return added.id();
    }

    /** The badge to the letter, for another check. */
    @Transactional(readOnly = true)
    Optional<String> credential(ImportedAwardId id, PersonId holder, DistrictId district) {
        return awards.findByIdAndHolderAndDistrict(id, holder, district).map(ImportedAward::credential);
    }

    /** The same, whoever holds it now. */
    @Transactional(readOnly = true)
    Optional<String> credential(ImportedAwardId id, DistrictId district) {
        return awards.findByIdAndDistrict(id, district).map(ImportedAward::credential);
    }

    /** Notes what a later check came to. */
    void checked(ImportedAwardId id, DistrictId district, Verdict verdict) {
        awards.findByIdAndDistrict(id, district).ifPresent(award -> award.checked(verdict));
    }

    /** Has those looked at whose turn it is. */
    void checkDue(DistrictId district) {
        Instant now = clock.instant();
        awards.due(district, now.minus(AGAIN_AFTER), now.minus(AFTER_NOTHING), Limit.of(MOST_AN_HOUR))
                .forEach(id -> due.schedule(check, id.toString(), new ImportedCheck.Due(id.id(), district.id())));
    }

    void remove(ImportedAwardId id, PersonId holder, DistrictId district) {
        ImportedAward award =
                awards.findByIdAndHolderAndDistrict(id, holder, district).orElseThrow(ImportedAwardNotFound::new);
        awards.delete(award);
        audit.recordAbout(
                district.id(),
                holder.toString(),
                AuditLog.SELF_ROLE,
                "award-import-removed",
                holder.toString(),
                id.toString());
    }

    void removeAll(PersonId holder, DistrictId district) {
        awards.findByHolderAndDistrictOrderByAddedAtDesc(holder, district).forEach(awards::delete);
    }

    /** One as it stands in the copy of what is held on a person. */
    record Copy(String id, String title, String issuer, Instant earnedAt, String lastCheck, String badge) {}

    @Transactional(readOnly = true)
    List<Copy> copies(PersonId holder, DistrictId district) {
        return awards.findByHolderAndDistrictOrderByAddedAtDesc(holder, district).stream()
                .map(award -> new Copy(
                        award.id().toString(),
                        award.title(),
                        award.issuer(),
                        award.earnedAt(),
                        award.finding().code(),
                        award.credential()))
                .toList();
    }

    /** What they count for here, each with the earliest day. */
    @Transactional(readOnly = true)
    Map<DefinitionId, Instant> counting(PersonId holder, DistrictId district) {
        List<Equivalent> rules = equivalents.inForce(district);
        if (rules.isEmpty()) {
            return Map.of();
        }
        List<ImportedAward> all = awards.findByHolderAndDistrictOrderByAddedAtDesc(holder, district);
        return counting(all, rules, holders.of(holder, district), holder, district).stream()
                .flatMap(award -> rules.stream()
                        .filter(rule -> rule.covers(award.issuer(), award.achievement()))
                        .map(rule -> Map.entry(rule.definition(), award.earnedAt())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? one : other));
    }

    /** Those that stand, name their holder by what is proved to be theirs now, and count for nobody else before them. */
    private List<ImportedAward> counting(
            List<ImportedAward> all,
            List<Equivalent> rules,
            Holders.Known known,
            PersonId holder,
            DistrictId district) {
        Instant now = clock.instant();
        List<ImportedAward> named = all.stream()
                .filter(award -> award.stands(now))
                .filter(award -> rules.stream().anyMatch(rule -> rule.covers(award.issuer(), award.achievement())))
                .filter(award -> known.isNamedBy(award.read()))
                .toList();
        Set<String> taken = taken(
                named.stream().collect(Collectors.toMap(ImportedAward::fingerprint, ImportedAward::addedAt)),
                holder,
                district);
        return named.stream()
                .filter(award -> !taken.contains(award.fingerprint()))
                .toList();
    }

    /** Which of these somebody else who is named by it brought before: several may read mail at one address. */
    private Set<String> taken(Map<String, Instant> added, PersonId holder, DistrictId district) {
        if (added.isEmpty()) {
            return Set.of();
        }
        List<PersonId> same = people.ids(holder, district);
        return awards.findByDistrictAndFingerprintIn(district, added.keySet()).stream()
                .filter(other -> !same.contains(other.holder()))
                .filter(other -> !other.addedAt().isAfter(added.get(other.fingerprint())))
                .filter(other -> holders.of(other.holder(), district).isNamedBy(other.read()))
                .map(ImportedAward::fingerprint)
                .collect(Collectors.toSet());
    }

    /** The same badge is the same whoever re-formats it, if it has an id; else its very letters. */
    private static String fingerprint(ReadBadge badge) {
        String id = badge.id();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((badge.issuer() + " " + (id == null ? badge.text() : id))
                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
