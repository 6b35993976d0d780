package org.waymark.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Reads the rules of a district with all their versions. Every page of a micro-credential asks, so it is one statement of
 * plain SQL; whoever writes a rule sends it to the database at once.
 */
@Component
class WrittenRules {

    private static final String ALL = """
            select r.id, r.name, r.ended_on, v.number, v.content, v.from_on, v.until_on, v.agreement, v.agreement_on,
                   v.written_by_id, v.written_at
            from reward_rule_version v join reward_rule r on r.id = v.rule_id
            where v.district_id = :district and r.district_id = :district
            order by r.name, r.id, v.number
            """;

    /** What versions say, by their text: they never change, and most are read again and again. */
    private final Map<String, RuleContent> understood = new ConcurrentHashMap<>();

    private final RuleContentAsJson json = new RuleContentAsJson();
    private final JdbcClient jdbc;

    WrittenRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, the versions of each oldest first. */
    List<RewardRules.Ruled> of(DistrictId district) {
        Map<UUID, RewardRules.Ruled> rules = new LinkedHashMap<>();
        jdbc.sql(ALL).param("district", district.id()).query(row -> {
            rules.merge(row.getObject("id", UUID.class), rule(row), RewardRules.Ruled::and);
        });
        return List.copyOf(rules.values());
    }

    /** A row is a rule with one of its versions. */
    private RewardRules.Ruled rule(ResultSet row) throws SQLException {
        return new RewardRules.Ruled(
                new RewardRuleId(row.getObject("id", UUID.class)),
                row.getString("name"),
                day(row, "ended_on"),
                List.of(version(row)));
    }

    private RewardRules.Written version(ResultSet row) throws SQLException {
        return new RewardRules.Written(
                row.getInt("number"),
                new RuleDraft(
                        row.getString("name"),
                        understood.computeIfAbsent(row.getString("content"), json::convertToEntityAttribute),
                        row.getObject("from_on", LocalDate.class),
                        day(row, "until_on"),
                        row.getString("agreement"),
                        day(row, "agreement_on")),
                new PersonId(row.getObject("written_by_id", UUID.class)),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
