package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;
import org.waymark.storage.FilesInUse;
import org.waymark.storage.InfectedFile;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.StoredFile;

/**
 * The agreement that a version of a rule carries out, as a PDF: one for each version. Like the version it never changes once
 * somebody may have read whom it pays.
 */
@Service
@Transactional
class RuleAgreements implements FilesInUse {

    static final long MOST_BYTES = 20 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(RuleAgreements.class);
    private static final String PDF = "application/pdf";

    private final RewardRules rules;
    private final EvidenceFiles files;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RuleAgreements(
            RewardRules rules,
            EvidenceFiles files,
            People people,
            Notices notices,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.rules = rules;
        this.files = files;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Why one is taken back. */
    enum Withdrawal {
        WRONG_FILE,
        PERSONAL
    }

    /**
     * @param state what is known of its safety; null where the file is gone
     * @param paid whether the version promised anybody anything: they may have read it
     */
    record Agreement(
            RewardRuleId rule,
            int number,
            String key,
            long bytes,
            @Nullable FileState state,
            boolean paid) {

        public boolean readable() {
            return state == FileState.SAFE;
        }

        /** Whoever looks for viruses would not take it: it is never read, and another may take its place. */
        public boolean unchecked() {
            return state == FileState.UNCHECKED;
        }

        public boolean mayGo() {
            return !paid || !readable();
        }

        public String path() {
            return path(rule, number);
        }

        static String path(RewardRuleId rule, int number) {
            return "/rules/" + rule + "/versions/" + number + "/agreement";
        }
    }

    /** Of a rule, by the number of the version. */
    @Transactional(readOnly = true)
    public Map<Integer, Agreement> of(RewardRuleId rule, DistrictId district) {
        return all(district).stream()
                .filter(each -> each.rule().equals(rule))
                .collect(Collectors.toMap(Agreement::number, each -> each));
    }

    /** Where those of a district that can be read are. */
    @Transactional(readOnly = true)
    public Set<String> paths(DistrictId district) {
        return all(district).stream()
                .filter(Agreement::readable)
                .map(Agreement::path)
                .collect(Collectors.toSet());
    }

    /**
     * Attaches it, in the place of one that could not be looked at. Its bytes come while nothing is held: who awards by the
     * rule does not wait for them.
     *
     * @return false where the version has one
     * @throws RefusedFile for what is no PDF that everybody can open; nothing is kept of it
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean attach(
            RewardRuleId rule, int number, String name, InputStream content, DistrictId district, PersonId by) {
        if (Boolean.TRUE.equals(transaction.execute(status -> isThere(rule, number, district)))) {
            return false;
        }
        StoredFile file = files.put(district.id(), name, content);
        boolean pdf = file.mediaType().equals(PDF);
        boolean attached = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean added = pdf && add(rule, number, file, district, by);
            if (!added) {
                files.forget(file.key());
            }
            return added;
        }));
        if (!pdf) {
            throw new RefusedFile(RefusedFile.Reason.WRONG_TYPE);
        }
        return attached;
    }

    private boolean isThere(RewardRuleId rule, int number, DistrictId district) {
        if (rules.one(rule, district).versions().stream().noneMatch(version -> version.number() == number)) {
            throw new RewardRuleNotFound();
        }
        Agreement there = of(rule, district).get(number);
        return there != null && !there.unchecked();
    }

    /** Of two at once the second finds the first's. */
    private boolean add(RewardRuleId rule, int number, StoredFile file, DistrictId district, PersonId by) {
        rules.hold(List.of(rule), district);
        Agreement before = of(rule, district).get(number);
        if (before != null) {
            if (!before.unchecked()) {
                return false;
            }
            remove(before, district);
        }
        jdbc.sql(
                        "insert into reward_rule_agreement (id, district_id, rule_id, number, storage_key, byte_count, added_at)"
                                + " values (:id, :district, :rule, :number, :key, :bytes, :now)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("rule", rule.id())
                .param("number", number)
                .param("key", file.key())
                .param("bytes", file.bytes())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(district.id(), by.toString(), Role.LEAD.name(), "reward-agreement-attached", rule + " " + number);
        log.info("An agreement was attached to version {} of reward rule {}", number, rule);
        return true;
    }

    /**
     * Takes it back while nobody whom it pays can have read it.
     *
     * @return false where it stays
     */
    public boolean takeBack(RewardRuleId rule, int number, Withdrawal why, DistrictId district, PersonId by) {
        rules.hold(List.of(rule), district);
        Agreement agreement =
                Optional.ofNullable(of(rule, district).get(number)).orElseThrow(RewardRuleNotFound::new);
        if (!agreement.mayGo()) {
            return false;
        }
        remove(agreement, district);
        audit.record(
                district.id(),
                by.toString(),
                Role.LEAD.name(),
                "reward-agreement-withdrawn",
                rule + " " + number + " " + why);
        log.info("The agreement of version {} of reward rule {} was taken back", number, rule);
        return true;
    }

    private void remove(Agreement agreement, DistrictId district) {
        jdbc.sql("delete from reward_rule_agreement where district_id = :district and storage_key = :key")
                .param("district", district.id())
                .param("key", agreement.key())
                .update();
        files.forget(agreement.key());
    }

    /** Its bytes; the caller closes them. */
    InputStream open(Agreement agreement) {
        return files.open(agreement.key());
    }

    /** Another can take its place, as the leads are told. */
    @EventListener
    void on(InfectedFile infected) {
        DistrictId district = new DistrictId(infected.district());
        all(district).stream()
                .filter(each -> each.key().equals(infected.key()))
                .findFirst()
                .ifPresent(each -> isInfected(each, district));
    }

    private void isInfected(Agreement agreement, DistrictId district) {
        jdbc.sql("delete from reward_rule_agreement where district_id = :district and storage_key = :key")
                .param("district", district.id())
                .param("key", agreement.key())
                .update();
        audit.record(
                district.id(), AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE, "reward-agreement-infected", agreement.key());
        people.inRole(Role.LEAD, district)
                .forEach(lead -> notices.send(new Notice(
                        district.id(),
                        lead.id(),
                        "reward-agreement-infected",
                        List.of(),
                        "/rules/" + agreement.rule())));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> among(Set<String> keys, UUID district) {
        return keys.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select storage_key from reward_rule_agreement where district_id = :district"
                                + " and storage_key in (:keys)")
                        .param("district", district)
                        .param("keys", keys)
                        .query(String.class)
                        .list());
    }

    private List<Agreement> all(DistrictId district) {
        List<Agreement> all = jdbc.sql("select a.rule_id, a.number, a.storage_key, a.byte_count, exists (select 1"
                        + " from entitlement e where e.district_id = a.district_id and e.rule_id = a.rule_id"
                        + " and e.rule_number = a.number) as paid from reward_rule_agreement a"
                        + " where a.district_id = :district")
                .param("district", district.id())
                .query((row, n) -> new Agreement(
                        new RewardRuleId(row.getObject("rule_id", UUID.class)),
                        row.getInt("number"),
                        row.getString("storage_key"),
                        row.getLong("byte_count"),
                        null,
                        row.getBoolean("paid")))
                .list();
        Map<String, FileState> states =
                files.states(all.stream().map(Agreement::key).toList(), district.id());
        return all.stream()
                .map(each -> new Agreement(
                        each.rule(), each.number(), each.key(), each.bytes(), states.get(each.key()), each.paid()))
                .toList();
    }
}
