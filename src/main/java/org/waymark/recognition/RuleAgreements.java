package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;
import org.waymark.storage.FilesInUse;
import org.waymark.storage.InfectedFile;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.StoredFile;

/** The agreement that a version of a rule carries out, as a PDF: one for each version, and like the version it never changes. */
@Service
@Transactional
class RuleAgreements implements FilesInUse {

    static final long MOST_BYTES = 20 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(RuleAgreements.class);
    private static final String PDF = "application/pdf";

    private final RewardRules rules;
    private final EvidenceFiles files;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleAgreements(RewardRules rules, EvidenceFiles files, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.files = files;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param readable whether it is known to hold no virus */
    record Agreement(RewardRuleId rule, int number, String key, long bytes, boolean readable) {

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
     * Attaches it for good.
     *
     * @return false where the version has one
     * @throws RefusedFile for what is no PDF that everybody can open; nothing is kept of it
     */
    public boolean attach(
            RewardRuleId rule, int number, String name, InputStream content, DistrictId district, PersonId by) {
        if (rules.one(rule, district).versions().stream().noneMatch(version -> version.number() == number)) {
            throw new RewardRuleNotFound();
        }
        rules.hold(List.of(rule), district);
        if (of(rule, district).containsKey(number)) {
            return false;
        }
        StoredFile file = files.put(district.id(), name, content);
        if (!file.mediaType().equals(PDF)) {
            throw new RefusedFile(RefusedFile.Reason.WRONG_TYPE);
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

    /** Its bytes; the caller closes them. */
    InputStream open(Agreement agreement) {
        return files.open(agreement.key());
    }

    /** Another can take its place. */
    @EventListener
    void on(InfectedFile infected) {
        int gone = jdbc.sql("delete from reward_rule_agreement where district_id = :district and storage_key = :key")
                .param("district", infected.district())
                .param("key", infected.key())
                .update();
        if (gone > 0) {
            audit.record(
                    infected.district(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "reward-agreement-infected",
                    infected.key());
        }
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
        List<Agreement> all = jdbc.sql("select rule_id, number, storage_key, byte_count from reward_rule_agreement"
                        + " where district_id = :district")
                .param("district", district.id())
                .query((row, n) -> new Agreement(
                        new RewardRuleId(row.getObject("rule_id", UUID.class)),
                        row.getInt("number"),
                        row.getString("storage_key"),
                        row.getLong("byte_count"),
                        false))
                .list();
        Map<String, FileState> states =
                files.states(all.stream().map(Agreement::key).toList(), district.id());
        return all.stream()
                .map(each -> new Agreement(
                        each.rule(), each.number(), each.key(), each.bytes(), states.get(each.key()) == FileState.SAFE))
                .toList();
    }
}
